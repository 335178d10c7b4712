"""The deeds of mailboxes, one module a noun; callers import from the module."""
