"""Tests of a provider's mailboxes."""
