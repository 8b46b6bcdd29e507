"""The operators' desk: queues, the word for an unchecked brand, suspension.

| route | body | answer | codes beyond those of the session, `operator.only` |
| --- | --- | --- | --- |
| `GET /api/queues/brands?after=` | | 200 `{"lines": [{"id", "name", "website", "at"}], "after"}`: unchecked brands, oldest first; `after` is the next page's, or null | |
| `GET /api/queues/claims?after=` | | 200 `{"lines": [{"provider", "name", "account", "claimant", "address", "by", "at"}], "after"}` | |
| `GET /api/queues/asks?after=` | | 200 `{"lines": [{"provider", "name", "brands", "last_at"}], "after"}`: providers that brands ask for, in the order of their ids | |
| `GET /api/queues/mails?after=` | | 200 `{"lines": [{"mailbox", "mail", "address", "why", "event", "organisation", "at"}], "after"}`: mailboxes that get no more mail (`bounce`, `complaint`), and mails that nobody got (`refused`, `failed`, `nobody`) | |
| `POST /api/queues/mails/{mailbox}/open` | `{"reason"}` | 204: mails go there again | `mailbox.unknown` |
| `POST /api/queues/mails/missed/{mail}/close` | `{"reason"}` | 204: somebody has seen to it | `mail.unknown` |
| `POST /api/organisations/brand/{id}/release` | `{"reason"}` | 204: an operator vouches for the brand | `release.unknown`, `release.not_waiting`, `organisation.changed` |
| `PUT /api/suspensions/{kind}/{id}` | `{"reason"}`; kind `person`, `brand` or `provider` | 204: at once, everywhere | `suspension.unknown`, `suspension.already`, `suspension.operator` (remove an operator from the programme first) |
| `POST /api/suspensions/{kind}/{id}/end` | `{"reason"}` | 204 | `suspension.unknown`, `suspension.none` |

Operators are the members of the organisation `programme/operators`: they are named, listed and removed by the routes of
`organisations`. Claims are decided, and entries offered, by those of `claims`.

Items: gsi2 `QUEUE#BRAND`, `QUEUE#CLAIM`, `QUEUE#ASK`, `QUEUE#MAIL`; `suspended_at` and `suspension` on accounts and organisations.
Events: `brand.released`, `person.suspended`, `person.restored`, `organisation.suspended`, `organisation.restored`,
`mailbox.opened`; beside the operators `mail.closed`.
Mails: `brand-released`, `suspended`, `restored`.
"""
