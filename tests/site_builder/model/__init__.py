"""Tests of the shared language."""
