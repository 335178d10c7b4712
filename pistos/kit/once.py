"""What one piece of work asks for several times is read once, where its caller says that this is sound:
nothing within it changes what is read, or would want to see another's change."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

Read = TypeVar("Read")

_read: ContextVar[dict[Hashable, object] | None] = ContextVar("read_once", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Within it, each read that goes through `once` is made the first time only."""
    token = _read.set({})
    try:
        yield
    finally:
        _read.reset(token)


def known(key: Hashable) -> object | None:
    """What was read under this key already; None where it was not, and outside of `reading_once`."""
    return (_read.get() or {}).get(key)


def once(key: Hashable, read: Callable[[], Read]) -> Read:
    """What `read` gives; outside of `reading_once` it is read each time."""
    known = _read.get()
    if known is None:
        return read()
    if key not in known:
        known[key] = read()
    return cast(Read, known[key])
