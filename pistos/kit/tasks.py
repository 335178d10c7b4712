"""Work that happens after commit. The only module that names the task library.

A task is a row in our PostgreSQL, inserted in the transaction that causes it. It runs at least
once, so it must be idempotent. Every task function takes `at`, the time it runs, as its first
argument: the clock stays outside the domain.
"""

import asyncio
import functools
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import close_old_connections, connection, transaction
from django.db.migrations import RunSQL
from procrastinate import BaseRetryStrategy, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.job_context import JobContext
from procrastinate.jobs import Job
from procrastinate.psycopg_connector import PsycopgConnector

from pistos.kit import clock
from pistos.kit.attempts import forget_attempts
from pistos.kit.errors import NotFound, Refused
from pistos.kit.ticks import tick

MOST_ATTEMPTS = 8
PRIORITIES = {"urgent": 20, "default": 0, "long": -20}
"""What is fetched first. Work of the thousand, from one deed, waits behind single deeds: `IN_BULK`."""
IN_BULK = -10
LONGEST_REST_SECONDS = 0.1
"""After work that nobody waits for, its place rests as long as it worked, so much at most: a flood of small
tasks takes half a processor, and leaves the other half to whoever waits for a page."""
A_FLOOD = 1_000
"""So many tasks of one deed, and the database counts anew what waits: while it believes that next to nothing
does, it reads and sorts everything to find the next task, 59 ms for 50,000 instead of a twentieth of one."""
PROMPT_QUEUES, LONG_QUEUES = ("urgent", "default"), ("long",)


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

        @app.task(
            name=name, queue=queue, priority=PRIORITIES[queue], retry=Retry(), pass_context=True
        )
        @functools.wraps(function)
        def run(context: JobContext, /, **arguments: Any) -> None:
            arguments.pop("timestamp", None)
            began = time.monotonic()
            try:
                function(clock.now(), **arguments)
            finally:
                close_old_connections()
                if context.job.priority < 0:
                    time.sleep(min(time.monotonic() - began, LONGEST_REST_SECONDS))

        self.inner = run

    def defer(
        self, *, run_at: datetime | None = None, lock: str | None = None, **arguments: Any
    ) -> None:
        """Queues the task; `lock` lets only one task with the same lock run at a time."""
        self.inner.configure(schedule_at=run_at, lock=lock).defer(**arguments)

    def defer_all(self, many: Sequence[dict[str, Any]], *, priority: int | None = None) -> None:
        """Queues the task once for each set of arguments, in one statement."""
        if many:
            chosen = self.inner if priority is None else self.inner.configure(priority=priority)
            chosen.batch_defer(*many)
        if len(many) >= A_FLOOD:
            transaction.on_commit(_count_waiting, robust=True)

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


def _count_waiting() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE procrastinate_jobs")


def every(cron: str, *, name: str, queue: str = "default") -> Callable[[Callable[..., None]], Task]:
    """A task that also runs by the clock; `cron` may have a sixth field of seconds."""

    def register(function: Callable[..., None]) -> Task:
        made = Task(function, name, queue)
        app.periodic(cron=cron)(made.inner)  # type: ignore[arg-type]  # `run` takes any keyword
        return made

    return register


_also_drained: list[Callable[[datetime], int]] = []


def also_drains(function: Callable[[datetime], int]) -> None:
    """`drain` runs this too when no task is left, and again while it returns that there was something."""
    _also_drained.append(function)


def drain(at: datetime, *, most: int = 1000) -> int:
    """Runs what waits and is due at `at`, in this process and connection; for tests and commands.

    Returns how many ran. A failing task raises here, so that a test sees it.
    """
    ran = 0
    while ran < most:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, task_name, args FROM procrastinate_jobs WHERE status = 'todo'"
                " AND (scheduled_at IS NULL OR scheduled_at <= %s)"
                " ORDER BY priority DESC, id LIMIT 1"
                " FOR UPDATE SKIP LOCKED",
                [at],
            )
            row = cursor.fetchone()
            if row is not None:
                cursor.execute(
                    "UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [row[0]]
                )
                arguments = row[2] if isinstance(row[2], dict) else _loads(row[2])
                arguments.pop("timestamp", None)
                _functions()[row[1]](at, **arguments)
        if row is not None:
            ran += 1
        elif not sum([function(at) for function in _also_drained]):
            return ran
    return ran


def _loads(text: str) -> dict[str, Any]:
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


