"""From plain answers to exactly one right; and which remedies it opens."""

from dataclasses import dataclass
from datetime import date, timedelta

from pistos.returns.models import Happened, Track, Wish

MISMATCHES = (Happened.DESCRIPTION, Happened.PICTURE)
NOT_CONFORMING = (
    Happened.WRONG,
    Happened.MISSING,
    Happened.DESCRIPTION,
    Happened.PICTURE,
    Happened.BROKEN,
    Happened.OTHER,
)
AT_DELIVERY = (Happened.DAMAGED, Happened.WRONG, Happened.MISSING, *MISMATCHES)
"""What can only have been so when it came: there is nothing to prove."""


@dataclass(frozen=True, slots=True)
class Item:
    """What is known of a piece on the day somebody says that something is wrong with it.

    `arrived_on` is None where its arrival is not proven. `legal_until` and `guaranteed_until` are last
    days, None where the clock has not begun or there is no such guarantee.
    """

    today: date
    arrived_on: date | None
    right_within_days: int
    legal_until: date | None = None
    guaranteed_until: date | None = None


def track_of(happened: str, item: Item) -> Track:
    """Exactly one. Damage told too late to be the journey's is a fault of the goods all the same."""
    if happened == Happened.LOST:
        return Track.TRANSPORT
    if happened == Happened.DAMAGED:
        is_fresh = item.arrived_on is None or (
            item.today <= item.arrived_on + timedelta(days=item.right_within_days)
        )
        return Track.TRANSPORT if is_fresh else Track.LEGAL
    if happened in NOT_CONFORMING:
        is_over = item.legal_until is not None and item.today > item.legal_until
        is_guaranteed = item.guaranteed_until is not None and item.today <= item.guaranteed_until
        only_broke = happened in (Happened.BROKEN, Happened.OTHER)
        return Track.COMMERCIAL if is_over and is_guaranteed and only_broke else Track.LEGAL
    return Track.WITHDRAWAL


def wishes_of(track: str, *, opens_all: bool) -> tuple[Wish, ...]:
    """What one may ask for by this right, the first steps first. `opens_all`: the second step of the legal
    ladder stands open (directive 2019/771, article 13)."""
    if track == Track.TRANSPORT:
        return (Wish.REPLACEMENT, Wish.REFUND)
    if track == Track.WITHDRAWAL:
        return (Wish.REFUND,)
    first = (Wish.REPAIR, Wish.REPLACEMENT)
    if track == Track.COMMERCIAL or not opens_all:
        return first
    return (*first, Wish.REDUCTION, Wish.REFUND)
