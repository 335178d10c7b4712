"""The rules that hold for all tests."""

import socket

import pytest


def test_sockets_are_closed_to_other_machines() -> None:
    with pytest.raises(Exception, match="this machine only"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(Exception, match="this machine only"):
        socket.getaddrinfo("shop.example", 80)


def test_sockets_are_open_to_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()
