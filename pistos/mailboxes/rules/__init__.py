"""The rules of mailboxes by noun, pure."""
