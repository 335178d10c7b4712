"""The supervisor, with real processes and real kills."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pistos.config.supervisor import Child, Supervisor

pytestmark = pytest.mark.servers

_ROOT = Path(__file__).resolve().parents[2]
_SUPERVISE = """
import os, sys
from pistos.config.supervisor import Child, Supervisor
children = [Child(f"child {n}", ["sleep", sys.argv[1]], os.environ) for n in (1, 2)]
with Supervisor(children) as supervisor:
    supervisor.run(0.2)
    print("up", flush=True)
    supervisor.run()
print("down", flush=True)
"""


_SUPERVISE_FORKS = """
import os, sys, time
from pistos.config.supervisor import Child, Supervisor
held = open(os.devnull)
def work():
    os.execvp("sleep", ["sleep", sys.argv[1]])
children = [Child(f"fork {n}", run=work) for n in (1, 2)]
with Supervisor(children) as supervisor:
    supervisor.run(0.2)
    print("up", flush=True)
    supervisor.run()
print("down", flush=True)
"""


def _start(seconds: str, program: str = _SUPERVISE) -> subprocess.Popen[str]:
    supervisor = subprocess.Popen(
        [sys.executable, "-c", program, seconds],
        cwd=_ROOT,
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        # However the tests themselves were started: nohup has its children ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL),
    )
    assert supervisor.stdout is not None
    assert supervisor.stdout.readline() == "up\n"
    return supervisor


def _sleepers(seconds: str) -> int:
    words = f"sleep\0{seconds}\0".encode()
    count = 0
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            count += entry.read_bytes() == words
        except OSError:
            continue
    return count


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_supervisor_ends_its_children_when_told(told: signal.Signals) -> None:
    seconds = f"10{told.value:03}"
    supervisor = _start(seconds)
    running = _sleepers(seconds)

    supervisor.send_signal(told)
    said, _ = supervisor.communicate(timeout=20)

    assert running == 2
    assert said == "down\n"
    assert supervisor.returncode == 0
    assert _sleepers(seconds) == 0


def test_children_end_when_the_supervisor_is_killed() -> None:
    supervisor = _start("20999")
    running = _sleepers("20999")

    supervisor.kill()
    supervisor.communicate()
    deadline = time.monotonic() + 5
    while _sleepers("20999") and time.monotonic() < deadline:
        time.sleep(0.02)

    assert running == 2
    assert _sleepers("20999") == 0


@pytest.mark.skipif(sys.platform != "linux", reason="children are forks on Linux alone")
def test_forks_end_when_the_supervisor_is_told_to_and_when_it_is_killed() -> None:
    told = _start("22999", _SUPERVISE_FORKS)
    killed = _start("23999", _SUPERVISE_FORKS)
    running = _sleepers("22999"), _sleepers("23999")

    told.send_signal(signal.SIGTERM)
    said, _ = told.communicate(timeout=20)
    killed.kill()
    killed.communicate()

    assert running == (2, 2)
    assert said == "down\n"
    assert told.returncode == 0
    assert _eventually_none("22999")
    assert _eventually_none("23999")


@pytest.mark.skipif(sys.platform != "linux", reason="children are forks on Linux alone")
def test_crashed_fork_is_started_again_and_holds_no_file_of_the_supervisor(tmp_path: Path) -> None:
    said: list[str] = []
    log = tmp_path / "log"

    def work() -> None:
        open_ones = sorted(int(name) for name in os.listdir("/proc/self/fd"))
        with log.open("a") as file:
            file.write(f"{open_ones[:3]} {len(open_ones)} {os.getsid(0) == os.getpid()}\n")
        raise SystemExit(3)

    child = Child("worker", run=work)
    with _signals_kept(), log.open("a"), Supervisor([child], said.append) as supervisor:
        supervisor.run(1.2)

    assert log.read_text() == "[0, 1, 2] 4 True\n" * 2  # the fourth is the listing itself
    assert said == [
        "worker ended (exit status 3); starting it again in 0.5 s.",
        "worker ended (exit status 3); starting it again in 1 s.",
    ]


def test_supervisor_starts_a_crashed_child_again_after_growing_pauses(tmp_path: Path) -> None:
    said: list[str] = []
    log = tmp_path / "log"
    child = Child("worker", ["sh", "-c", f"echo x >> {log}; exit 3"], os.environ)

    with _signals_kept(), Supervisor([child], said.append) as supervisor:
        supervisor.run(2.2)

    assert log.read_text() == "x\n" * 3
    assert said == [
        "worker ended (exit status 3); starting it again in 0.5 s.",
        "worker ended (exit status 3); starting it again in 1 s.",
        "worker ended (exit status 3); starting it again in 2 s.",
    ]


def test_supervisor_kills_a_child_that_does_not_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pistos.config.supervisor._STOP_WITHIN_SECONDS", 0.3)
    child = Child("deaf", ["sh", "-c", "trap '' TERM; sleep 30999 & sleep 30999"], os.environ)

    with _signals_kept(), Supervisor([child]) as supervisor:
        supervisor.run(0.3)
        running = _sleepers("30999")

    assert running == 2
    assert _eventually_none("30999")


def test_leash_kills_its_command_when_the_supervisor_is_gone() -> None:
    read, write = os.pipe()
    leash = _ROOT / "pistos" / "config" / "leash.py"
    process = subprocess.Popen(
        [sys.executable, leash, str(read), "sleep", "40999"], pass_fds=[read]
    )
    os.close(read)
    deadline = time.monotonic() + 5
    while not _sleepers("40999") and time.monotonic() < deadline:
        time.sleep(0.02)
    running = _sleepers("40999")

    os.close(write)

    assert process.wait(5) == 1
    assert running == 1
    assert _sleepers("40999") == 0


def _eventually_none(seconds: str) -> bool:
    deadline = time.monotonic() + 5
    while _sleepers(seconds) and time.monotonic() < deadline:
        time.sleep(0.02)
    return _sleepers(seconds) == 0


@contextlib.contextmanager
def _signals_kept() -> Iterator[None]:
    """The supervisor takes the signals of its process, which here is the tests'."""
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD)
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
