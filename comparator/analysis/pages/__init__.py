"""From a page to its article: the steps of page_text.py."""
