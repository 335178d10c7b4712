"""The public ledger of moderation: what was hidden, on which ground, by month; and the seals over it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, Q, Sum

from pistos.kit import chaining
from pistos.kit.chaining import Head, head_of
from pistos.kit.keyset import Page, Sort, page_of
from pistos.reviews.models import DecisionCount, Ground, ModerationEntry, State
from pistos.reviews.rules.seals import CHAIN

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
    return head_of(CHAIN)


def broken_at() -> int | None:
    """The position of the first seal that does not fit its entry, None where all fit. Reads the whole
    chain."""
    return chaining.broken_at(CHAIN)
