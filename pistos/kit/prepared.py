"""Statements that each connection plans once: for the few that are done a hundred times a second."""

from typing import Any
from weakref import WeakSet

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper


class Prepared:
    """A statement with `$1`, `$2` … of these types, or of none. `name` is its own within the connection.

    Planning a statement of many parts takes longer than doing it. Where a connection goes through a pooler
    that deals out transactions, statements prepared on one are not there on the next: there is none here,
    for the live stream and the tasks listen and could not work behind one either.
    """

    def __init__(self, name: str, types: str, sql: str) -> None:
        self.prepare = f"PREPARE {name} ({types}) AS {sql}" if types else f"PREPARE {name} AS {sql}"
        marks = ", ".join(["%s"] * (types.count(",") + 1))
        self.perform = f"EXECUTE {name} ({marks})" if types else f"EXECUTE {name}"
        self.known: WeakSet[psycopg.Connection] = WeakSet()

    def execute(self, cursor: CursorWrapper, *values: Any) -> None:
        """On Django's connection of this thread, and so in its transaction where there is one."""
        held = connection.connection
        if held not in self.known:
            # Beside Django, which would count it among the queries of whoever happens to be first.
            held.execute(self.prepare)
            self.known.add(held)
        cursor.execute(self.perform, values)
