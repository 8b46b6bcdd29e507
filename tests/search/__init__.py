"""What search must find: a corpus, queries and the rules of their truth."""
