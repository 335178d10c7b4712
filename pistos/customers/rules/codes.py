"""One-time codes and links: how they are made, how long they hold, and how they are kept."""

import hashlib
import hmac
import secrets
from datetime import timedelta

CODE_DIGITS = 6
CODE_LASTS = timedelta(minutes=15)
MOST_TRIES = 5
"""Five tries at a million codes: one chance in 200,000 for whoever guesses."""
MOST_SENT = 5
SENT_WITHIN = timedelta(hours=1)
SIGNED_IN_LASTS = timedelta(days=60)


def new_code() -> str:
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def tidy_code(typed: str) -> str:
    """The digits of what was typed, however it was spaced."""
    return "".join(letter for letter in typed if letter.isdecimal())[: CODE_DIGITS + 1]


def digest(text: str, key: str) -> str:
    """A keyed digest: six digits alone would be found from a plain one in a second."""
    return hmac.new(key.encode(), text.encode(), hashlib.sha256).hexdigest()
