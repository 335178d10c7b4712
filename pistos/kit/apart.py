"""Many rows, each by itself: a fault with one keeps no other from its turn."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction

log = logging.getLogger(__name__)

Row = TypeVar("Row")


class SomeFailed(Exception):
    """These had their turn and failed. Raised after the last, so that the task that had them is tried again,
    and stays to be seen if it fails to the end."""


@dataclass(frozen=True, slots=True)
class Turns:
    """How many rows had their turn, for how many something was done, and which failed."""

    what: str
    looked: int
    done: int
    failed: tuple[str, ...] = ()

    def go_on(self, batch: int) -> bool:
        """Whether it was a full batch in which something was done: there may be more."""
        return self.looked >= batch and self.done > 0

    def raise_failed(self) -> None:
        if self.failed:
            some = ", ".join(self.failed[:20])
            raise SomeFailed(f"{self.what}: {len(self.failed)} failed: {some}")


def take_turns(what: str, rows: Iterable[Row], deed: Callable[[Row], object]) -> Turns:
    """Does the deed for every row. Of one that fails nothing stays, and it is logged by its key.

    For what may run again: what is done must not be done twice.
    """
    looked, done, failed = 0, 0, []
    for row in rows:
        looked += 1
        key = str(getattr(row, "pk", row))
        try:
            with transaction.atomic():
                done += bool(deed(row))
        except Exception:  # whatever one row's fault is, the others have their turn
            log.exception("%s: %s failed; it is tried again", what, key)
            failed.append(key)
    return Turns(what, looked, done, tuple(failed))


def each_apart(what: str, rows: Iterable[Row], deed: Callable[[Row], object]) -> int:
    """As `take_turns`, each in a transaction of its own; returns for how many something was done.

    Called outside of a transaction. Raises SomeFailed after the last, where there was one.
    """
    turns = take_turns(what, rows, deed)
    turns.raise_failed()
    return turns.done
