"""`bin/pistos`, run as a person runs it."""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from pistos.config.environment import ROOT
from tests.factories.ports import free_port

pytestmark = pytest.mark.servers


@pytest.fixture
def data() -> Iterator[Path]:
    with _folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def prepared() -> Iterator[Path]:
    """A folder whose private database is made and migrated."""
    with _folder() as folder:
        status, said = _run(folder, "check")
        assert status == 0, said
        yield folder


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pistos-test-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder) / "data"


def _start(
    data: Path, *arguments: str, module: str = "commandline", url: str = ""
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", f"pistos.config.{module}", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "PISTOS_DATA": str(data), "PISTOS_DEMO": ""},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _run(data: Path, *arguments: str, url: str = "") -> tuple[int, str]:
    process = _start(data, *arguments, url=url)
    said, _ = process.communicate(timeout=90)
    return process.returncode, said


def _processes_of(data: Path) -> list[str]:
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
        except OSError:
            continue
        if str(data).encode() in words:
            found.append((entry / "cmdline").read_text().replace("\0", " "))
    return found


def _eventually_gone(data: Path) -> bool:
    deadline = time.monotonic() + 30
    while _processes_of(data) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not _processes_of(data)


def _answer(port: int) -> str:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=5) as page:
                return str(page.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return error.read().decode()
        except OSError:
            time.sleep(0.1)
    return "nothing"


def test_help_lists_our_commands_with_a_line_each(data: Path) -> None:
    status, said = _run(data, "--help")

    assert status == 0
    for name in ("web", "worker", "supervise", "backup", "restore"):
        assert f"\n  {name} " in said
    assert "_" not in "".join(line.split()[0] for line in said.splitlines() if line[:2] == "  ")
    assert not data.exists() or not (data / "cluster").exists()


def test_unknown_command_is_refused(prepared: Path) -> None:
    status, said = _run(prepared, "sell-everything")

    assert status == 2
    assert "no command “sell-everything”" in said


def test_commands_of_our_apps_are_found_with_dashes(prepared: Path) -> None:
    status, said = _run(prepared, "indicators", "--json")
    help_status, help_said = _run(prepared, "verify-ledger", "--help")

    assert "no command" not in said
    assert status == 0, said
    assert help_status == 0
    assert "usage: pistos verify-ledger" in help_said


def test_address_of_another_database_is_refused(data: Path) -> None:
    status, said = _run(data, "check", url="mysql://localhost/shop")

    assert status == 1
    assert "must be a PostgreSQL address" in said
    assert "Traceback" not in said


def test_two_first_commands_at_once_prepare_one_database(data: Path) -> None:
    both = [_start(data, "showmigrations", "--plan") for _ in range(2)]

    said = [process.communicate(timeout=90)[0] for process in both]

    assert [process.returncode for process in both] == [0, 0], said
    assert all("[X]  promises.0001_initial" in text for text in said)
    assert not any("[ ]" in text for text in said)
    assert not _processes_of(data)


def test_given_database_is_neither_started_nor_migrated(data: Path) -> None:
    server = os.environ["DATABASE_URL"]
    name = f"pistos_untouched_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            url = urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
            status, said = _run(data, "showmigrations", "--plan", url=url)
            with psycopg.connect(url) as other:
                tables = other.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
                count = tables.fetchone()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    assert status == 0
    assert "[X]" not in said
    assert count == (0,)
    assert not (data / "cluster").exists()


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_supervised_installation_leaves_no_process_behind(
    prepared: Path, told: signal.Signals, unused_port: int
) -> None:
    supervisor = _start(prepared, "supervise", f"--port={unused_port}")
    answer = _answer(unused_port)

    supervisor.send_signal(told)
    supervisor.communicate(timeout=60)

    assert '"database": "ok"' in answer
    assert _eventually_gone(prepared), _processes_of(prepared)


@pytest.fixture
def unused_port() -> int:
    return free_port()
