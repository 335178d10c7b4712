"""What a page takes by a test client: the median of its times, and its queries."""

import statistics
import time
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def middle(client: Any, addresses: list[str]) -> float:
    """Milliseconds; the first three addresses are read once before, to warm up."""
    for address in addresses[:3]:
        assert client.get(address).status_code == 200, address
    taken = []
    for address in addresses:
        began = time.perf_counter()
        client.get(address)
        taken.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(taken), 2)


def queries_of(client: Any, address: str) -> int:
    from django.db import connection

    asked: list[str] = []

    def note(execute, sql, *rest):
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        client.get(address)
    return len(asked)


def host_of(url: str) -> str:
    """The server's host, also where it is a folder of a socket in the address's query."""
    parts = urlsplit(url)
    asked = parse_qs(parts.query).get("host", [""])[0]
    return asked or unquote(parts.hostname or "")
