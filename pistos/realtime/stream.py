"""The live stream, in front of Django: a raw ASGI application of server-sent events.

One LISTEN connection a process feeds all its streams; no thread and no database connection is held
per stream. The table is the truth: whoever has a gap (a reconnect, a lost listener) replays by number.
"""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import psycopg
from django.db import connections

from pistos.realtime import tickets
from pistos.realtime.actions import CHANNEL

log = logging.getLogger(__name__)

Application = Callable[[Any, Any, Any], Awaitable[None]]
Message = tuple[str, int, str, str]
Header = tuple[bytes, bytes]
LetsIn = Callable[[str], Awaitable[bool]]

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
        self.behind: set[Client] = set()
        self.listening: asyncio.Task[None] | None = None
        self.replaying: asyncio.Task[None] | None = None

    def add(self, client: "Client") -> None:
        for stream in client.seen:
            self.clients[stream].add(client)
        if self.listening is None or self.listening.done():
            self.listening = asyncio.create_task(self.listen())
        self.catch_up([client])

    def remove(self, client: "Client") -> None:
        self.behind.discard(client)
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
                    self.catch_up(set().union(*self.clients.values()))
                    async for notice in connection.notifies():
                        self.hand_out(notice.payload)
            except psycopg.OperationalError as error:
                log.warning("the live stream lost the database; again in %s s: %s", wait, error)
                await asyncio.sleep(wait)
                wait = min(wait * 2, 15)

    def hand_out(self, payload: str) -> None:
        stream, number, kind, subject_id = payload.split("\n")
        overrun = [
            client
            for client in self.clients.get(stream, ())
            if not client.offer((stream, int(number), kind, subject_id))
        ]
        self.catch_up(overrun)

    def catch_up(self, clients: Iterable["Client"]) -> None:
        """These may have missed something: they replay from the table, all with one query."""
        for client in clients:
            client.is_behind = True
            client.sent_back += 1
            self.behind.add(client)
        if self.behind and (self.replaying is None or self.replaying.done()):
            self.replaying = asyncio.create_task(self.replay())

    async def replay(self) -> None:
        wait = 0.5
        while self.behind:
            batch = {client: client.sent_back for client in self.behind}
            try:
                missed = await self.missed(batch)
            except psycopg.OperationalError as error:
                log.warning("the live stream cannot replay; again in %s s: %s", wait, error)
                await asyncio.sleep(wait)
                wait = min(wait * 2, 15)
                continue
            # Who was sent back while the question was under way may have missed what it could not see.
            for client in [one for one in self.behind if batch.get(one) == one.sent_back]:
                client.take(missed)
                self.behind.discard(client)

    async def missed(self, batch: Iterable["Client"]) -> dict[str, list[Message]]:
        """What the furthest behind of the batch has missed, by stream."""
        oldest: dict[str, int] = {}
        for client in batch:
            for stream, number in client.seen.items():
                oldest[stream] = min(number, oldest.get(stream, number))
        found: dict[str, list[Message]] = defaultdict(list)
        async with await open_connection() as connection:
            cursor = await connection.execute(
                "SELECT s.stream_id, s.number, s.kind, s.subject_id FROM realtime_signal s"
                " JOIN unnest(%s::text[], %s::bigint[]) AS seen (name, number)"
                " ON s.stream_id = seen.name AND s.number > seen.number ORDER BY s.number",
                [list(oldest), list(oldest.values())],
            )
            async for message in cursor:
                found[message[0]].append(message)
        return found

    async def close(self) -> None:
        for task in (self.listening, self.replaying):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task


class Client:
    """One open stream: what it has seen, what waits to be sent to it, and how often it had to catch up."""

    __slots__ = ("gone", "is_behind", "seen", "sent_back", "waiting", "woken")

    def __init__(self, seen: dict[str, int]) -> None:
        self.seen = seen
        self.waiting: list[Message] = []
        self.woken = asyncio.Event()
        self.gone = False
        self.is_behind = True
        self.sent_back = 0

    def offer(self, message: Message) -> bool:
        """False when it reads too slowly: what waits is dropped, and it must catch up."""
        if len(self.waiting) >= MOST_WAITING:
            self.waiting.clear()
            return False
        self.waiting.append(message)
        self.woken.set()
        return True

    def take(self, missed: dict[str, list[Message]]) -> None:
        """Puts what was missed before what came meanwhile."""
        old = [
            message
            for stream, number in self.seen.items()
            for message in missed.get(stream, ())
            if message[1] > number
        ]
        self.waiting = old + self.waiting
        self.is_behind = False
        if self.waiting:
            self.woken.set()

    def leave(self, _: object) -> None:
        self.gone = True
        self.woken.set()

    async def next_messages(self) -> list[Message]:
        """What is new, in order and each once; empty after a silence.

        Nothing is given out while it has to catch up: what was missed comes first.
        """
        if self.is_behind or not self.waiting:
            self.woken.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.woken.wait(), SILENCE_SECONDS)
        if self.is_behind:
            return []
        taken, self.waiting = self.waiting, []
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


async def own_pages_only(_: str) -> bool:
    return False


def with_live_stream(
    django_application: Application, *, lets_in: LetsIn = own_pages_only
) -> Application:
    """Answers `/live/?ticket=…` itself and hands everything else to Django.

    Pages of another origin may listen where `lets_in(origin)` says so; a ticket is needed as well.
    """
    listener = Listener()

    async def application(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await lifespan(listener, receive, send)
        elif scope["type"] == "http" and scope["path"] == PATH:
            headers = await headers_for(dict(scope["headers"]), lets_in)
            if headers is None:
                await refuse(send, 403)
            else:
                await serve(listener, scope, receive, send, headers)
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


async def headers_for(asked: dict[bytes, bytes], lets_in: LetsIn) -> list[Header] | None:
    """The headers of the answer; None when the page that asks may not read it.

    A page of our own sends no origin, or one of the host it asks.
    """
    origin = asked.get(b"origin", b"").decode("latin-1")
    is_own = not origin or urlsplit(origin).netloc == asked.get(b"host", b"").decode("latin-1")
    if is_own:
        return [*_HEADERS, (b"vary", b"Origin")]
    if not await lets_in(origin):
        return None
    return [
        *_HEADERS,
        (b"vary", b"Origin"),
        (b"access-control-allow-origin", origin.encode("latin-1")),
    ]


async def refuse(send: Any, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def serve(
    listener: Listener, scope: Any, receive: Any, send: Any, headers: list[Header]
) -> None:
    ticket = parse_qs(scope["query_string"].decode("latin-1")).get("ticket", [""])[0]
    seen = tickets.read(ticket)
    if scope["method"] != "GET" or seen is None:
        await refuse(send, 403 if scope["method"] == "GET" else 405)
        return
    for name, number in last_seen(scope["headers"]).items():
        if name in seen:
            seen[name] = max(seen[name], number)
    client = Client(seen)
    listener.add(client)
    left = asyncio.ensure_future(wait_for_leave(receive))
    left.add_done_callback(client.leave)
    try:
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send(body(b"retry: 3000\n\n"))
        while not client.gone:
            messages = await client.next_messages()
            if not client.gone:
                await send(
                    body(written(messages, client.seen) if messages else b": still here\n\n")
                )
    except OSError:
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
