"""The deeds of complaints, one module a noun; callers import from the module."""
