"""Tests of the site on this machine."""
