"""Reads of the catalogue, one module a noun; callers import from the module."""
