"""How likely an open promise is to break, kept beside it; no entry, for nothing has happened yet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Q

from pistos.estimates.queries import lateness_of
from pistos.journal.actions import publish_all
from pistos.kit.actors import Actor, Ref
from pistos.orders.models import Parcel
from pistos.promises.events import RiskRose
from pistos.promises.models import PromiseKind, Standing, State, Toward
from pistos.promises.queries.carriage import gone_parcels, let_down, parcels_by_id, under_way
from pistos.promises.rules.risk import LET_DOWN, Chance, next_review, proposed_day
from pistos.shop.queries import settings_in_force

MACHINE = Actor.machine("promises.risk")
UNDER_WAY = Q(state=State.OPEN, kind=PromiseKind.DELIVERY, toward=Toward.CUSTOMER)

_WRITE = """
UPDATE promises_standing AS s
SET risk = d.risk, risk_reason = d.reason, risk_at = %s, expected_on = d.expected,
    proposed_on = d.proposed, review_at = d.review
FROM unnest(%s::bigint[], %s::float8[], %s::text[], %s::date[], %s::date[], %s::timestamptz[])
    AS d (id, risk, reason, expected, proposed, review)
WHERE s.promise_id = d.id
"""


def raise_dependents(broken_ids: Sequence[int], *, at: datetime) -> int:
    """A promise broke: those standing on it are at risk at once. Publishes `RiskRose` for each.

    Returns how many rose. Runs inside the transaction that broke the promise.
    """
    rising = list(
        Standing.objects.select_for_update(of=("self",))
        .filter(
            Q(risk__lt=LET_DOWN),
            state=State.OPEN,
            due_at__gt=at,
            promise__stands_on__depends_on__in=broken_ids,
        )
        .order_by("pk")
    )
    if not rising:
        return 0
    Standing.objects.filter(pk__in=[row.pk for row in rising]).update(
        risk=LET_DOWN, risk_reason="hand_over_late", risk_at=at, review_at=at
    )
    threshold = settings_in_force().warn_at_chance
    _publish_risen(
        [(row, LET_DOWN, "hand_over_late") for row in rising if row.risk < threshold], at
    )
    return len(rising)


@transaction.atomic
def review_risks(*, at: datetime, most: int = 500) -> list[int]:
    """Estimates anew up to `most` delivery promises whose review has come; claims its rows.

    Returns the promises that crossed the warning threshold; publishes `RiskRose` for each.
    """
    rows = list(
        Standing.objects.select_for_update(skip_locked=True)
        .filter(UNDER_WAY, review_at__lte=at)
        .order_by("review_at")[:most]
    )
    return _review(rows, at)


@transaction.atomic
def review_parcel(*, parcel: Parcel, at: datetime) -> list[int]:
    """A courier reported: the parcel's delivery promise is estimated anew. As `review_risks`."""
    rows = list(
        Standing.objects.select_for_update()
        .filter(UNDER_WAY, about_kind="parcel", about_id=parcel.pk)
        .order_by("pk")
    )
    return _review(rows, at)


def _review(rows: Sequence[Standing], at: datetime) -> list[int]:
    """Six queries however many rows."""
    if not rows:
        return []
    settings = settings_in_force()
    chances = _chances(rows, at, settings.kept_rate_target)
    threshold = settings.warn_at_chance
    with connection.cursor() as cursor:
        cursor.execute(
            _WRITE,
            [
                at,
                [row.pk for row in rows],
                [chance.late for chance in chances],
                [chance.reason for chance in chances],
                [chance.expected_on for chance in chances],
                [
                    proposed_day(chance, row.due_on, threshold)
                    for row, chance in zip(rows, chances, strict=True)
                ],
                [next_review(at, row.due_at) for row in rows],
            ],
        )
    risen = [
        (row, chance.late, chance.reason)
        for row, chance in zip(rows, chances, strict=True)
        if row.risk < threshold <= chance.late
    ]
    _publish_risen(risen, at)
    return [row.pk for row, _late, _reason in risen]


def _chances(rows: Sequence[Standing], at: datetime, target: float) -> list[Chance]:
    parcels = parcels_by_id(row.about_id for row in rows if row.about_id is not None)
    gone, hand_over_late = gone_parcels(parcels), let_down(rows)
    known = [(row, parcels[row.about_id]) for row in rows if row.about_id in parcels]
    found = lateness_of([under_way(row, parcel) for row, parcel in known], at=at, target=target)
    chances = {
        row.pk: Chance(
            min(max(risk.chance_late, 0.0), 1.0), risk.reason, risk.expected_on, risk.promised_on
        )
        for (row, _parcel), risk in zip(known, found, strict=True)
    }
    return [
        _at_the_least(
            chances.get(row.pk) or Chance(0.0, "", row.due_on, row.due_on),
            gone=gone.get(row.about_id or 0, ""),
            is_let_down=row.pk in hand_over_late and row.move_count == 0,
        )
        for row in rows
    ]


def _at_the_least(chance: Chance, *, gone: str, is_let_down: bool) -> Chance:
    if gone:
        return replace(chance, late=1.0, reason=gone)
    if is_let_down:
        return replace(chance, late=max(chance.late, LET_DOWN), reason="hand_over_late")
    return chance


def _publish_risen(risen: Sequence[tuple[Standing, float, str]], at: datetime) -> None:
    publish_all(
        [
            (RiskRose(row.pk, round(late, 4), reason), Ref("promise", str(row.pk)))
            for row, late, reason in risen
        ],
        by=MACHINE,
        at=at,
    )
