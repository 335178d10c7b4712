"""The public ledger of moderation: what was hidden, on which ground, by month; and the seals over it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from pistos.kit.keyset import Page, Sort, page_of
from pistos.reviews.models import Ground, ModerationEntry, ModerationSeal, State
from pistos.reviews.rules.seals import GENESIS, entry_columns, seal

HIDDEN = (State.REFUSED, State.REMOVED)


@dataclass(frozen=True, slots=True)
class MonthOfModeration:
    """What happened in a calendar month, UTC."""

    month: date
    arrived: int
    held: int
    refused: int
    removed: int
    restored: int


@dataclass(frozen=True, slots=True)
class Head:
    """The newest seal: whoever noted it can tell later that nothing before it was changed."""

    position: int
    digest: str


def hidden_by_ground() -> dict[str, int]:
    """How many were refused or removed, by ground, every ground named; one query."""
    rows = ModerationEntry.objects.filter(to_state__in=HIDDEN).values_list("reason")
    counts = dict(rows.annotate(count=Count("pk")).order_by())
    return {str(ground): counts.get(str(ground), 0) for ground in Ground}


def hidden_by_stars() -> dict[int, int]:
    """How many were refused or removed, by the stars that they gave; one query."""
    rows = ModerationEntry.objects.filter(to_state__in=HIDDEN).values_list("stars")
    counts = dict(rows.annotate(count=Count("pk")).order_by())
    return {stars: counts.get(stars, 0) for stars in range(1, 6)}


def months() -> list[MonthOfModeration]:
    """By month, newest first; one query."""
    rows = (
        ModerationEntry.objects.annotate(month=TruncMonth("happened_at"))
        .values("month")
        .annotate(
            arrived=Count("pk", filter=Q(from_state__in=["", State.RECEIVED])),
            held=Count("pk", filter=Q(to_state=State.HELD) & ~Q(from_state=State.HELD)),
            refused=Count("pk", filter=Q(to_state=State.REFUSED)),
            removed=Count("pk", filter=Q(to_state=State.REMOVED)),
            restored=Count("pk", filter=Q(reason="appeal_upheld")),
        )
        .order_by("-month")
    )
    return [
        MonthOfModeration(
            month=row["month"].date(),
            arrived=row["arrived"],
            held=row["held"],
            refused=row["refused"],
            removed=row["removed"],
            restored=row["restored"],
        )
        for row in rows
    ]


def decisions(*, after: str = "", before: str = "", size: int = 50) -> Page[ModerationEntry]:
    """Every single decision that hid, held or restored a review, newest first: day, stars, ground."""
    rows = ModerationEntry.objects.filter(
        Q(to_state__in=[*HIDDEN, State.HELD]) | Q(reason="appeal_upheld")
    ).select_related("seal")
    place = Sort("happened_at", is_descending=True)
    return page_of(rows, place, after=after, before=before, size=size)


def head() -> Head | None:
    """None before the first seal."""
    newest = ModerationSeal.objects.order_by("-position").first()
    return Head(newest.position, bytes(newest.digest).hex()) if newest else None


def broken_at() -> int | None:
    """The position of the first seal that does not fit its entry, None where all fit. Reads the whole
    chain."""
    digest = GENESIS
    rows = ModerationSeal.objects.order_by("position").select_related("entry")
    for position, row in enumerate(rows.iterator(chunk_size=5_000), 1):
        digest = seal(digest, _public(row.entry))
        if row.position != position or bytes(row.digest) != digest:
            return position
    return None


def _public(entry: ModerationEntry) -> dict[str, object]:
    return entry_columns(
        entry.public_id,
        entry.stars,
        entry.from_state,
        entry.to_state,
        entry.reason,
        entry.by_kind,
        entry.happened_at,
        bytes(entry.words_digest),
    )
