"""What goes back on a withdrawal: all that was paid for it, to the cent, however often it is done in parts.

Directive 2011/83/EU, article 13(1): the price, and the cost of standard delivery. Parts are cumulative: the
share of `n` pieces is what `n` cost less what was given back for those before, so the parts always add up
to what was paid.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Part:
    """A line: what the buyer paid for all `pieces`; how many went back before, and how many now.

    `given` is all that was given back on the line so far, price reductions too; None where that is just
    the share of the pieces.
    """

    paid_amount: Decimal
    pieces: int
    before: int
    now: int
    given: Decimal | None = None


def part_amount(part: Part) -> Decimal:
    """What goes back for the pieces named now. ValueError for more than are left."""
    if part.now < 0 or part.before < 0 or part.before + part.now > part.pieces:
        raise ValueError("more pieces than were bought")
    before = _share(part, part.before)
    if part.given is None or part.given == before:
        return _share(part, part.before + part.now) - before
    left, left_pieces = left_amount(part), part.pieces - part.before
    if part.now == left_pieces:
        return left
    return (left * part.now / left_pieces).quantize(CENT, ROUND_HALF_UP)


def left_amount(part: Part) -> Decimal:
    """What of the line's price is still with the shop; never below nothing."""
    given = _share(part, part.before) if part.given is None else part.given
    return max(part.paid_amount - given, NOTHING)


@dataclass(frozen=True, slots=True)
class Owed:
    """By line of the claim what goes back, and the delivery that goes back with the last piece."""

    lines: Mapping[int, Decimal]
    delivery: Decimal

    @property
    def amount(self) -> Decimal:
        return sum(self.lines.values(), start=self.delivery)


def owed_back(
    named: Mapping[int, tuple[Part, Decimal]],
    contract: Iterable[Part],
    carriage: Decimal,
    left: Decimal | None,
) -> Owed:
    """For each line named its part less what the goods lost by handling; the carriage that is still here once
    nothing of the contract is left. Never more than is `left` of all that came (None: we know of no money):
    the carriage is kept back first, then the last lines.

    `contract` are all lines that can be withdrawn from; what is exempt does not keep the carriage back.
    """
    lines = {key: max(part_amount(part) - less, NOTHING) for key, (part, less) in named.items()}
    is_whole = all(part.before + part.now == part.pieces for part in contract)
    owed = Owed(lines, max(carriage, NOTHING) if is_whole else NOTHING)
    if left is None or owed.amount <= left:
        return owed
    lines = spread(left, lines)
    return Owed(lines, min(owed.delivery, left - sum(lines.values())))


def spread(amount: Decimal, most: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """The amount over the lines in their order, on each as much as it can bear."""
    lines = {}
    for key, each in most.items():
        lines[key] = min(each, amount)
        amount -= lines[key]
    return lines


def _share(part: Part, pieces: int) -> Decimal:
    return (part.paid_amount * pieces / part.pieces).quantize(CENT, ROUND_HALF_UP)
