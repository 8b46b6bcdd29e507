"""Tests of scores and of the closing of quarters."""
