"""`bin/demo`, run as a newcomer runs it."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from pistos.config import demo
from pistos.config.environment import ROOT
from tests.factories.ports import free_port

pytestmark = pytest.mark.servers


def _demo(data: Path, *arguments: str, url: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "pistos.config.demo", "--no-open", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "PISTOS_DATA": str(data), "PISTOS_DEMO": ""},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _run(data: Path, *arguments: str, url: str = "") -> tuple[int, str]:
    process = _demo(data, *arguments, url=url)
    said, _ = process.communicate(timeout=240)
    return process.returncode, said


def _until(process: subprocess.Popen[str], words: str) -> str:
    said = ""
    assert process.stdout is not None
    for line in process.stdout:
        said += line
        if words in line:
            return said
    return said


def _is_gone(data: Path) -> bool:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        found = False
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                found |= str(data).encode() in (entry / "environ").read_bytes()
                found |= str(data).encode() in (entry / "cmdline").read_bytes()
            except OSError:
                continue
        if not found:
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pistos-test-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder) / "data"


@pytest.fixture
def port() -> int:
    return free_port()


def test_a_demo_is_filled_visited_stopped_and_started_again(
    data: Path, port: int, subtests: pytest.Subtests
) -> None:
    """One demo for all of it: to fill it takes longer than the rest."""
    with subtests.test("check visits every page of the tour and stops"):
        status, said = _run(data, "--check")

        assert not [line for line in said.splitlines() if "FAIL" in line]
        assert "no problems" in said
        assert status == 0
        for page in ("/en/trust/", "/trust.json", "/desk/promises/", "/desk/settings/"):
            assert page in said
        assert _is_gone(data)

    for told in (signal.SIGINT, signal.SIGKILL):
        with subtests.test("starts in seconds, tells its sign-ins, leaves nothing", told=told.name):
            began = time.monotonic()
            started = _demo(data, "--port", str(port))
            said = _until(started, "Ctrl-C")
            seconds = time.monotonic() - began

            started.send_signal(told)
            started.communicate(timeout=60)

            assert f"http://127.0.0.1:{port}/" in said
            assert all(role in said for role in ("owner", "agent", "customer"))
            assert seconds < 60
            assert _is_gone(data)

    with subtests.test("tells that a port is taken"):
        with socket.create_server(("127.0.0.1", 0)) as other:
            taken = other.getsockname()[1]

            status, said = _run(data, "--port", str(taken))

        assert status == 1
        assert f"Port {taken} is taken" in said
        assert f"--port {taken + 1}" in said


def test_two_demos_that_begin_together_have_a_port_each(
    port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PISTOS_PORT", str(port))

    with (
        demo.take_port(None, any_will_do=True) as first,
        demo.take_port(None, any_will_do=True) as second,
    ):
        assert first.getsockname()[1] == port
        assert second.getsockname()[1] != port
        with pytest.raises(SystemExit, match=f"Port {port} is taken"):
            demo.take_port(port, any_will_do=True)


def test_demo_refuses_a_database_that_holds_something_else(tmp_path: Path) -> None:
    server = os.environ["DATABASE_URL"]
    name = f"pistos_foreign_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        try:
            url = _address_of(server, name)
            with psycopg.connect(url) as other:
                other.execute("CREATE TABLE invoices (number int)")
            status, said = _run(tmp_path, "--check", url=url)
            reset_status, _ = _run(tmp_path, "--check", "--reset", url=url)
            with psycopg.connect(url) as other:
                row = other.execute(
                    "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
                ).fetchone()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    assert (status, reset_status) == (1, 1)
    assert "holds something that is not a demo" in said
    assert row == (1,)


def _address_of(server: str, name: str) -> str:
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
