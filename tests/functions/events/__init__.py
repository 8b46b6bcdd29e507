"""Tests of what hears of the mails."""
