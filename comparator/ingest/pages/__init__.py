"""Web pages: what is the article, and what their data say."""
