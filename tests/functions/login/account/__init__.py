"""Tests of the own account."""
