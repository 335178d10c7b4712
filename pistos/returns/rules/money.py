"""What goes back on a withdrawal: all that was paid for it, to the cent, however often it is done in parts.

Directive 2011/83/EU, article 13(1): the price, and the cost of standard delivery. Parts are cumulative: the
share of `n` pieces is what `n` cost less what was given back for those before, so the parts always add up
to what was paid.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


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
    return max(part.paid_amount - given, Decimal("0.00"))


def amount_back(parts: Sequence[Part], delivery_amount: Decimal) -> Decimal:
    """The sum of all lines; with the delivery once nothing of the contract is left.

    `parts` are all lines that can be withdrawn from; what is exempt is not among them and does not keep
    the delivery back.
    """
    total = sum((part_amount(part) for part in parts), start=Decimal("0.00"))
    was_whole = all(part.before == part.pieces for part in parts)
    is_whole = all(part.before + part.now == part.pieces for part in parts)
    return total + (delivery_amount if is_whole and not was_whole else Decimal("0.00"))


def _share(part: Part, pieces: int) -> Decimal:
    return (part.paid_amount * pieces / part.pieces).quantize(CENT, ROUND_HALF_UP)
