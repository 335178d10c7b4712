"""Random public tokens: 128 bits, so that nobody finds one by trying."""

import secrets


def public_token() -> str:
    """22 characters of the URL-safe alphabet, 128 random bits."""
    return secrets.token_urlsafe(16)
