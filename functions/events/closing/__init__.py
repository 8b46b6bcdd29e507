"""Closing a quarter: every provider that claimed its entry is looked at, slice by slice, in the order of their identifiers.

Comes by `due`, where the quarter's item stands while it is at work. For each provider the tallies of the window are made
again from the lines of its book; where one differs the work stops, and the item reports it. A preview counts what the
scores would be; closing freezes them, each put once. A slice lasts less than a minute and reads a bounded number of
providers at a time.

Items: `PROG#operators/CLOSE#…`, `PROV#…/Q#…`, and of every provider `TALLY#…`, `STORES`, `FACT#…`, `IND#…`.
"""
