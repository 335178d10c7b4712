"""Proving that a report comes from Stripe, and now."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import datetime

WINDOW_SECONDS = 300


def signature(*, secret: str, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 in hex, over the timestamp, a dot and the body, as Stripe's scheme v1."""
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def is_genuine(*, secrets: Sequence[str], header: str, body: bytes, at: datetime) -> bool:
    """Whether one of our secrets made one of the header's signatures within five minutes.

    There are two secrets while one is being replaced, and several signatures then: "t=1,v1=a,v1=b".
    """
    parts = [part.strip().partition("=") for part in header[:2000].split(",")]
    stamps = [value for name, _sign, value in parts if name == "t"]
    given = [value for name, _sign, value in parts if name == "v1"][:10]
    if len(stamps) != 1 or not given:
        return False
    timestamp = stamps[0]
    if not timestamp.isascii() or not timestamp.isdigit() or len(timestamp) > 12:
        return False
    if abs(at.timestamp() - int(timestamp)) > WINDOW_SECONDS:
        return False
    is_found = False
    for secret in secrets:
        expected = signature(secret=secret, timestamp=timestamp, body=body).encode()
        for one in given:
            is_found |= hmac.compare_digest(expected, one.encode("utf-8", "replace"))
    return is_found
