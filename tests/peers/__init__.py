"""Comparisons with tools on Node and Java: run by `./dev test --peers`."""
