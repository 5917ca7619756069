"""Which passages say the same: the steps of align.py and compare.py."""
