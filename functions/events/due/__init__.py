"""What is due: reminders, ends of invitations, rounds without an outcome, unreported cooperations, old documents.

Every thing that is due stands in the partition `DUE` of gsi2 by its instant, and leaves it or moves on in the transaction
of what is done, so nothing is missed however long nobody looked, and what happens twice changes nothing twice.

Comes by the schedule as `{"task": "due"}`. Items: `ROUND#…`, `BRAND#…/DOC#…`, tallies. Events: `document.deleted`, `invitation.reminded`, `invitation.lapsed`,
`round.nudged`, `round.overdue`, `cooperation.due`. Mails: `opportunity-reminder`, `round-undecided`, `cooperation-due`.
"""
