"""The room of people and organisations: who somebody is, and for whom somebody speaks.

Its parts have a map of their routes, items and events each: `entry` (the way in), `account` (the own account),
`organisations` (brands, members), `mailboxes` (where a provider's invitations go), `claims` (entries get their people) and
`desk` (the operators). Every refusal is problem+json with a code of `functions/refusals.py`; every part may answer with
`session.needed`, `account.suspended`, `edge.form` (with the fields at fault), `edge.busy` (try again after `Retry-After`)
and the other codes of the edge. What changes something is JSON from the site's own pages.
"""
