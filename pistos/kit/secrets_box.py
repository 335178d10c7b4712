"""Encrypts what the program must keep and a stolen copy of the database must not tell.

Fernet (AES-128-CBC and HMAC-SHA256), under a key that follows from the program's secret by HKDF, one
for each purpose.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


class SealBroken(Exception):
    """Sealed under another secret or for another purpose, or changed since."""


def seal(content: bytes, *, purpose: str, key: str) -> bytes:
    """`content`, encrypted; a third longer."""
    return _box(purpose, key).encrypt(content)


def unseal(sealed: bytes, *, purpose: str, key: str) -> bytes:
    """What was sealed for `purpose`. SealBroken when it cannot be read."""
    try:
        return _box(purpose, key).decrypt(bytes(sealed))
    except InvalidToken as error:
        raise SealBroken from error


def _box(purpose: str, key: str) -> Fernet:
    derived = HKDF(SHA256(), 32, salt=None, info=f"pistos {purpose}".encode()).derive(key.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
