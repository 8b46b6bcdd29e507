"""Tests of the real content."""
