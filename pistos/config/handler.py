"""Django's handler with a request's whole work in one thread.

Django's own goes to a thread and back for its signals, its chain of middleware, the view and the end of the
request, and starts a thread anew for each request: more processor time than a kept page itself needs. Here it
is one hop there and one back, on threads that stay.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from itertools import islice
from typing import Any

from asgiref.sync import sync_to_async
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.core.signals import request_started
from django.db import close_old_connections
from django.http import StreamingHttpResponse
from django.urls import set_script_prefix

PARTS = 64
"""Of a synchronous stream in one go: rows of a table, or 4 kB of a file."""
MOST_THREADS = 32
"""So many requests of a process are worked on at once; further ones wait their turn."""


class OneHop(ASGIHandler):
    """For synchronous middleware and views. Streams are sent as Django sends them, from the event loop."""

    def __init__(self, threads: int = MOST_THREADS) -> None:
        super().__init__()
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="request")

    def load_middleware(self, is_async: bool = False) -> None:
        super().load_middleware(is_async=False)

    async def handle(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        loop = asyncio.get_running_loop()
        with body:
            # A context of its own, as each request has in Django: nothing is left behind in the thread.
            work = partial(copy_context().run, self._answered, scope, body)
            response = await loop.run_in_executor(self._threads, work)
            if isinstance(response, StreamingHttpResponse):
                await self._stream(response, receive, send)
            else:
                await self.send_response(response, send)

    def _answered(self, scope: Any, body: Any) -> Any:
        """The whole answer; a stream's only begun. In a thread."""
        set_script_prefix(get_script_prefix(scope))
        request_started.send(sender=self.__class__, scope=scope)
        request, refused = self.create_request(scope, body)
        response: Any = refused if request is None else self.get_response(request)
        response._handler_class = self.__class__
        if response.streaming:
            close_old_connections()
        else:
            response.close()
        return response

    async def _stream(self, response: StreamingHttpResponse, receive: Any, send: Any) -> None:
        """Until it has ended or its reader has left."""
        if isinstance(parts := response.streaming_content, Iterator):
            response.streaming_content = _portions(parts)
        sending = asyncio.create_task(self.send_response(response, send))
        leaving = asyncio.create_task(self.listen_for_disconnect(receive))
        try:
            await asyncio.wait((sending, leaving), return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
            sending.cancel()
            await asyncio.gather(sending, leaving, return_exceptions=True)
            await sync_to_async(response.close)()


async def _portions(parts: Iterable[bytes]) -> AsyncIterator[bytes]:
    """What a synchronous stream gives, a few parts at a time: Django would make all of it before the first
    is sent. In one thread of the process, the same for all parts, as what reads the database needs."""
    left = iter(parts)
    while some := await sync_to_async(_some)(left):
        yield some


def _some(left: Iterator[bytes]) -> bytes:
    return b"".join(islice(left, PARTS))
