"""Chains of seals: each row that is committed gets the next place, and nothing before it changes unseen.

Ids are drawn before they are committed, so a row may become visible after one with a higher id was sealed.
The sealer therefore empties a queue that a trigger fills in the row's own transaction: what commits late is
sealed late and never skipped. Knows no word of the trade: the SQL and the columns are its users'.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.migrations import RunSQL

from pistos.kit.copying import copy_into

GENESIS = bytes(32)
"""The seal before the first."""
BATCH = 5_000


def seal(previous: bytes, columns: dict[str, object]) -> bytes:
    """32 bytes: SHA-256 of the seal before and of the columns as JSON, keys sorted, no blanks, UTF-8."""
    text = json.dumps(columns, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(previous + text.encode()).digest()


@dataclass(frozen=True, slots=True)
class Head:
    """The newest seal: whoever noted it can tell later that nothing before it was changed."""

    position: int
    digest: str


@dataclass(frozen=True, slots=True)
class Chain:
    """`entries`, `queue` and `seals` are tables: what is sealed, ids that wait (`entry_id`), and the seals
    (`position`, `entry_id`, `digest`). `read` names the columns of an entry `e` that `public` makes the
    sealed ones of. `lock` is one number for each chain: one sealer at a time, in whichever process."""

    lock: int
    entries: str
    queue: str
    seals: str
    read: str
    public: Callable[..., dict[str, object]]


def seal_next(chain: Chain, *, most: int = BATCH) -> int:
    """Seals at most `most` entries, or none when another sealer is at work; returns how many."""
    if _one(f"SELECT 1 FROM {chain.queue} LIMIT 1") is None:
        return 0
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [chain.lock])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(
            f"SELECT e.id, {chain.read} FROM {chain.queue} q JOIN {chain.entries} e"
            " ON e.id = q.entry_id ORDER BY q.entry_id LIMIT %s",
            [most],
        )
        rows = cursor.fetchall()
        position, digest = _newest(chain)
        sealed = []
        for entry_id, *columns in rows:
            position, digest = position + 1, seal(digest, chain.public(*columns))
            sealed.append((position, entry_id, digest))
        copy_into(chain.seals, ("position", "entry_id", "digest"), sealed)
        cursor.execute(
            f"DELETE FROM {chain.queue} WHERE entry_id = ANY(%s)", [[row[0] for row in rows]]
        )
    return len(rows)


def head_of(chain: Chain) -> Head | None:
    """None before the first seal."""
    position, digest = _newest(chain)
    return Head(position, digest.hex()) if position else None


def broken_at(chain: Chain) -> int | None:
    """The position of the first seal that does not fit its entry, None where all fit. Reads the whole
    chain, a batch at a time."""
    digest, place = GENESIS, 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT s.position, s.digest, {chain.read} FROM {chain.seals} s"
                f" JOIN {chain.entries} e ON e.id = s.entry_id"
                " WHERE s.position > %s ORDER BY s.position LIMIT %s",
                [place, BATCH],
            )
            rows = cursor.fetchall()
        for position, told, *columns in rows:
            place, digest = place + 1, seal(digest, chain.public(*columns))
            if position != place or bytes(told) != digest:
                return place
        if len(rows) < BATCH:
            return None


def queued_to_seal(entries: str, queue: str) -> RunSQL:
    """Migration operation: whatever is written to `entries` waits in `queue`; what stands there too."""
    return RunSQL(
        f"""
CREATE FUNCTION {queue}_fill() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO {queue} (entry_id) SELECT id FROM fresh;
    RETURN NULL;
END $$;
CREATE TRIGGER {queue}_filled AFTER INSERT ON {entries}
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION {queue}_fill();
INSERT INTO {queue} (entry_id) SELECT id FROM {entries};
""",
        f"""
DROP TRIGGER {queue}_filled ON {entries};
DROP FUNCTION {queue}_fill();
""",
    )


def _newest(chain: Chain) -> tuple[int, bytes]:
    row = _one(f"SELECT position, digest FROM {chain.seals} ORDER BY position DESC LIMIT 1")
    return (row[0], bytes(row[1])) if row else (0, GENESIS)


def _one(sql: str) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        found: tuple[Any, ...] | None = cursor.fetchone()
    return found
