"""Which pages may carry the chat: our own, and those of the sites that the shop named."""

import asyncio
import time
from urllib.parse import urlsplit

from pistos.chat.work import in_thread
from pistos.visits.queries.visitors import chat_settings

KEPT_SECONDS = 10.0


class Allowed:
    """The named sites, read anew every ten seconds: a site taken off the list is out by then."""

    def __init__(self) -> None:
        self.origins: frozenset[str] = frozenset()
        self.read_at = -KEPT_SECONDS
        self.reading: asyncio.Lock | None = None

    async def lets_in(self, origin: str) -> bool:
        if time.monotonic() - self.read_at >= KEPT_SECONDS:
            self.reading = self.reading or asyncio.Lock()
            async with self.reading:
                if time.monotonic() - self.read_at >= KEPT_SECONDS:
                    self.origins = await in_thread(_named)
                    self.read_at = time.monotonic()
        return origin in self.origins


def _named() -> frozenset[str]:
    return frozenset(chat_settings().origins)


def is_own(origin: str, host: str) -> bool:
    """Whether a page of the host that is asked asks."""
    parts = urlsplit(origin)
    return bool(host) and parts.scheme in ("http", "https") and parts.netloc == host


def cors(origin: str) -> list[tuple[bytes, bytes]]:
    """Headers that let this one origin read the answer; never with credentials, never `*`."""
    return [(b"vary", b"Origin"), (b"access-control-allow-origin", origin.encode("latin-1"))]


PREFLIGHT = [
    (b"access-control-allow-methods", b"GET, POST"),
    (b"access-control-allow-headers", b"Content-Type, Last-Event-ID"),
    (b"access-control-max-age", b"7200"),
]
