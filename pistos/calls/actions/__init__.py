"""The deeds of calls, one module a noun; callers import from the module."""
