"""Rows that go into PostgreSQL behind their maker: he makes the next ones while the database takes these.

A batch of many tables is made by Python and taken in by the database in turns, one idle while the
other works. Here a thread hands the rows over, on the same connection and in the same transaction, in
the order in which they came. Whatever else is asked of the connection waits until all are in.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any

from django.db import connection
from psycopg import Connection

Work = Callable[[Connection[Any]], object]
AHEAD = 8
"""Ids are drawn for as many batches of the size of the first: to draw one asks the connection."""
_IN_ORDER = ("SAVEPOINT ", "RELEASE SAVEPOINT ")


class Behind:
    """One connection's work that is still to be done, and ids drawn ahead of their rows."""

    def __init__(self, thread: ThreadPoolExecutor) -> None:
        self._thread = thread
        self._raw: Connection[Any] = connection.connection
        self._waiting: deque[Future[object]] = deque()
        self._ids: dict[str, list[int]] = {}

    def hand_over(self, work: Work) -> None:
        """Has it done after what was handed over before. Its failure is raised by the next `wait`."""
        self._waiting.append(self._thread.submit(work, self._raw))

    def wait(self) -> None:
        """Until all is done. Raises the first failure, as the database's own error."""
        waiting, self._waiting = self._waiting, deque()
        failures = [found for future in waiting if (found := future.exception()) is not None]
        if failures:
            with connection.wrap_database_errors:
                raise failures[0]

    @contextmanager
    def settled(self) -> Iterator[None]:
        """A transaction's inside: nothing is left to do where it ends, well or not."""
        try:
            yield
            self.wait()
        finally:
            with suppress(Exception):
                self.wait()

    def ids(self, table: str, count: int, draw: Callable[[int], list[int]]) -> list[int]:
        """Ids for rows of a table, in rising order. Those drawn and not used are left out for good."""
        stock = self._ids.setdefault(table, [])
        if len(stock) < count:
            stock += draw(AHEAD * count)
        taken, self._ids[table] = stock[:count], stock[count:]
        return taken

    def before(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        """Django's wrapper of a statement: what was handed over first goes first."""
        if self._waiting and isinstance(sql, str) and sql.startswith(_IN_ORDER):
            self.hand_over(lambda raw: raw.execute(sql.encode()))
            return None
        self.wait()
        return execute(sql, params, many, context)


_now: ContextVar[Behind | None] = ContextVar("behind", default=None)


def current() -> Behind | None:
    """Who takes the rows of this thread's connection, where they go in behind their maker."""
    return _now.get()


@contextmanager
def copying_behind() -> Iterator[Behind]:
    """Within, `copy_into` returns at once. Each transaction within is `settled` at its end."""
    connection.ensure_connection()
    with ThreadPoolExecutor(1, "copying") as thread:
        behind = Behind(thread)
        mark = _now.set(behind)
        try:
            with connection.execute_wrapper(behind.before), behind.settled():
                yield behind
        finally:
            _now.reset(mark)
