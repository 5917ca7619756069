"""Comparator: how each outlet told the same story, with the exact words."""
