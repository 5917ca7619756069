"""Choice of words: terms, labels, claims and sources."""
