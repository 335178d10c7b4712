"""Publishing: the event row and one task per listener, in the caller's transaction."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection

from pistos.journal import tasks
from pistos.journal.listeners import listeners_of
from pistos.journal.models import Event, Heartbeat
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import copy_into, json_cell, next_ids
from pistos.kit.tasks import IN_BULK

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MANY = 100
_gathered: ContextVar[list[Event] | None] = ContextVar("gathered_events", default=None)
COLUMNS = ("name", "happened_at", "actor_kind", "actor_id", "subject_kind", "subject_id")


def event_name(kind: type) -> str:
    """`pistos.promises.events.PromiseMade` is named "promises.PromiseMade"."""
    return f"{kind.__module__.split('.')[1]}.{kind.__name__}"


def publish(event: "DataclassInstance", *, about: Ref, by: Actor, at: datetime) -> Event:
    """Records that `event` happened at `at`; no event without its work, no work without its event."""
    return publish_all([(event, about)], by=by, at=at)[0]


def publish_all(
    events: "Iterable[tuple[DataclassInstance, Ref]]", *, by: Actor, at: datetime
) -> list[Event]:
    """Like `publish` for several events of one set-based deed: one INSERT for the rows, one for the work."""
    rows = [
        Event(
            name=event_name(type(event)),
            happened_at=at,
            actor_kind=by.kind,
            actor_id=by.id,
            subject_kind=about.kind,
            subject_id=about.id,
            data=asdict(event),
        )
        for event, about in events
    ]
    gathered = _gathered.get()
    if gathered is None:
        _write(rows)
    else:
        gathered.extend(rows)
    return rows


@contextmanager
def published_together() -> Iterator[None]:
    """What is published within is written at its end, by one statement and one for the work.

    For a deed that is made of others and done very often. The events have no id before the end, and
    nothing within may be undone alone: an event of it would be told all the same.
    """
    if _gathered.get() is not None:
        yield
        return
    rows: list[Event] = []
    token = _gathered.set(rows)
    try:
        yield
    finally:
        _gathered.reset(token)
    _write(rows)


def _write(rows: list[Event]) -> None:
    if len(rows) < MANY:
        _insert(rows)
    else:
        _copy(rows)
    tasks.deliver.defer_all(
        [
            {"event_id": row.id, "listener": listener}
            for row in rows
            for listener in listeners_of(row.name)
        ],
        priority=IN_BULK if len(rows) >= MANY else None,
    )


def _insert(rows: list[Event]) -> None:
    """A few rows by one statement: every deed of the program comes by here."""
    if not rows:
        return
    each = "(%s, %s, %s, %s, %s, %s, %s)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO journal_event ({', '.join(COLUMNS)}, data)"
            f" VALUES {', '.join([each] * len(rows))} RETURNING id",
            [value for row in rows for value in _values(row)],
        )
        for row, (id_,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk = id_
            row._state.adding, row._state.db = False, connection.alias


def _copy(rows: list[Event]) -> None:
    """Many rows by COPY: a tenth of the time that one long INSERT takes to build and to read."""
    for row, id_ in zip(rows, next_ids("journal_event", len(rows)), strict=True):
        row.pk = id_
    copy_into(
        "journal_event",
        ["id", *COLUMNS, "data"],
        ([row.pk, *_values(row)] for row in rows),
    )


def _values(row: Event) -> list[Any]:
    return [*(getattr(row, name) for name in COLUMNS), json_cell(row.data)]


def beat(*, process: str, kind: str, at: datetime) -> None:
    """Notes that a process lives; rows silent for a day are dropped."""
    Heartbeat.objects.update_or_create(process=process, defaults={"kind": kind, "heard_at": at})
    Heartbeat.objects.filter(heard_at__lt=at - timedelta(days=1)).delete()
