"""Where the chat's deeds run: a few threads of their own, each with a database connection kept open."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection

Result = TypeVar("Result")

THREADS = 4
_pool = ThreadPoolExecutor(THREADS, thread_name_prefix="chat")


async def in_thread(work: Callable[[], Result]) -> Result:
    """Runs `work` beside the event loop. Its deeds may run twice: after a lost connection once more."""
    return await asyncio.get_running_loop().run_in_executor(_pool, _steady, work)


def _steady(work: Callable[[], Result]) -> Result:
    try:
        return work()
    except (InterfaceError, OperationalError):
        # PostgreSQL was restarted, or the connection cut: every deed of the chat may be done again.
        connection.close()
        return work()
    finally:
        if connection.settings_dict["OPTIONS"].get("pool"):
            connection.close()
