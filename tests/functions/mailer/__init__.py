"""Tests of what sends the mails."""
