"""Tests of the room's part."""
