"""Work that happens after commit. The only module that names the task library.

A task is a row in our PostgreSQL, inserted in the transaction that causes it. It runs at least
once, so it must be idempotent. Every task function takes `at`, the time it runs, as its first
argument: the clock stays outside the domain.
"""

import functools
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 8
QUEUES = ("urgent", "default", "long")


class Retry(BaseRetryStrategy):
    """Waits 10 s, 20 s, 40 s … between tries, one hour at most; what is refused is not tried again."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, Refused | NotFound) or job.attempts + 1 >= MOST_ATTEMPTS:
            return None
        return RetryDecision(retry_in={"seconds": min(3600, 10 * 2**job.attempts)})


class Task:
    """A registered task: `defer()` queues it with the surrounding transaction."""

    def __init__(self, function: Callable[..., None], name: str, queue: str) -> None:
        self.function = function
        self.name = name

        @app.task(name=name, queue=queue, retry=Retry())
        @functools.wraps(function)
        def run(**arguments: Any) -> None:
            arguments.pop("timestamp", None)
            function(clock.now(), **arguments)

        self.inner = run

    def defer(
        self, *, run_at: datetime | None = None, lock: str | None = None, **arguments: Any
    ) -> None:
        """Queues the task; `lock` lets only one task with the same lock run at a time."""
        self.inner.configure(schedule_at=run_at, lock=lock).defer(**arguments)

    def defer_once(self, *, key: str, run_at: datetime | None = None, **arguments: Any) -> None:
        """Queues the task unless one with the same key already waits."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"task:{key}"])
            cursor.execute(
                "SELECT 1 FROM procrastinate_jobs WHERE queueing_lock = %s AND status = 'todo'",
                [key],
            )
            if cursor.fetchone():
                return
        self.inner.configure(queueing_lock=key, schedule_at=run_at).defer(**arguments)

    def __call__(self, at: datetime, **arguments: Any) -> None:
        self.function(at, **arguments)


def task(*, name: str, queue: str = "default") -> Callable[[Callable[..., None]], Task]:
    """Registers `function(at, **plain values)` under `name`, "app.deed"."""

    def register(function: Callable[..., None]) -> Task:
        return Task(function, name, queue)

    return register


def every(cron: str, *, name: str, queue: str = "default") -> Callable[[Callable[..., None]], Task]:
    """A task that also runs by the clock; `cron` may have a sixth field of seconds."""

    def register(function: Callable[..., None]) -> Task:
        made = Task(function, name, queue)
        app.periodic(cron=cron)(made.inner)  # type: ignore[arg-type]  # `run` takes any keyword
        return made

    return register


def drain(at: datetime, *, most: int = 1000) -> int:
    """Runs what waits and is due at `at`, in this process and connection; for tests and commands.

    Returns how many ran. A failing task raises here, so that a test sees it.
    """
    ran = 0
    while ran < most:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, task_name, args FROM procrastinate_jobs WHERE status = 'todo'"
                " AND (scheduled_at IS NULL OR scheduled_at <= %s) ORDER BY id LIMIT 1"
                " FOR UPDATE SKIP LOCKED",
                [at],
            )
            row = cursor.fetchone()
            if row is None:
                return ran
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [row[0]]
            )
            arguments = row[2] if isinstance(row[2], dict) else _loads(row[2])
            arguments.pop("timestamp", None)
            _functions()[row[1]](at, **arguments)
        ran += 1
    return ran


def _loads(text: str) -> dict[str, Any]:
    import json

    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _functions() -> dict[str, Callable[..., None]]:
    return {
        name: inner.func.__wrapped__
        for name, inner in app.tasks.items()
        if hasattr(inner.func, "__wrapped__")
    }


def oldest_waiting_at() -> datetime | None:
    """When the oldest task that is due and not yet taken was queued; None when none waits."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT min(coalesce(j.scheduled_at, e.at)) FROM procrastinate_jobs j"
            " JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'"
            " WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at <= now())"
        )
        row = cursor.fetchone()
    return row[0] if row else None
