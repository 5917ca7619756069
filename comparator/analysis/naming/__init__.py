"""Who and what is named: the steps of names.py."""
