"""What is due: reminders, invitations that ran out, rounds without an outcome, cooperations that nobody reported.

Every thing that is due stands in the partition `DUE` of gsi2 by its instant, and leaves it or moves on in the transaction
of what is done, so nothing is missed however long nobody looked, and what happens twice changes nothing twice.

Comes by the schedule as `{"task": "due"}`. Items: `ROUND#…`, tallies. Events: `invitation.reminded`, `invitation.lapsed`,
`round.nudged`, `round.overdue`, `cooperation.due`. Mails: `opportunity-reminder`, `round-undecided`, `cooperation-due`.
"""
