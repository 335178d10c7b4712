"""The chat's own addresses, answered before Django: no session, no cookie, no middleware.

Every deed is a POST of JSON sent as `text/plain`, which a browser sends to another site without asking
first; the signed token in it says who writes, and the page's origin must be one that the shop named.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError

from pistos.chat import deeds, files, tokens
from pistos.chat.answers import PLAIN, Answer, Headers
from pistos.chat.limits import ASK_ADDRESS, Buckets, client_address
from pistos.chat.origins import PREFLIGHT, Allowed, cors, is_own
from pistos.chat.reviews import packed_reviews
from pistos.chat.texts import packed_texts
from pistos.chat.widget import reviews_script, script
from pistos.chat.work import in_thread
from pistos.chat.worker import SCRIPT as PUSH_WORKER
from pistos.kit.languages import LANGUAGES

log = logging.getLogger(__name__)

Application = Callable[[Any, Any, Any], Awaitable[None]]

SCRIPT, WORKER, FOLDER = "/chat.js", "/push-worker.js", "/chat/"
REVIEWS_SCRIPT, REVIEWS = "/reviews.js", "/reviews.json"
ALONE = (SCRIPT, WORKER, REVIEWS_SCRIPT, REVIEWS)
MOST_BYTES = 64 * 1024
MOST_BYTES_WITH_FILES = 15 * 1024 * 1024
_JSON: Headers = [*PLAIN, (b"content-type", b"application/json"), (b"cache-control", b"no-store")]


class TooLong(Exception):
    """The body is longer than the deed takes."""


class Wire:
    """One web process's side of the chat."""

    def __init__(self) -> None:
        self.allowed = Allowed()
        self.buckets = Buckets()

    async def lets_in(self, origin: str) -> bool:
        return await self.allowed.lets_in(origin)

    async def answer(self, scope: Any, receive: Any) -> Answer:
        asked = dict(scope["headers"])
        origin = asked.get(b"origin", b"").decode("latin-1")
        host = asked.get(b"host", b"").decode("latin-1")
        path, method = scope["path"], scope["method"]
        if path in (SCRIPT, WORKER, REVIEWS_SCRIPT):
            return _script(asked, path) if method in ("GET", "HEAD") else Answer(405)
        if path.startswith(f"{FOLDER}file/"):
            if method != "GET":
                return Answer(405)
            return await in_thread(lambda: files.served(path.removeprefix(f"{FOLDER}file/")))
        own = not origin or is_own(origin, host)
        if not own and not await self.lets_in(origin):
            return Answer(403)
        headers = [] if own else cors(origin)
        if method == "OPTIONS":
            return Answer(204, headers=[*headers, *PREFLIGHT])
        if path == REVIEWS:
            return await self._reviews(scope, asked, headers)
        return await self._deed(scope, receive, asked, origin or f"//{host}", headers)

    async def _reviews(self, scope: Any, asked: dict[bytes, bytes], headers: Headers) -> Answer:
        if scope["method"] not in ("GET", "HEAD"):
            return Answer(405)
        if not self.buckets.take("reviews", _address(scope, asked), ASK_ADDRESS):
            return Answer(429, b"{}", [*_JSON, *headers])
        query = scope["query_string"].decode("latin-1")
        try:
            body = await in_thread(lambda: packed_reviews(query))
        except (InterfaceError, OperationalError):
            return Answer(503, b"{}", [*_JSON, *headers])
        if body is None:
            return Answer(404, b"{}", [*_JSON, *headers])
        shared = [(b"cache-control", b"public, max-age=60"), (b"content-type", b"application/json")]
        return Answer(200, body, [*PLAIN, *shared, *headers])

    async def _deed(
        self, scope: Any, receive: Any, asked: dict[bytes, bytes], origin: str, headers: Headers
    ) -> Answer:
        name = scope["path"].removeprefix(FOLDER)
        if name.startswith("words/"):
            language = name.removeprefix("words/").removesuffix(".json")
            if scope["method"] != "GET" or language not in LANGUAGES:
                return Answer(404)
            return await in_thread(lambda: _words(language, headers))
        if name not in deeds.DEEDS:
            return Answer(404)
        if scope["method"] != "POST" or b"origin" not in asked:
            return Answer(405 if scope["method"] != "POST" else 403)
        try:
            body = await _read(receive, MOST_BYTES_WITH_FILES if name == "say" else MOST_BYTES)
        except TooLong:
            return Answer(413, _said({"error": ""}), [*_JSON, *headers])
        address = _address(scope, asked)
        status, given = await self._done(name, body, origin, address)
        return Answer(status, _said(given), [*_JSON, *headers])

    async def _done(
        self, name: str, body: bytes, origin: str, address: str
    ) -> tuple[int, dict[str, object]]:
        given = await asyncio.to_thread(_parsed, body) if len(body) > MOST_BYTES else _parsed(body)
        if given is None:
            return 400, {}
        bearer = tokens.read(str(given.get("token", "")), origin)
        if bearer is None and name not in deeds.OF_STRANGERS:
            return 410, {}
        if not deeds.is_within_limits(self.buckets, name, bearer, address):
            return 429, {}
        asked = deeds.Asked(name, given, origin, bearer.visitor_id if bearer else None)
        try:
            return await in_thread(lambda: deeds.done(asked))
        except (InterfaceError, OperationalError) as away:
            log.warning("the chat has no database for now: %s", type(away).__name__)
            return 503, {}


