"""Tests of the edge and of what serves the site."""
