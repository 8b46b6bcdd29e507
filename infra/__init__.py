"""What stands around the site: one table for the edge, and the servers that read it."""
