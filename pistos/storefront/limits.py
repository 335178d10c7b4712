"""How often one address may try: shared by all web processes, through the database's cache."""

from django.core.cache import cache
from django.http import HttpRequest

WINDOW_SECONDS = 600
MISSES = 30
POSTS = 30


def is_over(request: HttpRequest, what: str, most: int) -> bool:
    return int(cache.get(_key(request, what), 0)) >= most


def count(request: HttpRequest, what: str) -> None:
    key = _key(request, what)
    if not cache.add(key, 1, WINDOW_SECONDS):
        cache.set(key, int(cache.get(key, 0)) + 1, WINDOW_SECONDS)


def _key(request: HttpRequest, what: str) -> str:
    return f"storefront:{what}:{request.META.get('REMOTE_ADDR', '')}"
