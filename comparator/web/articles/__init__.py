"""One article: read, added, put right."""
