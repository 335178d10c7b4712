"""Who may come in: a key in the Authorization header, its scope, and how often."""

import hashlib
from collections.abc import Callable
from functools import wraps

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from pistos.accounts.access import api_key_by_token
from pistos.accounts.models import ApiKey

A_MINUTE = 60
MOST_CALLS = 120
MOST_MISSES = 30
View = Callable[[HttpRequest, ApiKey], HttpResponse]


def problem(status: int, code: str, words: str) -> JsonResponse:
    """What went wrong, for a program (`code`) and for whoever writes it (`words`)."""
    return JsonResponse({"error": code, "message": words}, status=status)


def with_key(scope: str) -> Callable[[View], Callable[[HttpRequest], HttpResponse]]:
    """Lets a POST in with a key for `scope`. A key needs no token against forgery: no browser holds one."""

    def wrapping(view: View) -> Callable[[HttpRequest], HttpResponse]:
        @csrf_exempt
        @wraps(view)
        def wrapped(request: HttpRequest) -> HttpResponse:
            if request.method != "POST":
                answer: HttpResponse = problem(405, "method", "Send it by POST.")
                answer["Allow"] = "POST"
                return answer
            return _let_in(request, scope, view)

        return wrapped

    return wrapping


def _let_in(request: HttpRequest, scope: str, view: View) -> HttpResponse:
    address = f"miss:{request.META.get('REMOTE_ADDR', '')}"
    if _count(address, add=0) >= MOST_MISSES:
        return _too_often()
    kind, _space, token = request.headers.get("Authorization", "").partition(" ")
    key = api_key_by_token(token.strip()) if kind.lower() == "bearer" and token.strip() else None
    if key is None:
        _count(address, add=1)
        answer = problem(401, "key", "Send a key that is in force: Authorization: Bearer …")
        answer["WWW-Authenticate"] = "Bearer"
        return answer
    if scope not in key.scopes:
        return problem(403, "scope", f"This key is not for {scope}.")
    if _count(f"key:{key.pk}", add=1) > MOST_CALLS:
        return _too_often()
    return view(request, key)


def _too_often() -> HttpResponse:
    answer = problem(429, "too_often", f"At most {MOST_CALLS} calls a minute.")
    answer["Retry-After"] = str(A_MINUTE)
    return answer


def _count(what: str, *, add: int) -> int:
    """How often so far this minute, this time included."""
    name = f"api:{hashlib.sha256(what.encode()).hexdigest()[:32]}"
    if add and cache.add(name, add, A_MINUTE):
        return add
    found = int(cache.get(name, 0)) + add
    if add:
        cache.set(name, found, A_MINUTE)
    return found
