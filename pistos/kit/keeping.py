"""What a process keeps by what it is made of: never by time, so never stale.

A key names every value that the piece shows or the counts of the tables behind it (`kit.marking`). What
changes makes another key; the old piece is forgotten when it has not been asked for longest.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Piece = TypeVar("Piece")


class Kept(Generic[Piece]):
    """The `most` pieces asked for last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pieces: OrderedDict[Hashable, Piece] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Piece]) -> Piece:
        with self._lock:
            found = self._pieces.get(key)
            if found is not None:
                self._pieces.move_to_end(key)
                return found
        made = make()
        with self._lock:
            self._pieces[key] = made
            while len(self._pieces) > self._most:
                self._pieces.popitem(last=False)
        return made
