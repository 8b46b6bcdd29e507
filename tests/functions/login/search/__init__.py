"""Tests of the operators' search."""
