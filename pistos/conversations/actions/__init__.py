"""The deeds of conversations, one module a noun; callers import from the module."""
