"""The prior price of a reduction (directive 98/6/EC, article 6a).

Whoever announces a reduction states the lowest price of the thirty days before it, and the percentage is
reckoned from that price and no other (Court of Justice, C-330/23). The countries may allow exceptions;
without a row in `EXCEPTIONS` the strict rule holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from math import floor

WINDOW = timedelta(days=30)
REGULAR, REDUCTION = "regular", "reduction"


@dataclass(frozen=True, slots=True)
class Applied:
    """A price that was asked from `since` until `until` (open: None). A reduction goes before a regular
    price while both hold."""

    gross: Decimal
    since: datetime
    until: datetime | None
    kind: str = REGULAR

    def holds_at(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What a country allows: `is_progressive` keeps the prior price of the first of several reductions
    that grow without a break; `spares_perishables` asks no prior price for goods that soon spoil."""

    is_progressive: bool
    spares_perishables: bool
    source: str


EXCEPTIONS: dict[str, Exceptions] = {
    "DE": Exceptions(True, True, "Preisangabenverordnung, § 11 (2) and (4)"),
}
STRICT = Exceptions(False, False, "Directive 98/6/EC, article 6a (1) and (2)")


@dataclass(frozen=True, slots=True)
class Reduction:
    """`gross` is the lowest price of the window before; `percent` is whole and rounded down, so that it
    never promises more than there is."""

    gross: Decimal
    percent: int
    since: datetime


def applied_at(history: Sequence[Applied], at: datetime) -> Applied | None:
    """The price asked at an instant: a reduction before a regular price."""
    holding = [price for price in history if price.holds_at(at)]
    return min(holding, key=lambda price: price.kind != REDUCTION, default=None)


def lowest_within(history: Sequence[Applied], start: datetime, end: datetime) -> Decimal | None:
    """The lowest price that was really asked at some instant of [start, end)."""
    instants = {start} | {
        edge
        for price in history
        for edge in (price.since, price.until)
        if edge is not None and start <= edge < end
    }
    asked = [price for price in (applied_at(history, instant) for instant in instants) if price]
    return min((price.gross for price in asked), default=None)


def is_thirty_days_old(history: Sequence[Applied], start: datetime) -> bool:
    return any(price.since <= start - WINDOW for price in history)


def reduction_at(
    history: Sequence[Applied],
    at: datetime,
    *,
    exceptions: Exceptions = STRICT,
    is_perishable: bool = False,
) -> Reduction | None:
    """The reduction that may be announced at `at`, or None: then the price stands alone.

    None as well where the reduced price is not below the prior one, and where the goods were not on
    sale for the whole window before: what cannot be compared is not called cheaper.
    """
    now = applied_at(history, at)
    if now is None or now.kind != REDUCTION:
        return None
    start = _chain_start(history, now) if exceptions.is_progressive else now.since
    if not is_thirty_days_old(history, start):
        return None
    if is_perishable and exceptions.spares_perishables:
        lowest = _regular_before(history, start)
    else:
        lowest = lowest_within(history, start - WINDOW, start)
    if lowest is None or now.gross >= lowest:
        return None
    return Reduction(lowest, percent_less(lowest, now.gross), now.since)


def percent_less(before: Decimal, now: Decimal) -> int:
    """By how much per cent `now` is below `before`: whole, rounded down."""
    return floor((before - now) * 100 / before) if before > 0 else 0


def _chain_start(history: Sequence[Applied], now: Applied) -> datetime:
    """The start of the first of the reductions that lead to `now` without a gap, each deeper."""
    first = now
    while True:
        before = next(
            (
                price
                for price in history
                if price.kind == REDUCTION
                and price.until == first.since
                and price.gross > first.gross
            ),
            None,
        )
        if before is None:
            return first.since
        first = before


def _regular_before(history: Sequence[Applied], start: datetime) -> Decimal | None:
    before = [price for price in history if price.kind == REGULAR and price.since < start]
    return max(before, key=lambda price: price.since).gross if before else None
