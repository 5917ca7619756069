"""Numbers and days: the steps of figures.py."""
