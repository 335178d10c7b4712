"""Proving that a report comes from the line's own exchange, and now."""

import hashlib
import hmac
from datetime import datetime

WINDOW_SECONDS = 300


def signature(*, secret: str, timestamp: str, body: bytes) -> str:
    """HMAC-SHA256 in hex, over the timestamp, a dot and the body."""
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def is_genuine(*, secret: str, timestamp: str, body: bytes, signed: str, at: datetime) -> bool:
    """Whether the signature holds and is not older (or newer) than five minutes.

    A captured report can be sent again only within that time, and then it changes nothing.
    """
    if not secret or not timestamp.isascii() or not timestamp.isdigit() or len(timestamp) > 12:
        return False
    if abs(at.timestamp() - int(timestamp)) > WINDOW_SECONDS:
        return False
    expected = signature(secret=secret, timestamp=timestamp, body=body)
    given = signed.removeprefix("sha256=").strip().lower()
    return hmac.compare_digest(expected.encode(), given.encode("utf-8", "replace"))
