"""5,000 open live streams on one web process: memory, and how long a signal takes to reach one.

Each connection hears a stream of its own, as 5,000 visitors in 5,000 conversations do, and one that
all of them hear.
"""

import asyncio
import os
import random
import resource
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path

from django.db import connection

import benchmarks._django  # noqa: F401 - Django must be set up before our modules load
from benchmarks._rows import Row, tell
from pistos.realtime import tickets
from pistos.realtime.actions import send_signal
from pistos.realtime.queries import positions

STREAMS = 5_000
SIGNALS = 300
TO_ALL = 3


def megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


async def hold(
    port: int, ticket: str, heard: list[float], gate: asyncio.Semaphore, opened: list[int]
) -> None:
    """One stream: connects, then notes when each signal comes."""
    async with gate:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET /live/?ticket={ticket} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        await reader.readuntil(b"retry: 3000")
        opened.append(port)
    try:
        while line := await reader.readline():
            if line.startswith(b"data: "):
                heard.append(time.perf_counter() - float(line[6:]))
    finally:
        writer.close()


def web_process(port: int) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "pistos.config.asgi:application", "--port", str(port),
         "--log-level", "error", "--backlog", "8192", "--timeout-graceful-shutdown", "2"],
        env={**os.environ, "PISTOS_DEMO": "1"},
    )  # fmt: skip


async def measure(port: int, pid: int) -> list[Row]:
    seen = await asyncio.to_thread(positions, "bench", *(name(n) for n in range(STREAMS)))
    before = megabytes(pid)
    heard: list[float] = []
    opened: list[int] = []
    gate = asyncio.Semaphore(64)
    tickets_ = [
        tickets.issue({"bench": seen["bench"], name(n): seen[name(n)]}) for n in range(STREAMS)
    ]
    streams = [asyncio.create_task(hold(port, one, heard, gate, opened)) for one in tickets_]
    async with asyncio.timeout(180):
        while len(opened) < STREAMS:
            await asyncio.sleep(0.1)
    await asyncio.sleep(3)
    open_megabytes = megabytes(pid)
    for n in random.Random(1).sample(range(STREAMS), SIGNALS):
        await asyncio.to_thread(tell_now, name(n))
        await asyncio.sleep(0.02)
    await asyncio.sleep(1)
    to_one = sorted(heard)
    heard.clear()
    for _ in range(TO_ALL):
        await asyncio.to_thread(tell_now, "bench")
        await asyncio.sleep(5)
    for stream in streams:
        stream.cancel()
    await asyncio.gather(*streams, return_exceptions=True)
    cuts, wide = statistics.quantiles(to_one, n=100), statistics.quantiles(heard, n=100)
    return [
        Row("memory for 1,000 streams", "MB", (open_megabytes - before) * 1000 / STREAMS),
        Row("a signal reaches its stream, p50", "ms", cuts[49] * 1000),
        Row("a signal reaches its stream, p99", "ms", cuts[98] * 1000),
        Row("a signal reaches all 5,000, p99", "ms", wide[98] * 1000),
        Row("not received", "signals", SIGNALS + STREAMS * TO_ALL - len(to_one) - len(heard)),
    ]


def name(number: int) -> str:
    return f"bench-{number}"


def tell_now(stream: str) -> None:
    connection.ensure_connection()
    send_signal(stream=stream, kind="promises", subject_id=f"{time.perf_counter():.6f}")


def main() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    web = web_process(port)
    try:
        for _ in range(100):
            time.sleep(0.2)
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
        tell(asyncio.run(measure(port, web.pid)))
    finally:
        web.terminate()
        web.wait(20)


if __name__ == "__main__":
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 20_000), hard))
    main()
