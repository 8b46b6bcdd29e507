"""The room of scores: a provider's own score and what is behind it, and the operators' closing of quarters.

| route | who | answer |
| --- | --- | --- |
| `GET /api/scores/{provider}` | members, operators | the score of today beside the frozen quarters, with what each rests on |
| `GET /api/scores/{provider}/events?quarter=&indicator=&after=` | members, operators | the events behind a value |
| `POST /api/scores/{provider}/disputes` | members | 204; the event goes to the operators |
| `GET /api/queues/scores?after=` | operators | disputed events, oldest first |
| `POST /api/queues/scores/{provider}/{quarter}/{event}/settle` | operators | 204; it stands, or is struck out |
| `GET /api/quarters`, `GET /api/quarters/{quarter}` | operators | how far each quarter is, with its report |
| `POST /api/quarters/{quarter}/indicators` | operators | a platform's figures as CSV: whole, or not at all |
| `POST /api/quarters/{quarter}/preview`, `.../close` | operators | 202; `events` does the work |
| `POST /api/quarters/{quarter}/publish` | operators | 202; the next published file has it |
| `POST /api/quarters/{quarter}/corrections` | operators | 201 a further revision of one provider's score |

Items: `PROV#…/FACT#…`, `IND#…`, `Q#…`, `TALLY#…`, `STORES`; `PROG#operators/CLOSE#…`, `FILES#…`. Events: `score.disputed`,
`score.settled`, `score.corrected` beside the provider; `quarter.imported`, `quarter.previewed`, `quarter.closed`,
`quarter.published` beside the operators. Mail: `score-settled`.
"""
