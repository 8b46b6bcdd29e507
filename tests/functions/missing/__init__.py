"""Tests of the pages for what is missing."""
