"""The deeds of the help pages, one module a noun; callers import from the module."""
