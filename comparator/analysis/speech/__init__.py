"""Who says what: the steps of quotes.py."""
