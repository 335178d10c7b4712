"""What falls due is marked by the clock: in sets, by any number of workers, with the true times."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import TextChoices

from pistos.journal.actions import publish_all
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import copy_into, next_ids
from pistos.promises.actions.entering import committed
from pistos.promises.actions.risking import raise_dependents
from pistos.promises.events import PromiseBroken, PromiseUnproven
from pistos.promises.models import Entry, EntryKind, PromiseWords, Standing, State
from pistos.promises.queries.blame import blame_for
from pistos.promises.rules.due import day_of
from pistos.promises.rules.life import EntryFacts

CLOCK = Actor.machine("promises.clock")

COLUMNS = (
    "id promise_id kind happened_at happened_on by_kind by_id due_at due_on cause"
    " reason blamed_partner_id evidence commitment"
).split()

_SETTLE = """
UPDATE promises_standing AS s
SET state = d.state, settled_at = s.due_at, cause = d.cause, blamed_partner_id = d.blamed
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::bigint[]) AS d (id, state, cause, blamed)
WHERE s.promise_id = d.id
"""


def mark_due(*, at: datetime, most: int = 5000) -> int:
    """Marks up to `most` open promises whose due time is over; returns how many.

    Broken at the due time for want of proof, or unproven where none can exist. Claims the rows, so
    that several workers share the work and never do it twice. Publishes one event for each.
    Where nothing is due it costs one look at an index, and no transaction.
    """
    if not Standing.objects.filter(state=State.OPEN, due_at__lt=at).exists():
        return 0
    return _mark(at, most)


@transaction.atomic
def _mark(at: datetime, most: int) -> int:
    rows = list(
        Standing.objects.select_for_update(skip_locked=True)
        .filter(state=State.OPEN, due_at__lt=at)
        .order_by("due_at", "promise")[:most]
    )
    if not rows:
        return 0
    facts = _what_follows(rows)
    entries = _insert_entries(rows, facts)
    with connection.cursor() as cursor:
        cursor.execute(
            _SETTLE,
            [
                [row.pk for row in rows],
                [fact.kind.value for fact in facts],
                [fact.cause.value for fact in facts],
                [fact.blamed_partner_id for fact in facts],
            ],
        )
    publish_all(
        [
            (
                PromiseUnproven(entry.promise_id, entry.pk)
                if entry.kind == EntryKind.UNPROVEN
                else PromiseBroken(entry.promise_id, entry.pk, entry.cause),
                Ref("promise", str(entry.promise_id)),
            )
            for entry in entries
        ],
        by=CLOCK,
        at=at,
    )
    raise_dependents([e.promise_id for e in entries if e.kind == EntryKind.BROKEN], at=at)
    return len(rows)


def _what_follows(rows: Sequence[Standing]) -> list[EntryFacts]:
    blames = blame_for([row for row in rows if row.gives_proof])
    return [
        EntryFacts(
            EntryKind.BROKEN,
            row.due_at,
            row.due_at,
            row.due_on,
            cause=blames[row.pk].cause,
            blamed_partner_id=blames[row.pk].partner_id,
        )
        if row.gives_proof
        else EntryFacts(EntryKind.UNPROVEN, row.due_at, row.due_at, row.due_on)
        for row in rows
    ]


def _insert_entries(rows: Sequence[Standing], facts: Sequence[EntryFacts]) -> list[Entry]:
    salts = {
        pk: bytes(salt)
        for pk, salt in PromiseWords.objects.filter(pk__in=[row.pk for row in rows]).values_list(
            "pk", "salt"
        )
    }
    entries = [
        Entry(
            pk=id_,
            promise_id=row.pk,
            kind=fact.kind,
            happened_at=fact.happened_at,
            happened_on=day_of(fact.happened_at, row.zone),
            by_kind=CLOCK.kind,
            by_id=CLOCK.id,
            due_at=fact.due_at,
            due_on=fact.due_on,
            cause=fact.cause,
            blamed_partner_id=fact.blamed_partner_id,
            commitment=committed(
                salts.get(row.pk), fact, by=CLOCK, customer_id=row.customer_id, words=""
            ),
        )
        for id_, row, fact in zip(next_ids("promises_entry", len(rows)), rows, facts, strict=True)
    ]
    copy_into(
        "promises_entry",
        COLUMNS,
        ([_plain(getattr(entry, name)) for name in COLUMNS] for entry in entries),
    )
    return entries


def _plain(value: object) -> object:
    return value.value if isinstance(value, TextChoices) else value
