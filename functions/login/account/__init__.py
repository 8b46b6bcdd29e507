"""A person's own account: name, language, devices, data, offers, and leaving.

| route | body | answer | codes beyond `session.needed`, `account.suspended` |
| --- | --- | --- | --- |
| `GET /api/me` | | 200 `{"id", "name", "address", "language", "is_operator", "memberships": [{"kind", "id", "role"}], "v"}` | |
| `PATCH /api/me` | `{"name"?, "language"?, "v"}` | 200 as above | `account.changed` |
| `GET /api/me/devices` | | 200 `{"devices": [{"id", "browser", "created_at", "seen_at", "is_this"}]}` | |
| `DELETE /api/me/devices/{device}` | | 204 | `account.device_unknown` |
| `POST /api/me/logout` | | 204, `Clear-Site-Data: "cookies"` | |
| `POST /api/me/logout-everywhere` | | 204, the same | |
| `GET /api/me/export` | | 200: everything kept about the person | (also for a suspended person) |
| `DELETE /api/me` | `{"v"}` | 204; events keep the organisation and lose the person | `account.last_owner` (hand over or close first), `account.changed` |
| `GET /api/me/offers` | | 200 `{"offers": [{"kind", "id", "name", "role", "purpose": "member" or "claim", "inviter", "expires_at"}]}` | |
| `POST /api/me/offers/{kind}/{id}/accept` | | 200 as `GET /api/me`; a claim is accepted by `POST /api/claims` instead | `invitation.unknown`, `organisation.unknown`, `organisation.suspended`, `member.already`, `member.too_many`, `organisation.too_many`, `account.changed` |
| `DELETE /api/me/offers/{kind}/{id}` | | 204 | `invitation.unknown` |

Items: `ACC#…`, `MAIL#…/OFFER#…`, the copies in `…/MEM#…`. Events: `account.changed`, `account.ended_sessions`,
`account.deleted`, `member.joined`, `member.left`. Log out with `POST`, as everything that changes something.
"""
