"""Tests of the work of closing a quarter."""
