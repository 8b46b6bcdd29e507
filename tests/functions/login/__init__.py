"""Tests of login, accounts, organisations and claims."""
