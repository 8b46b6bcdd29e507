"""The room of cooperation records: one side reports, the other confirms, corrects or disputes, an operator settles.

| route | who | answer |
| --- | --- | --- |
| `GET /api/cooperations/{kind}/{organisation}?after=` | members | the records, newest first |
| `POST /api/cooperations/{kind}/{organisation}` | members | 201 the record; a repeat answers the same |
| `GET /api/cooperations/{kind}/{organisation}/{record}` | members | the record with its evaluations |
| `POST .../confirm`, `.../correct`, `.../dispute`, `.../end` | members, by the table of `rules.py` | the record |
| `PUT .../shown` | members | 204; public only where both sides say so |
| `POST .../evaluations` | the brand's members | 201, once a quarter |
| `POST .../evaluations/{period}/reply` | the provider's members | 204, once |
| `POST /api/cooperations/brand/.../authorisations` | the brand's members | 201 what the provider may do until when |
| `POST .../authorisations/{id}/end` | members | the authorisation: revoked by the brand, returned by the provider |
| `GET /api/queues/cooperations?after=` | operators | disputed records, oldest first |
| `POST /api/queues/cooperations/{record}/settle` | operators | the record |

A provider reports what came of an invitation by its round, so it needs no identifier of the brand. Tallies count confirmed
records only. Items: `COOP#…/A`, `DISPUTE`, `EVAL#…`, `AUTH#…`. Events: `cooperation.claimed`, `cooperation.corrected`,
`cooperation.confirmed`, `cooperation.disputed`, `cooperation.settled`, `cooperation.ended`, `cooperation.shown`,
`cooperation.evaluated`, `cooperation.replied`, `cooperation.authorised`, `cooperation.deauthorised`. Mails: those of `site_builder/model/cooperation_mail.py`.
"""
