"""The public ledger of moderation: what was hidden, on which ground, by month; and the seals over it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Sum

from pistos.kit.keyset import Page, Sort, page_of
from pistos.reviews.models import DecisionCount, Ground, ModerationEntry, ModerationSeal, State
from pistos.reviews.rules.seals import GENESIS, entry_columns, seal

HIDDEN = (State.REFUSED, State.REMOVED)
KINDS = ("arrived", "held", "refused", "removed", "restored")


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
    """How many were refused or removed, by ground, every ground named; one query of the roll-up."""
    rows = DecisionCount.objects.filter(kind__in=HIDDEN).values_list("reason")
    counts = dict(rows.annotate(whole=Sum("count")).order_by())
    return {str(ground): counts.get(str(ground), 0) for ground in Ground}


def hidden_by_stars() -> dict[int, int]:
    """How many were refused or removed, by the stars that they gave; one query of the roll-up."""
    rows = DecisionCount.objects.filter(kind__in=HIDDEN).values_list("stars")
    counts = dict(rows.annotate(whole=Sum("count")).order_by())
    return {stars: counts.get(stars, 0) for stars in range(1, 6)}


def months() -> list[MonthOfModeration]:
    """By month, newest first; one query of the roll-up."""
    found: dict[date, dict[str, int]] = {}
    rows = DecisionCount.objects.values_list("month", "kind").annotate(whole=Sum("count"))
    for month, kind, count in rows.order_by("-month"):
        found.setdefault(month, dict.fromkeys(KINDS, 0))[kind] = count
    return [MonthOfModeration(month=month, **counts) for month, counts in found.items()]


def decisions(*, after: str = "", before: str = "", size: int = 50) -> Page[ModerationEntry]:
    """Every single decision that hid, held or restored a review, newest first: day, stars, ground."""
    decided = Q(to_state__in=[*HIDDEN, State.HELD]) | Q(reason="appeal_upheld")
    rows = ModerationEntry.objects.filter(decided).exclude(from_state=F("to_state"))
    rows = rows.select_related("seal")
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
