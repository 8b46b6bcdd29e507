"""The published file: the only way from the database to a page.

Comes by the schedule as `{"task": "publish"}`, and when an operator asks (`PROG#operators/PUBLISH` is due then). It lists
who claimed an entry and what both sides of a cooperation show, by sparse indexes, never by a scan; tallies come in batches.
The file is `data/published.json` of the site's bucket; `hezuo build --published FILE` takes it. Type:
`site_builder/model/published.py`. The scores of published quarters come by their index in the order of providers.
Items: gsi1 `CLAIMED`, gsi1 `SHOWN`, gsi1 `QUARTER#…`, tallies, `PROG#operators/CLOSE#…`.
"""
