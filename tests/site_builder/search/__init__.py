"""Tests of the search's index."""
