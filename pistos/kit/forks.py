"""Forks of this process, and children that end with it. Standard library only."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


class Forked:
    """A child that is a fork of this process: as much of `Popen` as its keeper needs."""

    def __init__(self, run: Callable[[], None], before: Callable[[], None]) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            os._exit(_end_of(run, before))

    def poll(self) -> int | None:
        return self._reaped(os.WNOHANG)

    def wait(self, timeout: float | None = None) -> int:
        """Raises TimeoutExpired as `Popen.wait` does."""
        until = None if timeout is None else time.monotonic() + timeout
        while (status := self._reaped(0 if until is None else os.WNOHANG)) is None:
            if until is not None and time.monotonic() >= until:
                raise subprocess.TimeoutExpired("a fork", timeout or 0)
            time.sleep(0.01)
        return status

    def _reaped(self, options: int) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, options)
            if pid:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode


def _end_of(run: Callable[[], None], before: Callable[[], None]) -> int:
    """Runs it in the new process; the exit status."""
    try:
        before()
        run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        return 130
    except BaseException:
        sys.excepthook(*sys.exc_info())
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def tie_to_parent() -> Callable[[], None]:
    """What a new child calls before its program, so that the kernel kills it with its parent."""
    parent = os.getpid()

    def tie() -> None:
        if sys.platform == "linux":
            _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
            if os.getppid() != parent:
                os._exit(1)

    return tie


_LIBC = ctypes.CDLL(None)
