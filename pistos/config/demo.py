"""`bin/demo`: a living demo shop on this machine.

Standard library only until web and worker start: this process becomes their supervisor, and they share
what it loaded.
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pistos.config import preload, tour
from pistos.config.processes import (
    ROOT,
    data_folder,
    environment_for,
    given_database,
)
from pistos.config.supervisor import Supervisor
from pistos.kit import cluster
from pistos.kit.forks import tie_to_parent

_HOST = "127.0.0.1"
_UP_WITHIN_SECONDS = 60


def main(arguments: list[str]) -> int:
    """Run the demo until it is told to stop; its exit status."""
    options = _options(arguments)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with (
            take_port(options.port, any_will_do=options.check) as listening,
            _database() as url,
        ):
            environment = _environment(url, listening.getsockname()[1])
            told = _prepare(environment, reset=options.reset)
            return _serve(listening, environment, told, options)
    except cluster.ClusterError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bin/demo",
        description="A living demo shop on this machine, reachable from this machine only. "
        "It lives in PISTOS_DATA (.pistos), or in the database of DATABASE_URL.",
    )
    parser.add_argument("--reset", action="store_true", help="throw the demo away, make it anew")
    parser.add_argument("--port", type=int, help="the port to listen on (8000)")
    parser.add_argument("--no-open", action="store_true", help="open no browser")
    parser.add_argument(
        "--check", action="store_true", help="start, probe every page of the tour, stop"
    )
    return parser.parse_args(arguments)


def take_port(wished: int | None, *, any_will_do: bool) -> socket.socket:
    """Listens from now on: no other demo takes the port while this one fills, and who comes early waits."""
    port = wished or int(os.environ.get("PISTOS_PORT", "8000"))
    for candidate in (port, 0) if any_will_do and wished is None else (port,):
        taken = socket.socket()
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((_HOST, candidate))
            taken.listen(socket.SOMAXCONN)
        except (OSError, OverflowError):
            taken.close()
            continue
        return taken
    sys.exit(f"Port {port} is taken or not allowed. Choose another: bin/demo --port {port + 1}")


@contextmanager
def _database() -> Iterator[str]:
    given = given_database()
    if given:
        yield given
        return
    if not (data_folder() / "cluster").exists():
        print(f"Making a private PostgreSQL in {data_folder()}", flush=True)
    with cluster.using(data_folder()) as url:
        yield url


def _environment(url: str, port: int) -> dict[str, str]:
    """Nothing of a real installation's settings: no host name, no mail server, no bucket."""
    ours = {
        name: value
        for name, value in environment_for(url).items()
        if not name.startswith("PISTOS_") or name in {"PISTOS_DATA", "PISTOS_LOG_LEVEL"}
    }
    ours.setdefault("PISTOS_LOG_LEVEL", "ERROR")
    return {**ours, "PISTOS_DEMO": "1", "PISTOS_PORT": str(port)}


def _prepare(environment: dict[str, str], *, reset: bool) -> dict[str, list[dict[str, Any]]]:
    """Migrate and fill, progress on the terminal: `sign_ins` of the demo's people and `pages` to visit.

    Meanwhile the program is loaded here, for web and worker.
    """
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "pistos.config.prepare",
            "--demo",
            *(["--reset"] if reset else []),
        ],
        env=environment,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        preexec_fn=tie_to_parent(),
    ) as child:
        assert child.stdout is not None  # noqa: S101 - it is a pipe
        preload.load(environment)
        said = child.stdout.read()
    if child.returncode:
        sys.exit(child.returncode if child.returncode > 0 else 1)
    told: dict[str, list[dict[str, Any]]] = json.loads(said)
    return told


def _serve(
    listening: socket.socket,
    environment: dict[str, str],
    told: dict[str, list[dict[str, Any]]],
    options: argparse.Namespace,
) -> int:
    port = listening.getsockname()[1]
    address = f"http://{_HOST}:{port}"
    sign_ins, pages = told["sign_ins"], told["pages"]
    children = preload.children_of_one(_HOST, port, environment, listening)
    with Supervisor(children) as supervisor:
        if not _comes_up(supervisor, address):
            if not supervisor.is_told_to_stop:
                print("The web process did not come up; its words are above.", file=sys.stderr)
            return 1
        if options.check:
            return tour.walk(address, pages, sign_ins)
        print(_welcome(address, pages, sign_ins), flush=True)
        if not options.no_open and _has_display():
            webbrowser.open(address)
        supervisor.run()
        print("The demo has stopped.", flush=True)
    return 0


def _comes_up(supervisor: Supervisor, address: str) -> bool:
    deadline = time.monotonic() + _UP_WITHIN_SECONDS
    while time.monotonic() < deadline and not supervisor.is_told_to_stop:
        supervisor.run(seconds=0.1)
        try:
            urllib.request.urlopen(f"{address}/health/", timeout=5).close()  # noqa: S310 - our own address
        except urllib.error.HTTPError as error:
            error.close()  # until the worker is heard it says 503, but it answers
            return True
        except OSError:
            continue
        else:
            return True
    return False


def _welcome(address: str, pages: list[dict[str, Any]], sign_ins: list[dict[str, Any]]) -> str:
    width = max((len(str(page["title"])) for page in pages), default=0)
    lines = ["", "A demo shop is running. All of its people and orders are made up.", ""]
    lines += [f"  {page['title']:<{width}}  {address}{page['path']}" for page in pages]
    lines += ["", "Sign in as"]
    for person in sign_ins:
        values = "   ".join(
            f"{address}{value}" if str(value).startswith("/") else str(value)
            for key, value in person.items()
            if key != "role" and value
        )
        lines.append(f"  {person['role']:<{width}}  {values}")
    return "\n".join([*lines, "", "Ctrl-C stops it; bin/demo starts it again in seconds.", ""])


def _has_display() -> bool:
    if sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
