"""Requests to a web server over kept connections, from a process of its own whose processor time is told
apart."""

import asyncio
import contextlib
import gzip
import multiprocessing
import os
import socket
import statistics
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. `form` is sent as a browser sends a form."""

    path: str
    form: str = ""
    cookies: str = ""
    address: str = "10.0.0.1"

    def wire(self) -> bytes:
        body = self.form.encode()
        head = [
            f"{'POST' if body else 'GET'} {self.path} HTTP/1.1",
            f"Host: {HOST}",
            f"X-Forwarded-For: {self.address}",
            "X-Forwarded-Proto: https",
            "Accept-Language: en",
        ]
        if self.cookies:
            head.append(f"Cookie: {self.cookies}")
        if body:
            head += [
                f"Referer: https://{HOST}{self.path}",
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(body)}",
            ]
        return "\r\n".join([*head, "", ""]).encode() + body


@dataclass
class Seen:
    """What the generator saw. Times in seconds."""

    took: float = 0.0
    processor: float = 0.0
    delays: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        return round(len(self.delays) / self.took, 1)

    @property
    def middle(self) -> float:
        """Milliseconds."""
        return round(statistics.median(self.delays) * 1000, 2)


def drive(port: int, asks: Sequence[Ask], *, connections: int, seconds: float = 0.0) -> Seen:
    """The requests one after another over so many connections; over and over where `seconds` is given,
    until then."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_drive, (port, list(asks), connections, seconds))


def _drive(port: int, asks: list[Ask], connections: int, seconds: float) -> Seen:
    seen = Seen()
    wires = [ask.wire() for ask in asks]

    def turns() -> Iterator[bytes]:
        until = time.perf_counter() + seconds
        while True:
            for wire in wires:
                yield wire
                if seconds and time.perf_counter() > until:
                    return
            if not seconds:
                return

    left = turns()

    async def one() -> None:
        reader, writer = await asyncio.open_connection(HOST, port)
        for wire in left:
            began = time.perf_counter()
            writer.write(wire)
            head = await reader.readuntil(b"\r\n\r\n")
            await reader.readexactly(_length(head))
            seen.delays.append(time.perf_counter() - began)
            status = int(head[9:12])
            seen.statuses[status] = seen.statuses.get(status, 0) + 1
            if b"connection: close" in head.lower():
                writer.close()
                reader, writer = await asyncio.open_connection(HOST, port)
        writer.close()

    async def every() -> None:
        await asyncio.gather(*(one() for _ in range(connections)))

    before, began = time.process_time(), time.perf_counter()
    asyncio.run(every())
    seen.took, seen.processor = time.perf_counter() - began, time.process_time() - before
    return seen


def _length(head: bytes) -> int:
    found = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
    return int(found or 0)


@contextmanager
def web_workers(port: int, count: int, more: dict[str, str]) -> Iterator[list[int]]:
    """So many of the shop's web processes at one port, as an installation runs them; their pids."""
    from pistos.config.processes import web_command
    from pistos.kit.forks import tie_to_parent

    environment = {
        **os.environ,
        "PISTOS_DEBUG": "",
        "PISTOS_DEMO": "1",
        "PISTOS_LOG_LEVEL": "ERROR",
        "PISTOS_PROXIES": "1",
        **more,
    }
    served = [
        subprocess.Popen(web_command(HOST, port), env=environment, preexec_fn=tie_to_parent())
        for _ in range(count)
    ]
    try:
        for process in served:
            _wait_for(port, process.pid)
        yield [process.pid for process in served]
    finally:
        for process in served:
            process.terminate()
        for process in served:
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, pid: int) -> None:
    """Until the process listens: one that has begun to takes its part of the connections."""
    until = time.perf_counter() + 90
    while time.perf_counter() < until:
        try:
            urllib.request.urlopen(f"http://{HOST}:{port}/robots.txt", timeout=5)
        except urllib.error.HTTPError:
            pass
        except OSError:
            time.sleep(0.2)
            continue
        if _listens(pid):
            return
        time.sleep(0.2)
    raise TimeoutError("the web process does not answer")


def _listens(pid: int) -> bool:
    """Whether one of its sockets waits for connections."""
    with open("/proc/net/tcp") as table:
        rows = [line.split() for line in table.readlines()[1:]]
    listening = {f"socket:[{row[9]}]" for row in rows if row[3] == "0A"}
    folder = f"/proc/{pid}/fd"
    held = set()
    for name in os.listdir(folder):
        with contextlib.suppress(OSError):
            held.add(os.readlink(f"{folder}/{name}"))
    return bool(listening & held)


def megabytes(pid: int) -> float:
    """Memory that a process holds, shared pages counted in full."""
    with open(f"/proc/{pid}/status") as status:
        line = next(line for line in status if line.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024, 1)


def processor_seconds(pids: Sequence[int]) -> float:
    """Processor time of these processes so far."""
    ticks = 0
    for pid in pids:
        with open(f"/proc/{pid}/stat") as stat:
            parts = stat.read().rpartition(")")[2].split()
        ticks += int(parts[11]) + int(parts[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def zipped(content: bytes) -> float:
    """Kilobytes of a text as it travels."""
    return round(len(gzip.compress(content, 6)) / 1000, 1)
