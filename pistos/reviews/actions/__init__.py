"""The deeds of reviews, one module a matter; callers import from the module."""
