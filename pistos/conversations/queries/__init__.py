"""Reads of conversations, one module a noun."""
