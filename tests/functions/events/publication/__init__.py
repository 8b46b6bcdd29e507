"""Tests of the published file."""
