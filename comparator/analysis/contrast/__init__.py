"""What differs between aligned passages: the steps of differences.py and verdicts.py."""
