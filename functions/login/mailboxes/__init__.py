"""A provider's mailboxes for invitations, and its switch; the map of `organisations` lists the routes."""
