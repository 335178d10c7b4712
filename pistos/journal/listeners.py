"""Who listens to which event. Upper apps register here; the app that publishes never knows them."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from pistos.journal.models import Event

Listener = Callable[[Event, datetime], None]
Sieve = Callable[[Sequence[Event], datetime], Collection[Event]]

_by_event: dict[str, list[str]] = {}
_sifted_by_event: dict[str, list[str]] = {}
_by_name: dict[str, Listener] = {}
_sieves: dict[str, Sieve] = {}


def on(*event_names: str, sieve: Sieve | None = None) -> Callable[[Listener], Listener]:
    """Registers a listener `function(event, at)`. It runs as a task after commit, at least once.

    With a `sieve` an event makes no task at first. Once a second `sieve(events, at)` has all that are new,
    of many deeds, in one transaction: it does what can be done for all of them at once, and returns those
    that need the listener, each in a task. For events of which there are hundreds a second and few matter.
    """

    def register(function: Listener) -> Listener:
        name = f"{function.__module__.removeprefix('pistos.')}.{function.__name__}"
        _by_name[name] = function
        if sieve is not None:
            _sieves[name] = sieve
        for event_name in event_names:
            names = (_by_event if sieve is None else _sifted_by_event).setdefault(event_name, [])
            if name not in names:
                names.append(name)
        return function

    return register


def listeners_of(event_name: str) -> tuple[str, ...]:
    """Those that are told of each event by a task of its own."""
    return tuple(_by_event.get(event_name, ()))


def sifting(event_name: str) -> tuple[str, ...]:
    """Those whose sieve looks at the event first."""
    return tuple(_sifted_by_event.get(event_name, ()))


def listener(name: str) -> Listener:
    return _by_name[name]


def sieves() -> dict[str, Sieve]:
    """Every sieve by the name of its listener."""
    return _sieves
