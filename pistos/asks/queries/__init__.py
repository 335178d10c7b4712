"""Reads of asks, by what they answer."""
