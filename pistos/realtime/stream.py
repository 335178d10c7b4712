"""The live stream, in front of Django: a raw ASGI application of server-sent events.

One LISTEN connection a process feeds all its streams; no thread and no database connection is held
per stream. The table is the truth: whoever has a gap (a reconnect, a lost listener) replays by number.
"""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs

import psycopg
from django.db import connections

from pistos.realtime import tickets
from pistos.realtime.actions import CHANNEL

log = logging.getLogger(__name__)

Application = Callable[[Any, Any, Any], Awaitable[None]]
Message = tuple[str, int, str, str]

PATH = "/live/"
SILENCE_SECONDS = 20
MOST_WAITING = 100
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


class Listener:
    """The process's one LISTEN connection, opened with the first stream and reopened when lost."""

    def __init__(self) -> None:
        self.clients: dict[str, set[Client]] = defaultdict(set)
        self.task: asyncio.Task[None] | None = None
        self.reader: psycopg.AsyncConnection[tuple[Any, ...]] | None = None
        self.reading = asyncio.Lock()

    def add(self, client: "Client") -> None:
        for stream in client.seen:
            self.clients[stream].add(client)
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self.listen())

    def remove(self, client: "Client") -> None:
        for stream in client.seen:
            self.clients[stream].discard(client)
            if not self.clients[stream]:
                del self.clients[stream]

    async def listen(self) -> None:
        wait = 0.5
        while self.clients:
            try:
                async with await open_connection() as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    wait = 0.5
                    self.wake_all()
                    async for notice in connection.notifies():
                        self.hand_out(notice.payload)
            except psycopg.OperationalError as error:
                log.warning("the live stream lost the database; again in %s s: %s", wait, error)
                await asyncio.sleep(wait)
                wait = min(wait * 2, 15)

    def hand_out(self, payload: str) -> None:
        stream, number, kind, subject_id = payload.split("\n")
        for client in self.clients.get(stream, ()):
            client.offer((stream, int(number), kind, subject_id))

    def wake_all(self) -> None:
        """After (re)connecting nobody knows what was missed: everyone replays."""
        for clients in self.clients.values():
            for client in clients:
                client.ask_replay()

    async def close(self) -> None:
        if self.task is not None:
            self.task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self.task
        if self.reader is not None:
            await self.reader.close()

    async def missed(self, seen: dict[str, int]) -> list[Message]:
        async with self.reading:
            if self.reader is None or self.reader.closed or self.reader.broken:
                self.reader = await open_connection()
            cursor = await self.reader.execute(
                "SELECT s.stream_id, s.number, s.kind, s.subject_id FROM realtime_signal s"
                " JOIN unnest(%s::text[], %s::bigint[]) AS seen (name, number)"
                " ON s.stream_id = seen.name AND s.number > seen.number ORDER BY s.number",
                [list(seen), list(seen.values())],
            )
            return await cursor.fetchall()


class Client:
    """One open stream: what it has seen, and what waits to be sent to it."""

    __slots__ = ("gone", "must_replay", "seen", "waiting", "woken")

    def __init__(self, seen: dict[str, int]) -> None:
        self.seen = seen
        self.waiting: list[Message] = []
        self.woken = asyncio.Event()
        self.must_replay = True
        self.gone = False

    def offer(self, message: Message) -> None:
        if len(self.waiting) >= MOST_WAITING:
            self.waiting.clear()
            self.must_replay = True
        else:
            self.waiting.append(message)
        self.woken.set()

    def ask_replay(self) -> None:
        self.must_replay = True
        self.woken.set()

    def leave(self, _: object) -> None:
        self.gone = True
        self.woken.set()

    async def next_messages(self, listener: Listener) -> list[Message]:
        """What is new, in order and each once; empty after a silence."""
        if not self.must_replay and not self.waiting:
            self.woken.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.woken.wait(), SILENCE_SECONDS)
        taken, self.waiting = self.waiting, []
        if self.must_replay:
            self.must_replay = False
            taken = await listener.missed(self.seen) + taken
        fresh = []
        for message in taken:
            if message[1] > self.seen[message[0]]:
                self.seen[message[0]] = message[1]
                fresh.append(message)
        return fresh


async def open_connection() -> psycopg.AsyncConnection[tuple[Any, ...]]:
    parameters = connections["default"].get_connection_params()
    known = ("host", "port", "dbname", "user", "password", "sslmode", "sslrootcert")
    wanted = {key: parameters[key] for key in known if parameters.get(key)}
    return await psycopg.AsyncConnection.connect(**wanted, autocommit=True, connect_timeout=10)


def with_live_stream(django_application: Application) -> Application:
    """Answers `/live/?ticket=…` itself and hands everything else to Django."""
    listener = Listener()

    async def application(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await lifespan(listener, receive, send)
        elif scope["type"] == "http" and scope["path"] == PATH:
            await serve(listener, scope, receive, send)
        else:
            await django_application(scope, receive, send)

    return application


async def lifespan(listener: Listener, receive: Any, send: Any) -> None:
    while True:
        message = await receive()
        if message["type"] == "lifespan.shutdown":
            await listener.close()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def serve(listener: Listener, scope: Any, receive: Any, send: Any) -> None:
    ticket = parse_qs(scope["query_string"].decode("latin-1")).get("ticket", [""])[0]
    seen = tickets.read(ticket)
    if scope["method"] != "GET" or seen is None:
        status = 403 if scope["method"] == "GET" else 405
        await send({"type": "http.response.start", "status": status, "headers": []})
        await send({"type": "http.response.body", "body": b""})
        return
    for name, number in last_seen(scope["headers"]).items():
        if name in seen:
            seen[name] = max(seen[name], number)
    client = Client(seen)
    listener.add(client)
    left = asyncio.ensure_future(wait_for_leave(receive))
    left.add_done_callback(client.leave)
    try:
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await send(body(b"retry: 3000\n\n"))
        while not client.gone:
            messages = await client.next_messages(listener)
            if not client.gone:
                await send(
                    body(written(messages, client.seen) if messages else b": still here\n\n")
                )
    except (OSError, psycopg.OperationalError):
        pass
    finally:
        listener.remove(client)
        left.cancel()


async def wait_for_leave(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def body(content: bytes) -> dict[str, object]:
    return {"type": "http.response.body", "body": content, "more_body": True}


def written(messages: list[Message], seen: dict[str, int]) -> bytes:
    """Messages as server-sent events; the id carries the last number of every stream of the client."""
    reached = ";".join(f"{name}:{number}" for name, number in seen.items())
    return "".join(
        f"id: {reached}\nevent: {kind}\ndata: {subject_id}\n\n"
        for _, _, kind, subject_id in messages
    ).encode()


def last_seen(headers: list[tuple[bytes, bytes]]) -> dict[str, int]:
    """`Last-Event-ID` as written by `written`; what does not read so is ignored."""
    found: dict[str, int] = {}
    text = dict(headers).get(b"last-event-id", b"").decode("latin-1")
    for part in filter(None, text.split(";")):
        name, _, number = part.rpartition(":")
        if name and number.isdecimal() and len(number) < 19:
            found[name] = int(number)
    return found
