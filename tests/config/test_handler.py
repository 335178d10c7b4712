"""The web process's handler: a request's work in one thread, a stream as it is read, nothing left behind."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import AsyncRequestFactory
from django.urls import path
from django.utils import translation

from pistos.config.handler import OneHop

Messages = list[dict[str, Any]]
streamed: list[str] = []


def echo(request: HttpRequest) -> HttpResponse:
    thread = threading.current_thread().name
    language = translation.get_language()
    return HttpResponse(f"{request.body.decode()} {language} {thread}", status=201)


def stream(request: HttpRequest) -> StreamingHttpResponse:
    async def parts() -> AsyncIterator[str]:
        try:
            for number in range(1_000):
                yield f"{number} "
                await asyncio.sleep(0)
            streamed.append("whole")
        finally:
            streamed.append("closed")

    return StreamingHttpResponse(parts())


def rows(request: HttpRequest) -> StreamingHttpResponse:
    def parts() -> Iterator[str]:
        try:
            for number in range(1_000):
                streamed.append(threading.current_thread().name)
                yield f"{number} "
        finally:
            closed.append("closed")

    return StreamingHttpResponse(parts())


closed: list[str] = []
urlpatterns = [path("echo/", echo), path("stream/", stream), path("rows/", rows)]


@pytest.fixture(autouse=True)
def own_addresses(settings: Any) -> Iterator[None]:
    """And the test's own connection is left alone, as the test client does."""
    settings.ROOT_URLCONF = __name__
    streamed.clear()
    closed.clear()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


async def _asked(handler: OneHop, address: str, body: bytes, leaves_after: int) -> Messages:
    wire: asyncio.Queue[dict[str, object]] = asyncio.Queue()
    for place, part in enumerate((body[:3], body[3:])):
        await wire.put({"type": "http.request", "body": part, "more_body": place == 0})
    sent: Messages = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)
        if len(sent) == leaves_after:
            await wire.put({"type": "http.disconnect"})

    scope = {**AsyncRequestFactory()._base_scope(path=address), "method": "POST" if body else "GET"}
    await handler(scope, wire.get, send)
    return sent


def asked(address: str, body: bytes = b"", leaves_after: int = 0) -> Messages:
    return async_to_sync(_asked)(OneHop(), address, body, leaves_after)


def text(sent: Messages) -> str:
    return b"".join(message.get("body", b"") for message in sent[1:]).decode()


def test_a_request_is_answered_in_a_thread_of_the_handlers_own() -> None:
    sent = asked("/echo/")

    assert sent[0]["status"] == 201
    assert text(sent).startswith(" en request_0")
    assert not sent[-1]["more_body"]


def test_the_body_is_read_whole(settings: Any) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "csrf" not in name]

    assert text(asked("/echo/", b"what was sent")).startswith("what was sent en")


def test_an_answer_leaves_no_language_behind_in_its_thread(settings: Any) -> None:
    settings.MIDDLEWARE = []
    handler = OneHop(threads=1)

    def greek(request: HttpRequest) -> HttpResponse:
        translation.activate("el")
        return HttpResponse("Ναι")

    urlpatterns.append(path("greek/", greek))
    try:
        async_to_sync(_asked)(handler, "/greek/", b"", 0)
        after = text(async_to_sync(_asked)(handler, "/echo/", b"", 0))
    finally:
        urlpatterns.pop()

    assert after.split() == ["en", "request_0"]


def test_a_stream_of_ordinary_code_is_made_as_it_is_read_in_one_thread() -> None:
    whole = asked("/rows/")

    assert text(whole) == "".join(f"{number} " for number in range(1_000))
    assert len(set(streamed)) == 1

    streamed.clear()
    asked("/rows/", leaves_after=3)

    assert len(streamed) < 500
    assert closed == ["closed", "closed"]


def test_each_request_ends_once() -> None:
    ended: list[object] = []

    def note(sender: object, **more: object) -> None:
        ended.append(sender)

    request_finished.connect(note)
    try:
        assert asked("/echo/")[0]["status"] == 201
        assert text(asked("/stream/")).startswith("0 1 2 ")
    finally:
        request_finished.disconnect(note)

    assert ended == [OneHop, OneHop]


def test_a_stream_is_sent_whole_and_closed_when_its_reader_leaves() -> None:
    whole = text(asked("/stream/"))
    assert whole.split() == [str(number) for number in range(1_000)]
    assert streamed == ["whole", "closed"]

    left = asked("/stream/", leaves_after=5)
    assert len(left) < 50
    assert streamed == ["whole", "closed", "closed"]
