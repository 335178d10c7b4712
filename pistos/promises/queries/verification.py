"""The streams that verification reads: constant memory, one snapshot of the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from django.db import connection, transaction

from pistos.promises.models import Cause, EntryKind, Publication, State
from pistos.promises.rules.figures import COUNTERS
from pistos.promises.rules.life import EntryFacts
from pistos.promises.rules.recount import Group
from pistos.promises.rules.verification import Finding, SealedEntry, Told, WrittenEntry

_SEALS = """
SELECT s.position, s.digest, s.entry_id, coalesce(p.token, ''), p.kind, p.toward, p.customer_id,
       e.kind, e.happened_at, e.happened_on, e.due_at, e.due_on, e.by_kind || ':' || e.by_id,
       e.cause, e.reason, e.blamed_partner_id, e.evidence, e.message_id, e.commitment, w.salt,
       coalesce(CASE WHEN e.kind = 'made' THEN w.text ELSE ew.text END, ''),
       c.erased_at IS NOT NULL
FROM promises_seal s
LEFT JOIN promises_entry e ON e.id = s.entry_id
LEFT JOIN promises_promise p ON p.id = e.promise_id
LEFT JOIN promises_promisewords w ON w.promise_id = p.id
LEFT JOIN promises_entrywords ew ON ew.entry_id = e.id
LEFT JOIN customers_customer c ON c.id = p.customer_id
ORDER BY s.position
"""

_STANDING = (
    "state first_due_at due_at due_on fulfilled_at settled_at move_count is_kept_as_told"
    " is_corrected is_overturned cause blamed_partner_id"
).split()

_REPEATED = (
    "kind toward customer_id partner_id made_by_kind made_by_id order_id about_kind about_id"
    " country region is_imported is_public gives_proof zone made_at"
).split()
"""What a standing repeats of its promise."""
_UNLIKE = ", ".join(
    f"CASE WHEN t.{name} IS DISTINCT FROM p.{name} THEN '{name}' END" for name in _REPEATED
)

_LIVES = f"""
SELECT p.id, p.token, p.zone, p.made_at, p.due_at, p.due_on,
       p.kind, p.toward, coalesce(p.partner_id, 0), p.country, p.region, p.is_imported, p.is_public,
       e.id, s.position, e.happened_on, e.kind, e.happened_at, e.due_at, e.due_on, e.cause,
       e.blamed_partner_id, t.promise_id, {", ".join(f"t.{name}" for name in _STANDING)},
       t.told_first_at, array_remove(ARRAY[{_UNLIKE}], NULL)
FROM promises_promise p
LEFT JOIN promises_entry e ON e.promise_id = p.id
LEFT JOIN promises_seal s ON s.entry_id = e.id
LEFT JOIN promises_standing t ON t.promise_id = p.id
ORDER BY p.id, e.id
"""

_UNSEALED = """
SELECT e.id, p.token FROM promises_entry e JOIN promises_promise p ON p.id = e.promise_id
WHERE NOT EXISTS (SELECT 1 FROM promises_seal s WHERE s.entry_id = e.id)
  AND NOT EXISTS (SELECT 1 FROM promises_entrytoseal q WHERE q.entry_id = e.id)
ORDER BY e.id LIMIT 1
"""

_KINDS: dict[str, EntryKind] = {kind.value: kind for kind in EntryKind}
_CAUSES: dict[str, Cause] = {cause.value: cause for cause in Cause}

_GROUP = "day, kind, toward, partner_id, made_by_id, country, region, cause, is_public, is_imported"
_BROKE = "state = 'broken'"
_NEEDED = f"({_BROKE} OR move_count > 0)"
_TOLD = f"({_NEEDED} AND told_first_at IS NOT NULL)"
_COUNTED = {
    "made": "count(*)",
    **{state: f"count(*) FILTER (WHERE state = '{state}')" for state in State.values},
    "fulfilled_late": f"count(*) FILTER (WHERE {_BROKE} AND fulfilled_at > due_at)",
    "kept_as_told": "count(*) FILTER (WHERE state = 'kept' AND is_kept_as_told)",
    "moved": "count(*) FILTER (WHERE move_count > 0)",
    "moves": "sum(move_count)",
    "corrected": "count(*) FILTER (WHERE is_corrected)",
    "overturned": "count(*) FILTER (WHERE is_overturned)",
    "needed_telling": f"count(*) FILTER (WHERE {_NEEDED})",
    "told_first": f"count(*) FILTER (WHERE {_TOLD})",
    "told_first_seconds": "coalesce(sum(greatest(0, extract(epoch FROM first_due_at"
    f" - told_first_at))::bigint) FILTER (WHERE {_TOLD}), 0)",
}
_ROLL_UPS = f"""
WITH counted AS (
    SELECT due_on AS day, kind, toward, coalesce(partner_id, 0) AS partner_id,
           CASE WHEN made_by_kind = 'person' THEN made_by_id ELSE '' END AS made_by_id,
           country, region, cause, is_public, is_imported,
           {", ".join(f"{_COUNTED[name]} AS {name}" for name in COUNTERS)}
    FROM promises_standing GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
), kept AS (
    SELECT {_GROUP}, {", ".join(COUNTERS)} FROM promises_keptday
    WHERE {" OR ".join(f"{name} <> 0" for name in COUNTERS)}
)
SELECT day, kind, toward, region, {", ".join(f"k.{name}, c.{name}" for name in COUNTERS)}
FROM kept k FULL JOIN counted c USING ({_GROUP})
WHERE ({", ".join(f"k.{name}" for name in COUNTERS)})
      IS DISTINCT FROM ({", ".join(f"c.{name}" for name in COUNTERS)})