def with_chat(application: Application, wire: Wire) -> Application:
    """Answers the chat's addresses itself and hands everything else on."""

    async def with_it(scope: Any, receive: Any, send: Any) -> None:
        path = scope.get("path", "")
        if scope["type"] != "http" or not (path in ALONE or path.startswith(FOLDER)):
            await application(scope, receive, send)
            return
        answer = await wire.answer(scope, receive)
        length = (b"content-length", str(len(answer.body)).encode())
        headers = [*(answer.headers or PLAIN), length]
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        body = b"" if scope["method"] == "HEAD" else answer.body
        await send({"type": "http.response.body", "body": body})

    return with_it


def _address(scope: Any, asked: dict[bytes, bytes]) -> str:
    return client_address(
        scope.get("client"),
        asked.get(b"x-forwarded-for", b"").decode("latin-1"),
        settings.ALLAUTH_TRUSTED_PROXY_COUNT,
    )


async def _read(receive: Any, most: int) -> bytes:
    chunks, size = [], 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b""
        size += len(message.get("body", b""))
        if size > most:
            raise TooLong
        chunks.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(chunks)


def _parsed(body: bytes) -> dict[str, Any] | None:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return given if isinstance(given, dict) else None


def _said(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _script(asked: dict[bytes, bytes], path: str) -> Answer:
    """A widget for every site, or the worker of our own; a copy that is still good is not sent again."""
    file = {SCRIPT: script(), REVIEWS_SCRIPT: reviews_script(), WORKER: PUSH_WORKER}[path]
    tag = f'"{file.tag}"'.encode()
    headers = [
        *PLAIN,
        (b"etag", tag),
        (b"vary", b"Accept-Encoding"),
        (b"cache-control", b"public, max-age=600"),
        (b"cross-origin-resource-policy", b"cross-origin"),
    ]
    if asked.get(b"if-none-match", b"").removeprefix(b"W/") == tag:
        return Answer(304, headers=headers)
    headers.append((b"content-type", b"text/javascript; charset=utf-8"))
    if b"gzip" in asked.get(b"accept-encoding", b""):
        return Answer(200, file.packed, [*headers, (b"content-encoding", b"gzip")])
    return Answer(200, file.body, headers)


def _words(language: str, headers: Headers) -> Answer:
    shared = [(b"cache-control", b"public, max-age=300"), (b"content-type", b"application/json")]
    return Answer(200, packed_texts(language), [*PLAIN, *shared, *headers])
