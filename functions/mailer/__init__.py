"""Sends what stands in the outbox."""
