"""The way in: a mail with a link and a code, and the session that either opens.

| route | body | answer | codes |
| --- | --- | --- | --- |
| `GET /api/health` | | 200 `{"status": "ok"}` | |
| `POST /api/login` | `{"email", "lang": "en" or "zh", "next"?}` | 202 `{"minutes": 10}`, cookie `__Host-login`; the same whoever has an account | `edge.form`, `edge.too_often` |
| `POST /api/login/finish` | `{"token"}` (43 characters, behind `#t=` in the link) or `{"code"}` (six digits); with the cookie of the browser that asked | 200 `{"next", "language", "is_new"}`, cookie `__Host-session` | `login.wrong` (a try is spent; five), `login.ended` (no login here, too old, used, replaced by a newer one, or too many tries: ask again) |

Who proves a mailbox that has no account gets one: registering and signing in are the same act. `next` is an address of a
page behind the language (`/desk`, `/claim?provider=baozun`); what is none becomes `/desk`. The page shows `/{lang}{next}`.

Items: `LOGIN#…`, `MAIL#…/LOGIN`, `MAIL#…/A`, `ACC#…`, `OUT#…`, `RATE#login-…`. Events: `account.made`,
`account.signed_in`, `organisation.first_operator`. Mail: `login`.
"""
