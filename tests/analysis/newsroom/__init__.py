"""Made-up news for measuring quotes, speakers and names: see score.py."""
