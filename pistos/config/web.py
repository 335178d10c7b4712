"""A web process: uvicorn on a socket of its own.

Several of a machine may serve one port, and the kernel deals new connections out among them. On one socket
that they share, whichever wakes first takes every connection that waits, and the others idle. A single one
may be given the socket that its supervisor took for it.
"""

import socket
import sys

import uvicorn

GRACE_SECONDS = 5
"""How long open live streams may keep a stopping web process."""
WAITING = 8_192
"""So many connections may wait to be accepted."""


def serve(host: str, port: int, taken: socket.socket | None = None) -> None:
    """Until a signal ends it; ends the program with 3 where the application does not start."""
    config = uvicorn.Config(
        "pistos.config.asgi:application",
        loop="uvloop",
        http="httptools",
        ws="none",
        access_log=False,
        server_header=False,
        log_level="warning",
        backlog=WAITING,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    server = uvicorn.Server(config)
    with taken or _bound(host, port) as listening:
        server.run(sockets=[listening])
    if not server.started:
        sys.exit(3)


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _name, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listening = socket.socket(family, kind, protocol)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        listening.bind(address)
    except OSError as error:
        listening.close()
        sys.exit(f"Port {port} of {host} cannot be used: {error.strerror}")
    return listening


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]))
