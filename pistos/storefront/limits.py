"""How often one address may try: shared by all web processes, through the database's cache."""

import hashlib

from django.core.cache import cache
from django.http import HttpRequest

WINDOW_SECONDS = 600
MISSES = 30
POSTS = 30


def is_over(request: HttpRequest, what: str, most: int) -> bool:
    return int(cache.get(_key(request, what), 0)) >= most


def count(request: HttpRequest, what: str) -> None:
    _add(_key(request, what))


def passes(request: HttpRequest, what: str, most: int) -> bool:
    """Whether one more is within what may be tried; it is counted if so."""
    key = _key(request, what)
    tried = int(cache.get(key, 0))
    if tried < most:
        cache.set(key, tried + 1, WINDOW_SECONDS)
    return tried < most


def is_over_for(address: str, what: str, most: int) -> bool:
    """The same for an address or number that somebody typed, wherever they type it from."""
    return int(cache.get(_typed(address, what), 0)) >= most


def count_for(address: str, what: str) -> None:
    _add(_typed(address, what))


def _add(key: str) -> None:
    if not cache.add(key, 1, WINDOW_SECONDS):
        cache.set(key, int(cache.get(key, 0)) + 1, WINDOW_SECONDS)


def _key(request: HttpRequest, what: str) -> str:
    return f"storefront:{what}:{request.META.get('REMOTE_ADDR', '')}"


def _typed(address: str, what: str) -> str:
    """No address stands in the cache: its digest is enough to count by."""
    digest = hashlib.sha256(address.strip().lower().encode()).hexdigest()[:32]
    return f"storefront:{what}:typed:{digest}"
