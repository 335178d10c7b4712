"""One process that keeps the others running: restarts what crashes, ends all when it ends.

Standard library only. A child is a command, or on Linux a fork of this process, which shares what was
loaded here (`preload`). Should the supervisor itself be killed, the kernel ends its children on Linux;
elsewhere a small leash process does.
"""

import contextlib
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from pistos.kit.forks import Forked, tie_to_parent

_STOP_WITHIN_SECONDS = 12
_LONGEST_PAUSE_SECONDS = 30
# A child that lived this long had started well: its next crash begins a new series.
_WELL_AFTER_SECONDS = 60
_LEASH = Path(__file__).with_name("leash.py")


def say_to_stderr(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


@dataclass
class Child:
    """A program to keep running: a `command`, or what `run` does in a fork, to which `keeps` stay open."""

    name: str
    command: Sequence[str] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    run: Callable[[], None] | None = None
    keeps: Sequence[int] = ()
    process: subprocess.Popen[bytes] | Forked | None = None
    started_at: float = 0.0
    start_after: float = 0.0
    crash_count: int = 0


@dataclass
class Supervisor:
    """Runs the children until told to stop; `say` is given a line for each crash."""

    children: list[Child]
    say: Callable[[str], None] = say_to_stderr
    _told: int | None = None
    _wake: tuple[int, int] = field(default_factory=os.pipe)
    _leash: tuple[int, int] = field(default_factory=os.pipe)

    def __enter__(self) -> "Supervisor":
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._hear)
        if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # as nohup wishes
            signal.signal(signal.SIGHUP, self._hear)
        signal.signal(signal.SIGCHLD, self._hear)
        os.set_blocking(self._wake[0], False)
        os.set_blocking(self._wake[1], False)
        signal.set_wakeup_fd(self._wake[1], warn_on_full_buffer=False)
        return self

    def __exit__(self, *_: object) -> None:
        self._end()
        signal.set_wakeup_fd(-1)
        for end in (*self._wake, *self._leash):
            os.close(end)

    @property
    def is_told_to_stop(self) -> bool:
        return self._told is not None

    def run(self, seconds: float | None = None) -> None:
        """Keep the children running until a signal comes, or for so many seconds."""
        until = None if seconds is None else time.monotonic() + seconds
        while not self.is_told_to_stop:
            now = time.monotonic()
            if until is not None and now >= until:
                return
            for child in self.children:
                self._look_after(child, now)
            self._sleep(until)

    def _look_after(self, child: Child, now: float) -> None:
        if child.process is None:
            if now >= child.start_after:
                child.process = self._start(child)
                child.started_at = now
            return
        status = child.process.poll()
        if status is None:
            return
        _kill_group(child.process, signal.SIGKILL)
        child.process = None
        lived = now - child.started_at
        child.crash_count = 1 if lived > _WELL_AFTER_SECONDS else child.crash_count + 1
        pause = min(0.5 * 2 ** (child.crash_count - 1), _LONGEST_PAUSE_SECONDS)
        child.start_after = now + pause
        self.say(f"{child.name} ended ({_in_words(status)}); starting it again in {pause:g} s.")

    def _start(self, child: Child) -> subprocess.Popen[bytes] | Forked:
        if child.run is not None:
            return Forked(child.run, self._leave(tie_to_parent(), {0, 1, 2, *child.keeps}))
        on_linux = sys.platform == "linux"
        leash = [] if on_linux else [sys.executable, str(_LEASH), str(self._leash[0])]
        return subprocess.Popen(
            [*leash, *child.command],
            env=child.environment,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=tie_to_parent(),
            pass_fds=[] if on_linux else [self._leash[0]],
        )

    @staticmethod
    def _leave(tie: Callable[[], None], kept: set[int]) -> Callable[[], None]:
        """What a fork does before its work: it is no supervisor any more, and closes the other files."""

        def leave() -> None:
            signal.set_wakeup_fd(-1)
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD, signal.SIGHUP):
                if signal.getsignal(number) is not signal.SIG_IGN:
                    signal.signal(number, signal.SIG_DFL)
            os.setsid()
            tie()
            nothing = os.open(os.devnull, os.O_RDONLY)
            os.dup2(nothing, 0)
            for name in os.listdir("/proc/self/fd"):
                if int(name) not in kept:
                    with contextlib.suppress(OSError):  # the listing's own is closed already
                        os.close(int(name))

        return leave

    def _sleep(self, until: float | None) -> None:
        moments = [child.start_after for child in self.children if child.process is None]
        if until is not None:
            moments.append(until)
        rest = max(min(moments) - time.monotonic(), 0) if moments else None
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake[0], selectors.EVENT_READ)
            selector.select(rest)
        with contextlib.suppress(BlockingIOError):
            while os.read(self._wake[0], 512):
                pass

    def _end(self) -> None:
        running = [child.process for child in self.children if child.process]
        for process in running:
            _kill_group(process, signal.SIGTERM)
        deadline = time.monotonic() + _STOP_WITHIN_SECONDS
        for process in running:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(deadline - time.monotonic(), 0.05))
            _kill_group(process, signal.SIGKILL)
            process.wait()
        for child in self.children:
            child.process = None

    def _hear(self, number: int, _: FrameType | None) -> None:
        if number != signal.SIGCHLD:
            self._told = number


def _kill_group(process: subprocess.Popen[bytes] | Forked, number: int) -> None:
    """Signal the child and all that it started, which share its session."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _in_words(status: int) -> str:
    if status < 0:
        return f"by {signal.Signals(-status).name}"
    return f"exit status {status}"
