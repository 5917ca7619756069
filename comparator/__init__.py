"""Comparator: how each outlet told the same story, with the exact words."""

__version__ = "0.1.0"
