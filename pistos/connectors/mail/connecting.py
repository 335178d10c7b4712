"""Sockets to mail servers that people named: time-limited, and never to where no mail server stands."""

import ipaddress
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

SECONDS = 20
"""The longest that any one answer may take."""


class PlaceRefused(OSError):
    """An address of the machine's own surroundings, such as a cloud's metadata service."""


def open_socket(host: str, port: int, timeout: float | None = SECONDS) -> socket.socket:
    """Connects to the first address of `host` that answers; all of them are judged before.

    The address that was judged is the one that is used: a name that answers differently the next time
    gains nothing. PlaceRefused for link-local and multicast addresses, also in IPv6 clothes.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    places = [place[4] for place in found]
    for place in places:
        _judge(str(place[0]))
    problem: OSError | None = None
    for place in places:
        try:
            return socket.create_connection((str(place[0]), port), timeout or SECONDS)
        except OSError as error:
            problem = error
    raise problem or OSError("no address")


@contextmanager
def ends_within(seconds: float, connection: socket.socket) -> Iterator[None]:
    """Cuts the connection after so many seconds: a server that drips bytes holds nobody up."""
    timer = threading.Timer(seconds, _cut, [connection])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _cut(connection: socket.socket) -> None:
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RDWR)


def _judge(text: str) -> None:
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if address.is_link_local or address.is_multicast or address.is_unspecified:
        raise PlaceRefused(f"no mail server stands at {address}")
