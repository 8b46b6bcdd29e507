"""The operators' part of the room.

| route | body | answer |
| --- | --- | --- |
| `GET /api/queues/rounds?after=` | | rounds of unchecked brands, oldest first |
| `GET /api/queues/rounds/{round}` | | one of them, whole |
| `POST /api/queues/rounds/{round}/release` | `{"reason"}` | it goes out, and the brand is vouched for |
| `POST /api/queues/rounds/{round}/refuse` | `{"reason"}` | 204; the brand is told |
| `GET /api/ledger/{kind}/{id}?after=` | | what happened to a record, newest first; nothing of it can be changed |

Events: `round.sent`, `round.refused`. Mails: `round-released`, `round-refused`, `opportunity`.
"""
