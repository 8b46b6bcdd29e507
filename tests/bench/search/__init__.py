"""The search beside MiniSearch, FlexSearch and Pagefind, in Chromium, on the same providers and in one run."""