FAILED_TASKS = RunSQL(
    sql="CREATE INDEX kit_failed_tasks ON procrastinate_jobs (id) WHERE status = 'failed';",
    reverse_sql="DROP INDEX IF EXISTS kit_failed_tasks;",
)


def failed_tasks() -> dict[str, int]:
    """By name, how many failed to the end and were not forgotten. One query, of these alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name, count(*) FROM procrastinate_jobs WHERE status = 'failed'"
            " GROUP BY task_name ORDER BY task_name"
        )
        return dict(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class Repeated:
    """How many were queued again, and how many wait already under the same key."""

    again: int
    waiting: int


def is_known(name: str) -> bool:
    """Whether this version of the program has that task."""
    return name in app.tasks


def repeat_failed(name: str, at: datetime) -> Repeated:
    """Queues the failed tasks of a name once more, each with what it was given; in the caller's transaction.

    One that fails again is not tried further by itself. What waits under the same key is not queued twice.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, queueing_lock FROM procrastinate_jobs"
            " WHERE status = 'failed' AND task_name = %s ORDER BY id FOR UPDATE",
            [name],
        )
        rows = cursor.fetchall()
        keys = [key for _id, key in rows if key]
        for key in sorted(set(keys)):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"task:{key}"])
        cursor.execute(
            "SELECT queueing_lock FROM procrastinate_jobs"
            " WHERE status = 'todo' AND queueing_lock = ANY(%s)",
            [keys],
        )
        taken = {key for (key,) in cursor.fetchall()}
    again = 0
    for job_id, key in rows:
        if key in taken:
            continue
        if key:
            taken.add(key)
        app.job_manager.retry_job_by_id(job_id, retry_at=at)
        again += 1
    return Repeated(again, len(rows) - again)


@tick("kit.forget_attempts", seconds=600)
def forget_old_attempts(at: datetime) -> None:
    forget_attempts()


@tick("kit.rescue", seconds=30)
def rescue_stalled(at: datetime) -> None:
    """Queues again what a worker had begun when it died."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT j.id FROM procrastinate_jobs j"
            " LEFT JOIN procrastinate_workers w ON w.id = j.worker_id"
            " WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < %s)",
            [at - timedelta(seconds=60)],
        )
        stalled = [row[0] for row in cursor.fetchall()]
    for job_id in stalled:
        app.job_manager.retry_job_by_id(job_id, retry_at=at)


@every("17 3 * * *", name="kit.forget_done_tasks")
def forget_done_tasks(at: datetime) -> None:
    """Drops tasks done three days ago; failed ones stay for a month to be seen."""
    with connection.cursor() as cursor:
        for status, days in (("succeeded", 3), ("failed", 30)):
            cursor.execute(
                "DELETE FROM procrastinate_jobs WHERE status = %(status)s::procrastinate_job_status"
                " AND id IN (SELECT job_id FROM procrastinate_events WHERE at < %(before)s"
                " AND type = %(status)s::procrastinate_job_event_type)",
                {"status": status, "before": at - timedelta(days=days)},
            )


def _bookkeeping() -> PsycopgConnector:
    """Connections that mark tasks as begun and done, and do not wait for the disk: a mark lost with the
    database's machine lets a task run again, as it may anyway. Deeds commit on Django's own, and wait.
    """
    given = connector_params()
    given["options"] = f"{given.get('options', '')} -c synchronous_commit=off".strip()
    return PsycopgConnector(kwargs=given)


async def work(*, stop: asyncio.Event, concurrency: int = 4) -> None:
    """Works off the queues until `stop` is set, then finishes what it has begun.

    Long work has a place of its own, and cannot take those of what a customer waits for.
    The worker fetches over its own connections; what its tasks queue goes through Django's, and so
    in the transaction of the deed.
    """
    worker_app = app.with_connector(_bookkeeping())
    async with worker_app.open_async():
        workers = [
            asyncio.create_task(
                worker_app.run_worker_async(
                    queues=list(queues),
                    concurrency=places,
                    install_signal_handlers=False,
                    shutdown_graceful_timeout=20,
                )
            )
            for queues, places in ((PROMPT_QUEUES, max(1, concurrency - 1)), (LONG_QUEUES, 1))
        ]
        stopper = asyncio.create_task(stop.wait())
        await asyncio.wait({*workers, stopper}, return_when=asyncio.FIRST_COMPLETED)
        stopper.cancel()
        for worker in workers:
            if worker.done():
                worker.result()
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
