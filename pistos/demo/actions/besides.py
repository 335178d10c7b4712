"""A second pair of hands while the demo fills."""

import sys
from collections.abc import Callable

from django.db import connection

from pistos.kit.forks import Forked, tie_to_parent


def beside(deed: Callable[[], object]) -> Callable[[], None]:
    """Begins `deed` in a fork, and returns what waits for its end; raises where that was a bad one.

    Where there are no forks, and inside a transaction, into which no other connection sees, it is done at
    once.
    """
    if connection.in_atomic_block or sys.platform != "linux":
        deed()
        return lambda: None
    # A connection is not shared: each side opens its own.
    connection.close()

    def alone() -> None:
        try:
            deed()
        finally:
            connection.close()

    fork = Forked(alone, tie_to_parent())

    def wait() -> None:
        if status := fork.wait():
            raise ChildProcessError(f"What was done beside the filling ended with {status}")

    return wait
