"""Reads of surveys, one module a noun; callers import from the module."""
