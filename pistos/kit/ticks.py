"""What a worker does by the second: deeds too urgent for a queue.

A tick is a plain function of `at` that claims its own rows, so any number of workers may run it at
once, and costs next to nothing when nothing is due.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import close_old_connections

log = logging.getLogger(__name__)

Tick = Callable[[datetime], object]


@dataclass
class _Entry:
    function: Tick
    seconds: int
    next_at: datetime | None = None


_ticks: dict[str, _Entry] = {}


def tick(name: str, *, seconds: int = 1) -> Callable[[Tick], Tick]:
    """Registers `function(at)`, "app.deed", to run every so many seconds in each worker."""

    def register(function: Tick) -> Tick:
        _ticks[name] = _Entry(function, seconds)
        return function

    return register


def run_due(at: datetime) -> None:
    """Runs the ticks whose time has come. One that fails is logged and does not stop the others.

    A clock that was set back does not keep them waiting until it has caught up.
    """
    for name, entry in _ticks.items():
        wait = timedelta(0) if entry.next_at is None else entry.next_at - at
        if timedelta(0) < wait <= timedelta(seconds=entry.seconds):
            continue
        entry.next_at = at + timedelta(seconds=entry.seconds) - timedelta(milliseconds=100)
        try:
            entry.function(at)
        except Exception:
            log.exception("tick %s failed; it runs again in %s s", name, entry.seconds)
            close_old_connections()
