"""Claims: how a published entry gets its people; and brands that ask for a provider that nobody claimed.

| route | who | body | answer | codes beyond those of the session |
| --- | --- | --- | --- | --- |
| `GET /api/claims/{provider}` | anyone signed in | | 200 `{"provider", "name", "is_taken", "is_yours", "by": "domain", "offer" or "nothing"}`: whether and by what the person may claim it | `claim.provider_unknown` |
| `POST /api/claims` | anyone signed in | `{"provider"}` | 201 `{"state": "granted"}`: the person is an owner now; or 202 `{"state": "open"}`: it is taken, the first claimant and the operators decide | `claim.provider_unknown`, `claim.elsewhere` (no mailbox at the entry's domain, and no offer), `claim.already_yours`, `claim.open`, `organisation.suspended`, `organisation.too_many`, `account.changed`, `edge.too_often` |
| `GET /api/organisations/provider/{id}/claims` | members, operators | | 200 `{"claims": [{"account", "name", "address", "by", "at"}]}` | `organisation.unknown` |
| `POST /api/organisations/provider/{id}/claims/{account}` | owners, operators | `{"decision": "grant" or "refuse", "reason"}` | 204 | `claim.unknown`, `organisation.owners_only`, `member.too_many`, `member.already`, `account.changed` |
| `POST /api/claims/offers` | operators | `{"provider", "email", "lang"}` | 202 `{"address"}`: the holder of that mailbox may claim the entry for 14 days | `claim.provider_unknown`, `edge.too_often` |
| `PUT /api/organisations/brand/{id}/asks/{provider}` | members of the brand | `{}` | 204, once or again | `claim.provider_unknown`, `ask.reachable` |

A claim link carries no credential: it leads to the login and then to the claim, which holds for the mailbox only. Items:
`PROV#…/A`, `CLAIM#…`, `ASK#…`, `ASKS`, `MAIL#…/OFFER#provider#…`. Events: `claim.made`, `claim.opened`, `claim.granted`,
`claim.refused`, `claim.offered`, `ask.made`. Mails: `claim-offered`, `claim-made`, `claim-granted`, `claim-refused`.
"""
