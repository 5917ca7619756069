"""The core: text in, findings out. It knows no Django, no database, no network and no clock."""

ANALYSIS_VERSION = "3"
"""Changes whenever the same text may yield other findings; stored results carry it."""
