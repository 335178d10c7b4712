"""Reads of complaints, one module a noun."""
