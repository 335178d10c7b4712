"""The deeds."""
