"""What a process keeps by what it is made of: never by age, so never stale.

A key names every value that the piece shows or the counts of the tables behind it (`kit.marking`). What
changes makes another key; the old piece is forgotten when it has not been asked for longest.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import datetime
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
        found = self.find(key)
        return found if found is not None else self.put(key, make())

    def find(self, key: Hashable) -> Piece | None:
        with self._lock:
            found = self._pieces.get(key)
            if found is not None:
                self._pieces.move_to_end(key)
            return found

    def put(self, key: Hashable, piece: Piece) -> Piece:
        with self._lock:
            self._pieces[key] = piece
            self._pieces.move_to_end(key)
            while len(self._pieces) > self._most:
                self._pieces.popitem(last=False)
        return piece


class KeptUntil(Generic[Piece]):
    """The same for what also follows the clock: whoever makes a piece says until when nothing of it changes
    by time alone. It is never given out at or after that instant, nor before the one it was made at."""

    def __init__(self, most: int) -> None:
        self._kept: Kept[tuple[datetime, datetime, Piece]] = Kept(most)

    def get(self, key: Hashable, at: datetime, make: Callable[[], tuple[Piece, datetime]]) -> Piece:
        found = self._kept.find(key)
        if found is not None and found[0] <= at < found[1]:
            return found[2]
        piece, until = make()
        self._kept.put(key, (at, until, piece))
        return piece
