"""A private PostgreSQL on demand, for the demo, the tests and a first look.

    with cluster.using(Path(".pistos")) as url:
        ...

Made where there is none, started by its first user, stopped with its last one, also when that one
is killed. Reached through a socket in a folder closed to other users; it listens on no network.
Production has its own server and DATABASE_URL.
"""

import contextlib
import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from . import watchdog as _watchdog
from .creation import DATABASE, USER, programs_for
from .errors import ClusterError
from .place import Place, find_place
from .programs import Programs, clean_environment

__all__ = ["ClusterError", "remove", "using"]

_STOPPING_SECONDS = 3
_LONGEST_STOP_SECONDS = 60
_LOG_KEPT_BYTES = 4_000_000


@contextlib.contextmanager
def using(data: Path, *, settings: Mapping[str, str] | None = None) -> Iterator[str]:
    """The DATABASE_URL of the private cluster below `data`, which runs until the block ends.

    `settings` are PostgreSQL settings for a start made by this call; a running cluster keeps its
    own. Raises ClusterError, whose text can be shown.
    """
    place = find_place(data)
    with _starting(place):
        users = _hold(place.users, fcntl.LOCK_SH)
        try:
            if not _has_watchdog(place):
                _start(place, programs_for(place), settings or {})
        except BaseException:
            os.close(users)
            raise
    try:
        yield f"postgresql://{USER}@/{DATABASE}?host={quote(str(place.socket), safe='')}"
    finally:
        _leave(place, users)


def remove(data: Path) -> None:
    """Delete the private cluster below `data`. Raises ClusterError while somebody uses it."""
    place = find_place(data)
    with _starting(place):
        if not _is_unused(place):
            raise ClusterError(
                f"The private database in {data} is in use. Stop the program that uses it first."
            )
        _wait_for_watchdog(place)
        shutil.rmtree(place.files, ignore_errors=True)
        shutil.rmtree(place.socket, ignore_errors=True)
        place.log.unlink(missing_ok=True)


@contextlib.contextmanager
def _starting(place: Place) -> Iterator[None]:
    lock = _hold(place.starting, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(lock)


def _hold(file: Path, operation: int) -> int:
    lock = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, operation)
    except BaseException:
        os.close(lock)
        raise
    return lock


def _has_watchdog(place: Place) -> bool:
    return _is_held(place.watchdog, fcntl.LOCK_SH)


def _start(place: Place, programs: Programs, settings: Mapping[str, str]) -> None:
    place.socket.mkdir(mode=0o700, exist_ok=True)
    place.own(place.socket)
    if place.log.exists() and place.log.stat().st_size > _LOG_KEPT_BYTES:
        place.log.rename(place.log.with_name("log.old"))
    said_before = place.log.stat().st_size if place.log.exists() else 0
    read, write = os.pipe()
    command = [programs.path("postgres"), "-D", str(place.files), "-k", str(place.socket)]
    command += [f"--{name}={value}" for name, value in settings.items()]
    account = place.account
    told = {
        "command": command,
        "environment": clean_environment(),
        "files": str(place.files),
        "identity": account and {"user": account.uid, "group": account.gid, "extra_groups": []},
        "log": str(place.log),
        "report": write,
        "socket": str(place.socket),
        "users": str(place.users),
        "watchdog": str(place.watchdog),
    }
    with place.log.open("ab") as log:
        child = subprocess.Popen(
            [sys.executable, "-I", "-S", _watchdog.__file__, json.dumps(told)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            start_new_session=True,
            pass_fds=[write],
        )
    _started.append(child)
    os.close(write)
    with os.fdopen(read) as report:
        failed = report.read()
    if failed or not _has_watchdog(place):
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_STOPPING_SECONDS)
        with place.log.open(errors="replace") as log_text:
            log_text.seek(said_before)
            said = "".join(log_text.readlines()[-12:]).strip()
        raise ClusterError(f"The private database did not start. Its log, {place.log}:\n{said}")


def _leave(place: Place, users: int) -> None:
    """Let go, and if nobody else is left wait until the cluster has stopped."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        last = True
    except OSError:
        last = False
    os.close(users)
    if last:
        _wait_for_watchdog(place)


def _is_unused(place: Place) -> bool:
    """Whether nobody holds the users' lock, a watchdog about to stop apart."""
    deadline = time.monotonic() + _STOPPING_SECONDS
    while time.monotonic() < deadline:
        if not _is_held(place.users, fcntl.LOCK_EX):
            return True
        time.sleep(0.05)
    return False


def _wait_for_watchdog(place: Place) -> None:
    began = time.monotonic()
    while _has_watchdog(place):
        time.sleep(0.02)
        waited = time.monotonic() - began
        if (waited > _STOPPING_SECONDS and _has_user(place)) or waited > _LONGEST_STOP_SECONDS:
            break
    for watchdog in _started:
        watchdog.poll()


def _has_user(place: Place) -> bool:
    # A user holds the lock shared; a watchdog about to stop holds it alone.
    return _is_held(place.users, fcntl.LOCK_EX) and not _is_held(place.users, fcntl.LOCK_SH)


def _is_held(file: Path, operation: int) -> bool:
    try:
        os.close(_hold(file, operation | fcntl.LOCK_NB))
    except BlockingIOError:
        return True
    return False


# Kept so that the watchdogs we started are collected when they end, and not before.
_started: list[subprocess.Popen[bytes]] = []
