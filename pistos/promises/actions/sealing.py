"""The seals: each entry that is committed gets the next position of one chain.

Ids are drawn before they are committed, so an entry may become visible after one with a higher id
was sealed. The sealer therefore never goes by the highest id: it empties a queue that a trigger
fills in the entry's own transaction, and whatever commits late stands in the queue until its turn.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from pistos.kit.copying import copy_into
from pistos.promises.rules.commitments import GENESIS, public_columns, seal

LOCK = 0x5EA1
"""Advisory lock: one sealer at a time, in whichever process."""

BATCH = 20_000

_NEXT = """
SELECT e.id, p.token, p.kind, p.toward, e.kind, e.happened_on, e.due_on, e.cause, e.commitment
FROM promises_entrytoseal q
JOIN promises_entry e ON e.id = q.entry_id
JOIN promises_promise p ON p.id = e.promise_id
ORDER BY q.entry_id LIMIT %s
"""

Unsealed = tuple[int, str, str, str, str, date, date, str, bytes]


def seal_entries(at: datetime) -> int:
    """Seals everything committed so far, in batches of one transaction each; returns how many.

    Waits for another sealer. Seals carry no time of their own; `at` only names the moment asked.
    """
    sealed = 0
    while True:
        with transaction.atomic():
            _execute("SELECT pg_advisory_xact_lock(%s)", LOCK)
            count = seal_batch(BATCH)
        sealed += count
        if count < BATCH:
            return sealed


def seal_next(at: datetime, *, most: int = 5_000) -> int:
    """Seals at most `most` entries, or none when another sealer is at work; for every few seconds."""
    if _execute("SELECT 1 FROM promises_entrytoseal LIMIT 1") is None:
        return 0
    with transaction.atomic():
        is_ours = _execute("SELECT pg_try_advisory_xact_lock(%s)", LOCK)
        return seal_batch(most) if is_ours and is_ours[0] else 0


def seal_batch(most: int) -> int:
    """Seals up to `most` entries inside the caller's transaction, which must hold the lock."""
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [most])
        rows = cursor.fetchall()
        if not rows:
            return 0
        position, digest = head()
        copy_into(
            "promises_seal",
            ("position", "entry_id", "digest"),
            _chained(rows, position, digest),
        )
        cursor.execute(
            "DELETE FROM promises_entrytoseal WHERE entry_id = ANY(%s)", [[row[0] for row in rows]]
        )
    return len(rows)


def head() -> tuple[int, bytes]:
    """Position and digest of the newest seal; (0, GENESIS) before the first."""
    row = _execute("SELECT position, digest FROM promises_seal ORDER BY position DESC LIMIT 1")
    return (row[0], bytes(row[1])) if row else (0, GENESIS)


@contextmanager
def only_sealer() -> Iterator[None]:
    """Holds the sealer's lock across transactions, so that a snapshot begun inside sees every seal."""
    _execute("SELECT pg_advisory_lock(%s)", LOCK)
    try:
        yield
    finally:
        _execute("SELECT pg_advisory_unlock(%s)", LOCK)


def _chained(
    rows: Iterable[Unsealed], position: int, digest: bytes
) -> Iterator[tuple[int, int, bytes]]:
    for entry_id, token, promise_kind, toward, kind, happened_on, due_on, cause, committed in rows:
        public = public_columns(
            token=token,
            promise_kind=promise_kind,
            toward=toward,
            kind=kind,
            happened_on=happened_on,
            due_on=due_on,
            cause=cause,
        )
        position, digest = position + 1, seal(digest, public, bytes(committed))
        yield position, entry_id, digest


def _execute(sql: str, *values: int) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row
