"""A provider's mailboxes for invitations, and its switch; the routes stand with those of `organisations`."""
