"""The site on this machine: the built folder behind the edge's own rules, rebuilt and reloaded on change."""
