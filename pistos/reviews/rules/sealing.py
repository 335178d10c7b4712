"""The seal by which our own export is known again: words, stars and purchase as they were.

A file proves nothing by what it says: whoever has the orders can write any file. So a review from a file
is verified only where this installation sealed it.
"""

import json
from datetime import UTC, datetime

from django.core.signing import BadSignature, Signer

_SALT = "pistos.reviews.export"


def sealed(told: tuple[object, ...]) -> str:
    """The seal over the values of a row; made with the installation's own key."""
    return Signer(salt=_SALT).signature(_plain(told))


def is_sealed(told: tuple[object, ...], seal: str) -> bool:
    if not seal:
        return False
    try:
        Signer(salt=_SALT).unsign(f"{_plain(told)}:{seal}")
    except BadSignature:
        return False
    return True


def _plain(told: tuple[object, ...]) -> str:
    said = [
        value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
        for value in told
    ]
    return json.dumps(said, ensure_ascii=True)
