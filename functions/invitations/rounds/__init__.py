"""A brand's rounds.

| route | who | answer |
| --- | --- | --- |
| `POST /api/rounds/{brand}/preview` | members, operators | who can be reached, warnings, figures, the mail, what is left of the limits |
| `POST /api/rounds/{brand}` | members, operators on the brand's behalf | 201 the round: sent, or waiting for an operator; a repeat answers the same |
| `GET /api/rounds/{brand}?after=` | members | the rounds, newest first |
| `GET /api/rounds/{brand}/{round}` | members | the board |
| `POST .../decide`, `.../evaluating`, `.../withdraw` | members | the states of the whole round |
| `POST .../questions/{question}/answer` | members | 204; everybody in play gets a mail |
| `GET`, `POST .../threads/{provider}` | members | messages to one provider |
| `GET .../downloads` | members | who took which document |

A round of n providers is one transaction of 3n + 4 writes and one more a document. `BRAND#…/SENDS` holds what the limits
count, under a version: of two rounds at once one is told to come again. Events: `round.held`, `round.sent`,
`round.decided`, `round.evaluating`, `round.withdrawn`, `question.answered`, `message.written`. Mails: `opportunity`,
`opportunity-blind`, `round-held`, `chosen`, `not-chosen`, `still-evaluating`, `invitation-withdrawn`, `question-answered`,
`message-received`.
"""
