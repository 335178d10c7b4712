"""The deeds of the shop's name, one module a noun; callers import from the module."""
