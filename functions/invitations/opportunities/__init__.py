"""My Business Opportunities: a provider's side of the rounds it is invited to.

| route | answer |
| --- | --- |
| `GET /api/opportunities/{provider}?tab=&after=` | the inbox: one question of the index, whatever its size |
| `GET /api/opportunities/{provider}/{round}` | the brief, the provider's own answers, questions |
| `PUT .../view`, `PUT .../confidentiality` | 204, once or again |
| `POST .../interest`, `POST .../decline` | the state; the same again answers the same |
| `POST .../questions` | 201; the brand gets a mail, which does not say who asked |
| `GET`, `POST .../thread` | messages to the brand |

All of it is for the provider's members. Who is too late is told the state that another one made: `invitation.<state>`.
Events: `invitation.viewed`, `invitation.confidential`, `invitation.interested`, `invitation.declined`, `question.asked`,
`message.written`. Mails: `provider-interested`, `provider-declined`, `question-asked`, `message-received`.
"""
