"""The right to listen: a signed ticket that names the streams and the last number already seen.

The page that is rendered carries the ticket, so whatever happens between rendering and connecting
is replayed. The live stream checks it without touching the database.
"""

from django.core import signing

SALT = "pistos.realtime"
SECONDS = 2 * 60 * 60


def issue(seen: dict[str, int]) -> str:
    """A ticket for these streams, good for two hours."""
    return signing.dumps(seen, salt=SALT, compress=True)


def read(ticket: str) -> dict[str, int] | None:
    """The streams and last numbers of a ticket; None when it is forged or has expired."""
    try:
        seen: dict[str, int] = signing.loads(ticket, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    return seen
