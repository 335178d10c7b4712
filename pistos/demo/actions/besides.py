"""A second pair of hands while the demo fills."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def beside(deed: Callable[[], object]) -> Callable[[], object]:
    """Begins `deed` on a connection of its own, and returns what waits for it. Inside a transaction, into
    which no other connection sees, it is done at once."""
    if connection.in_atomic_block:
        deed()
        return lambda: None
    pool = ThreadPoolExecutor(max_workers=1)

    def alone() -> None:
        try:
            deed()
        finally:
            connection.close()

    begun = pool.submit(alone)
    pool.shutdown(wait=False)
    return begun.result
