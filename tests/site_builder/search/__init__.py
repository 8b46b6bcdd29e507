"""Tests of the files that browsers search and rank by."""
