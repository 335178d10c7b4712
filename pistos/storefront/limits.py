"""How often one address may try: shared by all web processes, through the database."""

import hashlib

from django.http import HttpRequest

from pistos.kit.attempts import add_attempt, attempts_of

WINDOW_SECONDS = 600
MISSES = 30
POSTS = 30
WRITTEN_BY_PLACE = 10
WRITTEN_BY_ADDRESS = 5


def is_over(request: HttpRequest, what: str, most: int) -> bool:
    return attempts_of(_key(request, what)) >= most


def count(request: HttpRequest, what: str) -> None:
    add_attempt(_key(request, what), WINDOW_SECONDS)


def passes(request: HttpRequest, what: str, most: int) -> bool:
    """Whether one more is within what may be tried; it is counted."""
    return add_attempt(_key(request, what), WINDOW_SECONDS) <= most


def is_over_for(address: str, what: str, most: int) -> bool:
    """The same for an address or number that somebody typed, wherever they type it from."""
    return attempts_of(_typed(address, what)) >= most


def count_for(address: str, what: str) -> None:
    add_attempt(_typed(address, what), WINDOW_SECONDS)


def takes(request: HttpRequest, what: str, address: str) -> bool:
    """Counts one more that was written, by its place and by the address typed; false when either had
    enough for now, and then nothing is counted."""
    if is_over(request, what, WRITTEN_BY_PLACE) or (
        address and is_over_for(address, what, WRITTEN_BY_ADDRESS)
    ):
        return False
    count(request, what)
    if address:
        count_for(address, what)
    return True


def _key(request: HttpRequest, what: str) -> str:
    return f"storefront:{what}:{request.META.get('REMOTE_ADDR', '')}"


def _typed(address: str, what: str) -> str:
    """No address stands in the table: its digest is enough to count by."""
    digest = hashlib.sha256(address.strip().lower().encode()).hexdigest()[:32]
    return f"storefront:{what}:typed:{digest}"
