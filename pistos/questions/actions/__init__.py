"""The deeds of questions and suggestions, one module a noun; callers import from the module."""
