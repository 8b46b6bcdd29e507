"""What each page shows; one module per kind of page, each yields `Page` values and decides nothing about markup."""
