"""The room of briefs, rounds and invitations: a brand invites providers, they answer, the brand chooses.

Its parts have a map of their routes each: `rounds` (the brand's side), `opportunities` (the provider's), `desk` (the
operators' queue of first rounds, and the ledger), `responses` (one's own figures). `rules.py` is the table of
what may happen to an invitation; every move is one transaction with its line of the ledger, its counts and its mails.

A provider reads its round and its own invitation by their keys, never a rival's. Of a blind round the brand's name and its
documents are hidden until the provider accepts confidentiality; who asked a question is hidden from everybody but operators.
"""
