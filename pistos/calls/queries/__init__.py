"""Reads of calls; callers import from the module."""
