"""Who listens to which event. Upper apps register here; the app that publishes never knows them."""

from collections.abc import Callable
from datetime import datetime

from pistos.journal.models import Event

Listener = Callable[[Event, datetime], None]

_by_event: dict[str, list[str]] = {}
_by_name: dict[str, Listener] = {}


def on(*event_names: str) -> Callable[[Listener], Listener]:
    """Registers a listener `function(event, at)`. It runs as a task after commit, at least once."""

    def register(function: Listener) -> Listener:
        name = f"{function.__module__.removeprefix('pistos.')}.{function.__name__}"
        _by_name[name] = function
        for event_name in event_names:
            names = _by_event.setdefault(event_name, [])
            if name not in names:
                names.append(name)
        return function

    return register


def listeners_of(event_name: str) -> tuple[str, ...]:
    return tuple(_by_event.get(event_name, ()))


def listener(name: str) -> Listener:
    return _by_name[name]
