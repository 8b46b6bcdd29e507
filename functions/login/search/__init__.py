"""Operators find people, brands and providers: by number, by mailbox, by the beginning of a name.

| route | body | answer |
| --- | --- | --- |
| `POST /api/search` | `{"text"}` | 200 `{"lines": [{"kind", "id", "name", "detail", "suspended"}]}`, at most 41 |

The text is posted, since a mailbox must not stand in an address, which is logged. A mailbox is found by its digest: in
full, never by a part of it. A provider's name is looked for in the snapshot, a brand's in gsi1 `NAMES`, where each brand
stands under its English name; the other name is looked for among the first five hundred. Items: none of its own.
"""
