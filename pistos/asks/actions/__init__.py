"""The deeds on asks, by noun."""
