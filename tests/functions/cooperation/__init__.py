"""Tests of cooperation records."""
