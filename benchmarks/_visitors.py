"""Visitors of a shop in a process of their own: they listen to their streams, write, and note how long
until they hear what they wrote."""

import asyncio
import json
import multiprocessing
import random
import resource
import time
from dataclasses import dataclass, field

HOST = "shop.example"
ORIGIN = f"https://{HOST}"


@dataclass
class Load:
    """What one generator saw. Times in seconds."""

    delays: list[float] = field(default_factory=list)
    sent: int = 0
    refused: int = 0
    processor: float = 0.0


class Visitor:
    """A browser: one stream, which it opens again where it broke off, and POSTs."""

    def __init__(self, number: int, token: str, ticket: str, load: Load) -> None:
        self.number, self.token, self.ticket, self.load = number, token, ticket, load
        self.last_id = ""
        self.heard = 0
        self.opened = asyncio.Event()
        self.awaited: list[float] = []
        self.writer: asyncio.StreamWriter | None = None

    async def listen(self, port: int, gate: asyncio.Semaphore) -> None:
        while True:
            try:
                await self.follow(port, gate)
            except (OSError, asyncio.IncompleteReadError):
                self.opened.clear()
                await asyncio.sleep(random.uniform(0.2, 1.0))

    async def follow(self, port: int, gate: asyncio.Semaphore) -> None:
        async with gate:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            last = f"Last-Event-ID: {self.last_id}\r\n" if self.last_id else ""
            writer.write(
                f"GET /live/?ticket={self.ticket} HTTP/1.1\r\nHost: {HOST}\r\n{last}\r\n".encode()
            )
            await reader.readuntil(b"retry: 3000")
        self.opened.set()
        try:
            while line := await reader.readline():
                if line.startswith(b"id: "):
                    self.last_id = line[4:].decode().strip()
                elif line.startswith(b"data: "):
                    self.heard += 1
                    if self.awaited:
                        self.load.delays.append(time.perf_counter() - self.awaited.pop(0))
        finally:
            writer.close()
        raise OSError("the stream ended")


class Poster:
    """A few kept connections, as a reverse proxy in front of the shop holds them."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.free: asyncio.LifoQueue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = (
            asyncio.LifoQueue()
        )

    async def post(self, path: str, value: dict[str, object], address: str) -> int:
        """The status. A kept connection that the server has closed meanwhile is made anew."""
        body = json.dumps(value).encode()
        request = (
            f"POST {path} HTTP/1.1\r\nHost: {HOST}\r\nOrigin: {ORIGIN}\r\n"
            f"X-Forwarded-For: {address}\r\nContent-Type: text/plain\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        ).encode() + body
        while True:
            try:
                reader, writer = self.free.get_nowait()
            except asyncio.QueueEmpty:
                reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
            try:
                writer.write(request)
                head = await reader.readuntil(b"\r\n\r\n")
            except (OSError, asyncio.IncompleteReadError):
                writer.close()
                continue
            length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
            await reader.readexactly(length)
            self.free.put_nowait((reader, writer))
            return int(head[9:12])


async def talk(
    visitors: list[Visitor], poster: Poster, *, rate: float, seconds: float, words: str
) -> None:
    """Messages at a steady rate, from one visitor after another."""
    order = random.Random(words).sample(range(len(visitors)), len(visitors))
    start, count = time.perf_counter(), int(rate * seconds)
    under_way = set()

    async def one(visitor: Visitor, number: int) -> None:
        visitor.awaited.append(time.perf_counter())
        visitor.load.sent += 1
        value = {"token": visitor.token, "id": f"{words}{number}", "text": f"{words} {number}",
                 "url": f"{ORIGIN}/en/p/{number % 50}"}  # fmt: skip
        address = f"10.0.{visitor.number // 250 % 250}.{visitor.number % 250}"
        if await poster.post("/chat/say", value, address) != 200:
            visitor.load.refused += 1

    for number in range(count):
        await asyncio.sleep(max(0.0, start + number / rate - time.perf_counter()))
        task = asyncio.create_task(one(visitors[order[number % len(order)]], number))
        under_way.add(task)
        task.add_done_callback(under_way.discard)
    await asyncio.gather(*under_way)
    await asyncio.sleep(1)


def generator(
    port: int,
    given: list[tuple[int, str, str]],
    pipe: "multiprocessing.connection.Connection",
    share: float,
) -> None:
    """A process of its own: does what the pipe says, tells what it saw."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 20_000), hard))
    asyncio.run(_generate(port, given, pipe, share))


async def _generate(port, given, pipe, share):
    load = Load()
    gate, poster = asyncio.Semaphore(64), Poster(port)
    visitors = [Visitor(number, token, ticket, load) for number, token, ticket in given]
    listening = [asyncio.create_task(one.listen(port, gate)) for one in visitors]
    await asyncio.gather(*(one.opened.wait() for one in visitors))
    pipe.send("open")
    while True:
        order = await asyncio.to_thread(pipe.recv)
        if order[0] == "talk":
            load.delays, load.sent, load.refused = [], 0, 0
            before = time.process_time()
            await talk(visitors, poster, rate=order[1] * share, seconds=order[2], words=order[3])
            load.processor = time.process_time() - before
            pipe.send(load)
        elif order[0] == "lost":
            poster.free = asyncio.LifoQueue()
            start = time.perf_counter()
            await asyncio.sleep(0.2)
            while not all(one.opened.is_set() for one in visitors):
                await asyncio.sleep(0.02)
            pipe.send(time.perf_counter() - start)
        elif order[0] == "heard":
            pipe.send({one.number: one.heard for one in visitors})
        else:
            for task in listening:
                task.cancel()
            await asyncio.gather(*listening, return_exceptions=True)
            return
