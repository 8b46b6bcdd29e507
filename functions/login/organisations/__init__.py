"""Organisations: brands that register themselves, their members, a provider's mailboxes and its switch.

`{kind}` is `brand`, `provider` or `programme` (whose `{id}` is `operators`: naming an operator is offering a membership
there; all its members are owners, and the last one stays).

| route | who | body | answer | codes beyond those of the session |
| --- | --- | --- | --- | --- |
| `GET /api/organisations` | anyone signed in | | 200 `{"organisations": [{"kind", "id", "name", "checked", "accepting", "is_suspended", "suspension", "role", "v"}]}` | |
| `POST /api/organisations` | anyone signed in | `{"id": ULID made by the page, "name": {"en"?, "zh"?}, "website"?}` | 201 the brand, as below; a repeat with the same id and the same name gives it again | `organisation.exists`, `organisation.name_needed`, `organisation.too_many`, `account.changed`, `edge.too_often` |
| `GET /api/organisations/{kind}/{id}` | members | | 200 `{"kind", "id", "name", "website", "checked": "domain" or "operator" or "unchecked", "accepting", "mailboxes": [{"id", "address", "language", "is_confirmed"}], "members": [{"id", "name", "address", "role", "since"}], "offers": [{"id", "address", "role", "expires_at"}], "role", "v"}` | `organisation.unknown`, `organisation.suspended` (also below) |
| `PATCH /api/organisations/brand/{id}` | owners | `{"name"?, "website"?, "v"}` | 204; a new website is checked again | `organisation.owners_only` (also below), `organisation.changed` |
| `DELETE /api/organisations/{kind}/{id}` | owners | `{"v"}` | 204; brand or provider, by its only member; a provider's entry may be claimed anew | `member.last_owner` (others belong to it), `organisation.changed`, `account.changed` |
| `POST /api/organisations/{kind}/{id}/members` | owners | `{"email", "role", "lang"}` | 202 `{"address"}`; the same whoever has an account | `member.too_many`, `member.already`, `edge.too_often` |
| `PUT /api/organisations/{kind}/{id}/members/{account}` | owners | `{"role"}` | 204 | `member.unknown`, `member.last_owner`, `account.changed` |
| `DELETE /api/organisations/{kind}/{id}/members/{account}` | owners, and each member for itself | | 204 | as above |
| `DELETE /api/organisations/{kind}/{id}/offers/{digest}` | owners | | 204 | |
| `PUT /api/organisations/provider/{id}/accepting` | members | `{"accepting"}` | 204 | |
| `POST /api/organisations/provider/{id}/mailboxes` | owners | `{"email", "lang"}` | 202 `{"id", "is_confirmed"}`; the own mailbox is confirmed at once | `mailbox.too_many`, `mailbox.known`, `organisation.changed`, `edge.too_often` |
| `DELETE /api/organisations/provider/{id}/mailboxes/{digest}` | owners | | 204 | `mailbox.unknown`, `mailbox.last`, `organisation.changed` |
| `POST /api/mailboxes/confirm` | anyone with the mail | `{"provider", "token"}`, both behind `#` in the link `/confirm#p=…&t=…` | 200 `{"name"}` | `mailbox.unknown` |

Items: `BRAND#…`, `PROV#…`, `PROG#operators` with `MEM#…` and `OFFER#…`, `MAIL#…/OFFER#…`, `RATE#mails`, `OUT#…`. Events:
`organisation.made`, `organisation.changed`, `organisation.closed`, `member.invited`, `member.role_changed`, `member.left`,
`member.invitation_withdrawn`, `provider.accepting`, `provider.not_accepting`, `mailbox.named`, `mailbox.confirmed`,
`mailbox.removed`. Mails: `member-invited`, `mailbox-confirm`.
"""
