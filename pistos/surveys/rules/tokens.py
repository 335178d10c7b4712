"""Tokens of invitations: derived from a random nonce and the shop's key, looked up by their digest.

A reminder must carry the same link as the first mail, and a copy of the database must open none.
"""

import base64
import hashlib
import hmac
import secrets

PURPOSE = b"surveys.invitation:"


def new_nonce() -> bytes:
    return secrets.token_bytes(16)


def token_of(nonce: bytes, key: str) -> str:
    """22 characters of the URL-safe alphabet, 128 bits; good for answering one survey and nothing else."""
    made = hmac.new(key.encode(), PURPOSE + bytes(nonce), hashlib.sha256).digest()[:16]
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
