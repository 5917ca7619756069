"""Which event an article belongs to: what is kept of it, how alike two are, and what stands together."""
