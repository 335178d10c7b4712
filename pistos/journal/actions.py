"""Publishing: the event row and one task per listener, in the caller's transaction."""

import logging
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction

from pistos.journal import tasks
from pistos.journal.listeners import Sieve, listeners_of, sieves, sifting
from pistos.journal.models import Event, Heartbeat
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import copy_into, json_cell, next_ids
from pistos.kit.tasks import IN_BULK, also_drains
from pistos.kit.ticks import tick

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

log = logging.getLogger(__name__)

MANY = 100
MOST_SIFTED = 25
"""Events in one transaction: whoever writes next where one of them happened waits for its end."""
LONGEST_SIFTING_SECONDS = 0.5
"""Per tick and listener: other ticks wait for their turn. What is left has its turn a second later."""
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
    _deliver([(row, listener) for row in rows for listener in listeners_of(row.name)], len(rows))


def _deliver(pairs: list[tuple[Event, str]], of_one_deed: int) -> None:
    tasks.deliver.defer_all(
        [{"event_id": event.pk, "listener": listener} for event, listener in pairs],
        priority=IN_BULK if of_one_deed >= MANY else None,
    )


_KEEP = """
INSERT INTO journal_eventtosift (listener, event_id) SELECT sieve.listener, written.id
    FROM written JOIN unnest(%s::text[], %s::text[]) AS sieve (name, listener) USING (name)
"""
PUBLISHES = f"""
written AS (
    INSERT INTO journal_event ({", ".join(COLUMNS)}, data)
    SELECT {", ".join(COLUMNS)}, data FROM happened RETURNING id
), kept AS (
    INSERT INTO journal_eventtosift (listener, event_id)
    SELECT sieve.listener, written.id FROM written, sieve
)
"""
"""Parts of a statement that publish an event for each row of its part `happened`, which has the journal's
columns and `data`; its part `sieve` has a row for each of `listeners.sifting`. For a deed that is one
statement, and for events that nobody listens to but through a sieve."""


def _insert(rows: list[Event]) -> None:
    """A few rows by one statement: every deed of the program comes by here. What sieves look at later is
    kept by the same statement."""
    if not rows:
        return
    each = "(%s, %s, %s, %s, %s, %s, %s)"
    insert = (
        f"INSERT INTO journal_event ({', '.join(COLUMNS)}, data)"
        f" VALUES {', '.join([each] * len(rows))} RETURNING id"
    )
    values: list[Any] = [value for row in rows for value in _values(row)]
    sifted = _sifted({row.name for row in rows})
    if sifted:
        insert = f"WITH written AS ({insert}, name), kept AS ({_KEEP}) SELECT id FROM written ORDER BY id"
        values += [list(column) for column in zip(*sifted, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(insert, values)
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
    copy_into(
        "journal_eventtosift",
        ["listener", "event_id"],
        ([listener, row.pk] for row in rows for listener in sifting(row.name)),
    )


def _sifted(names: set[str]) -> list[tuple[str, str]]:
    return [(name, listener) for name in sorted(names) for listener in sifting(name)]


def _values(row: Event) -> list[Any]:
    return [*(getattr(row, name) for name in COLUMNS), json_cell(row.data)]


def beat(*, process: str, kind: str, at: datetime) -> None:
    """Notes that a process lives; rows silent for a day are dropped."""
    Heartbeat.objects.update_or_create(process=process, defaults={"kind": kind, "heard_at": at})
    Heartbeat.objects.filter(heard_at__lt=at - timedelta(days=1)).delete()


_WAITING = """
SELECT name FROM unnest(%s::text[]) AS name
WHERE EXISTS (SELECT FROM journal_eventtosift WHERE listener = name)
"""
_TAKE = """
DELETE FROM journal_eventtosift WHERE listener = %s AND event_id = ANY(ARRAY(
    SELECT event_id FROM journal_eventtosift WHERE listener = %s
    ORDER BY event_id LIMIT %s FOR UPDATE SKIP LOCKED))
RETURNING event_id
"""


def sift_new(at: datetime) -> int:
    """Lets each sieve look at the events that are new to it; returns how many had their turn.

    One query where there are none. Any number of workers at once: each claims its own.
    """
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, [list(sieves())])
        waiting = [name for (name,) in cursor.fetchall()]
    count = 0
    for name in waiting:
        until = time.monotonic() + LONGEST_SIFTING_SECONDS
        sifted = MOST_SIFTED
        while sifted == MOST_SIFTED and time.monotonic() < until:
            sifted = _sift(name, at)
            count += sifted
    return count


tick("journal.sift")(sift_new)
also_drains(sift_new)


@transaction.atomic
def _sift(listener: str, at: datetime) -> int:
    """One batch: what the sieve does, the tasks of what it leaves, and the mark that it was looked at."""
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [listener, listener, MOST_SIFTED])
        ids = [id_ for (id_,) in cursor.fetchall()]
    if ids:
        events = list(Event.objects.filter(pk__in=ids).order_by("pk"))
        left = _left(listener, sieves()[listener], events, at)
        _deliver([(event, listener) for event in left], len(left))
    return len(ids)


def _left(listener: str, sieve: Sieve, events: Sequence[Event], at: datetime) -> Collection[Event]:
    """What needs the listener itself: everything, where the sieve fails. Each is then tried by itself,
    again and again as tasks are, and none keeps the others from their turn."""
    try:
        with transaction.atomic():
            return sieve(events, at)
    except Exception:  # whatever it is: nothing of it stays, and each event has its task
        log.exception("the sieve of %s failed; %s events go one by one", listener, len(events))
        return events
