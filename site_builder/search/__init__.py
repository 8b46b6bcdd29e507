"""What the browser searches: columns of all providers, and further parts that it loads when a query needs them.

Rows are the listed providers by display name. `main` has names, facets and sort keys; `more` what a query may also find
and a line also shows; `pinyin`, `variants` and `texts` wait for a query that needs them. Every column is a text of
numbers (`coding`), so that a part is JSON and compresses like a binary file.
"""
