"""Writes: keyword-only functions named <entity>_<action>, each with its transaction inside."""
