"""The deeds of buying, one module a noun; callers import from the module."""
