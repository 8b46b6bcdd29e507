"""Tests of the rules of the content."""
