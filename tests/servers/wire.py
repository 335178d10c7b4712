"""A tap on the wire between us and a server: what was asked, and what was answered."""

import contextlib
import socket
import threading


class Tap:
    """Passes every byte on, both ways, and keeps them."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.asked = b""
        self.answered = b""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> "Tap":
        self._run(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.close()
        for thread in self._threads:
            thread.join(timeout=5)

    def _run(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.settimeout(30)
            ours, _address = self._listener.accept()
            theirs = socket.create_connection(("127.0.0.1", self.target), timeout=30)
            ours.settimeout(30)
            self._run(self._pass, ours, theirs, "asked")
            self._pass(theirs, ours, "answered")
            ours.close()
            theirs.close()

    def _pass(self, source: socket.socket, target: socket.socket, name: str) -> None:
        with contextlib.suppress(OSError):
            while chunk := source.recv(65_536):
                setattr(self, name, getattr(self, name) + chunk)
                target.sendall(chunk)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
