"""The watchdog: runs PostgreSQL as long as somebody uses the cluster, and then stops it.

Run as a script of its own, by path and without site packages, so that it stays small and outlives
whoever started it. Every user of the cluster holds a shared lock on one file; the kernel lets go of
it when the user ends, however it ends. When the watchdog gets that lock alone, nobody is left.
"""

import contextlib
import ctypes
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

_LOOK_EVERY_SECONDS = 0.1
_STOP_WITHIN_SECONDS = 30
_START_WITHIN_SECONDS = 120
_PR_SET_PDEATHSIG = 1


class _ToldToStopError(Exception):
    """A signal asks the watchdog to stop."""


def main(settings: dict[str, Any]) -> int:
    """Hold the watchdog's lock, run PostgreSQL until nobody uses it; the exit status."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, _raise_told)
    watchdog = os.open(settings["watchdog"], os.O_RDWR | os.O_CREAT, 0o600)
    users = os.open(settings["users"], os.O_RDWR | os.O_CREAT, 0o600)
    _take(watchdog)
    server = None
    try:
        server = _start(settings)
        with os.fdopen(settings["report"], "w") as report:
            report.write("" if server else "failed")
        while server:
            time.sleep(_LOOK_EVERY_SECONDS)
            if _is_gone(users, settings["users"]) or _is_free(users):
                break
            if server.poll() is not None:
                server = _start_again(settings)
    except _ToldToStopError:
        pass
    finally:
        if server:
            _stop(server)
    return 0


def _take(watchdog: int) -> None:
    # Whoever asks whether a watchdog lives holds its lock for an instant.
    for _ in range(50):
        with contextlib.suppress(BlockingIOError):
            return fcntl.flock(watchdog, fcntl.LOCK_EX | fcntl.LOCK_NB)
        time.sleep(0.05)
    sys.exit("another watchdog runs this cluster")


def _start(settings: dict[str, Any]) -> subprocess.Popen[bytes] | None:
    """PostgreSQL, ready for connections; None if it ended or did not get ready."""
    identity = settings["identity"] or {}
    files = Path(settings["files"])
    _clear_the_way(files, Path(settings["socket"]))
    with Path(settings["log"]).open("ab") as log:
        server = subprocess.Popen(
            settings["command"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
            preexec_fn=_die_with_parent,
            env=settings["environment"],
            **identity,
        )
    deadline = time.monotonic() + _START_WITHIN_SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            lines = (files / "postmaster.pid").read_text().splitlines()
            if len(lines) > 7 and lines[0] == str(server.pid) and lines[7].strip() == "ready":
                return server
        if server.poll() is not None:
            return None
        time.sleep(0.02)
    _stop(server)
    return None


def _start_again(settings: dict[str, Any]) -> subprocess.Popen[bytes] | None:
    # After a crash the orphaned backends may hold the shared memory for a moment.
    for pause in (0.2, 0.5, 1, 2, 5):
        if not Path(settings["files"]).exists():
            return None
        server = _start(settings)
        if server:
            return server
        time.sleep(pause)
    return None


def _stop(server: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        if server.poll() is None:
            server.send_signal(number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            server.wait(_STOP_WITHIN_SECONDS)
            return


def _is_free(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_gone(users: int, path: str) -> bool:
    """Whether somebody removed the folder under us."""
    try:
        return os.stat(path).st_ino != os.fstat(users).st_ino
    except OSError:
        return True


def _clear_the_way(files: Path, socket: Path) -> None:
    """End a server that lost its watchdog; remove the pid files of one that died."""
    for file in (files / "postmaster.pid", socket / ".s.PGSQL.5432.lock"):
        try:
            pid = int(file.read_text().split("\n")[0])
        except (OSError, ValueError):
            continue
        deadline = time.monotonic() + _STOP_WITHIN_SECONDS
        while _serves(pid, files) and time.monotonic() < deadline:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGINT)
            time.sleep(0.05)
        # The pid may have come round to another program, and PostgreSQL would then refuse.
        if not _serves(pid, files):
            file.unlink(missing_ok=True)


def _serves(pid: int, files: Path) -> bool:
    if _HAS_PROC:
        try:
            return Path(f"/proc/{pid}/cwd").resolve(strict=True) == files.resolve()
        except OSError:
            return False
    asked = subprocess.run(
        ["/bin/ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return str(files) in asked.stdout


def _die_with_parent() -> None:
    if sys.platform == "linux":
        # SIGINT is PostgreSQL's fast shutdown: should the watchdog be killed, it ends in order.
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


def _raise_told(*_: object) -> None:
    raise _ToldToStopError


_HAS_PROC = Path("/proc/self/cwd").exists()
_LIBC = ctypes.CDLL(None)

if __name__ == "__main__":
    sys.exit(main(json.loads(sys.argv[1])))