ORDER BY day, kind, toward LIMIT 1
"""

Life = tuple[Told, Group, bool, list[WrittenEntry], dict[str, Any] | None]


@contextmanager
def one_instant() -> Iterator[None]:
    """A read-only transaction that sees the record as it is now, whatever is written meanwhile."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def sealed_entries() -> Iterator[SealedEntry]:
    """Every seal with what it covers, in order of position."""
    for row in _stream("verify_seals", _SEALS):
        yield SealedEntry(
            position=row[0],
            digest=bytes(row[1]),
            entry_id=row[2],
            token=row[3],
            promise_kind=row[4],
            toward=row[5],
            customer_id=row[6],
            kind=row[7],
            happened_on=row[9],
            facts=_facts(row[7:9] + row[10:12] + row[13:17]) if row[7] is not None else None,
            by=row[12],
            message_id=row[17],
            committed=bytes(row[18] or b""),
            salt=bytes(row[19]) if row[19] is not None else None,
            words=row[20],
            is_erased=row[21],
        )


def lives() -> Iterator[Life]:
    """Every promise with its entries in order and the row that says where it stands."""
    for _, rows in groupby(_stream("verify_lives", _LIVES), key=lambda row: row[0]):
        found = list(rows)
        first = found[0]
        standing = (
            dict(zip([*_STANDING, "told_first_at", "unlike"], first[23:], strict=True))
            if first[22] is not None
            else None
        )
        yield (
            Told(*first[1:6]),
            Group(*first[6:12]),
            first[12],
            [_written(row) for row in found if row[13] is not None],
            standing,
        )


def _written(row: tuple[Any, ...]) -> WrittenEntry:
    return WrittenEntry(row[13], row[14], row[15], _facts((*row[16:21], "", row[21], "")))


def _facts(row: tuple[Any, ...]) -> EntryFacts:
    """An entry as the rules know one. A kind or cause that does not exist is left as it stands:
    that it can follow nothing is for the rules to say."""
    kind, happened_at, due_at, due_on, cause, reason, blamed_partner_id, evidence = row
    return EntryFacts(
        kind=_KINDS.get(kind, kind),
        happened_at=happened_at,
        due_at=due_at,
        due_on=due_on,
        cause=_CAUSES.get(cause, cause),
        reason=reason,
        blamed_partner_id=blamed_partner_id,
        evidence=evidence,
    )


def lost_entry() -> Finding | None:
    """An entry that is neither sealed nor waiting to be."""
    with connection.cursor() as cursor:
        cursor.execute(_UNSEALED)
        row = cursor.fetchone()
    return row and Finding("seals", "it is neither sealed nor waiting to be", row[1], row[0])


def wrong_roll_up() -> Finding | None:
    """The first roll-up that a recount of the standings does not give."""
    with connection.cursor() as cursor:
        cursor.execute(_ROLL_UPS)
        row = cursor.fetchone()
    if row is None:
        return None
    pairs = zip(COUNTERS, row[4::2], row[5::2], strict=True)
    name, kept, counted = next(pair for pair in pairs if pair[1] != pair[2])
    group = ", ".join(str(part) for part in row[:4] if part)
    return Finding("roll-ups", f"{group}: {name} is {kept or 0}, counted again {counted or 0}")


def publications() -> list[tuple[Publication, str]]:
    """Every publication in order, with the digest that the chain has at its position."""
    rows = Publication.objects.order_by("as_known_at", "id").extra(
        select={
            "digest": "SELECT encode(digest, 'hex') FROM promises_seal"
            " WHERE position = promises_publication.position"
        }
    )
    return [(row, row.digest or "") for row in rows]


def _stream(name: str, sql: str) -> Iterator[tuple[Any, ...]]:
    """Rows of a server-side cursor, a portion at a time; needs the surrounding transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"DECLARE {name} NO SCROLL CURSOR FOR {sql}")
        try:
            while rows := _portion(cursor, name):
                yield from rows
        finally:
            cursor.execute(f"CLOSE {name}")


def _portion(cursor: Any, name: str) -> list[tuple[Any, ...]]:
    cursor.execute(f"FETCH 2000 FROM {name}")
    rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
