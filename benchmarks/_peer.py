"""An environment of its own for the program measured beside ours, and its database."""

import json
import os
import secrets
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg


@dataclass(frozen=True)
class Program:
    """What is installed, and the script beside this one that drives it."""

    name: str
    script: str
    needed: tuple[str, ...]


HELPDESK = Program("django-helpdesk", "_helpdesk.py", ("django-helpdesk", "psycopg[binary]"))
OSCAR = Program("django-oscar", "_oscar.py", ("django-oscar[sorl-thumbnail]", "psycopg[binary]"))


class PeerMissing(Exception):
    """It cannot be installed here; the figures of our own stand alone."""


@contextmanager
def installed(program: Program) -> Iterator["Peer"]:
    """The program installed into a temporary folder, with a database that is dropped after."""
    given = os.environ["DATABASE_URL"]
    name = f"pistos_bench_{secrets.token_hex(4)}"
    url = urlunsplit(urlsplit(given)._replace(path=f"/{name}"))
    with tempfile.TemporaryDirectory(prefix="pistos-bench-") as folder:
        python = _python_with(program, Path(folder))
        with psycopg.connect(given, autocommit=True) as server:
            server.execute(
                f"CREATE DATABASE {name} TEMPLATE template0 LOCALE 'C.UTF-8' ENCODING 'UTF8'"
            )
        try:
            yield Peer(program, python, url, folder)
        finally:
            with psycopg.connect(given, autocommit=True) as server:
                server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _python_with(program: Program, folder: Path) -> Path:
    venv.create(folder / "venv", with_pip=True)
    python = folder / "venv" / "bin" / "python"
    done = subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", *program.needed],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["pip failed"])[-1]
        raise PeerMissing(f"{program.name} could not be installed: {last}")
    return python


class Peer:
    """The program beside ours; each deed is a process of its Python."""

    def __init__(self, program: Program, python: Path, url: str, files: str) -> None:
        script = Path(__file__).with_name(program.script)
        self.command = [str(python), str(script), url]
        self.environment = {**os.environ, "PEER_FILES": files}
        self.environment.pop("DJANGO_SETTINGS_MODULE", None)

    def figures(self, count: int, rounds: int) -> dict[str, float]:
        done = subprocess.run(
            [*self.command, str(count), str(rounds)],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=sys.stderr,
            text=True,
            check=True,
        )
        found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
        return found

    def mail_worker(self, start: int, count: int) -> list[str]:
        return [*self.command, "mail", str(start), str(count)]
