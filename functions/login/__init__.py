"""The room of people and organisations. Its parts: entry, account, organisations, claims, desk."""
