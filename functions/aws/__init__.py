"""The only modules that know AWS: table, mail service, and the collaborators made of them."""
