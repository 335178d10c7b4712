"""Equal cases, equal remedies: what the last cases alike were given, and whether an offer differs.

Alike are cases of the same cause, the same severity and orders of about the same value. What is usual is
the kind given most often among the last ten, and for money and vouchers the span of its amounts.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pistos.remedies.rules.catalogue import TYPED

SHOWN = 10
FEWEST = 3
"""Below this many nothing is usual yet."""
BANDS = (Decimal(25), Decimal(50), Decimal(100), Decimal(250))


@dataclass(frozen=True, slots=True)
class Given:
    kind: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Usual:
    """`count` of `whole` cases alike were given `kind`, of a value between `lowest` and `highest`."""

    kind: str
    count: int
    whole: int
    lowest: Decimal
    highest: Decimal


def band(value: Decimal) -> int:
    """The band of an order's value: 0 without one, 1 up to 25, … 5 above 250."""
    if value <= 0:
        return 0
    return 1 + sum(value > edge for edge in BANDS)


def usual(rows: Sequence[Given]) -> Usual | None:
    """What is usual among them, the newest first; None where they are too few to say."""
    if len(rows) < FEWEST:
        return None
    counts = Counter(row.kind for row in rows)
    kind, count = max(counts.items(), key=lambda each: (each[1], -_first(rows, each[0])))
    amounts = [row.amount for row in rows if row.kind == kind]
    return Usual(kind, count, len(rows), min(amounts), max(amounts))


def deviates(kind: str, amount: Decimal, found: Usual | None) -> bool:
    """Whether an offer differs from what is usual: another kind, or an amount outside of the span."""
    if found is None:
        return False
    if kind != found.kind:
        return True
    return kind in TYPED and not found.lowest <= amount <= found.highest


def _first(rows: Sequence[Given], kind: str) -> int:
    return next(place for place, row in enumerate(rows) if row.kind == kind)
