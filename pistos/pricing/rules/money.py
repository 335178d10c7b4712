"""Rounding: to the cent, half up, and parts that always add up to their whole."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

CENT = Decimal("0.01")
NOTHING = Decimal("0.00")


def rounded(amount: Decimal | Fraction) -> Decimal:
    """To the cent, a half away from nought: as invoices are rounded in the Union.

    An exact fraction is rounded exactly, whatever the precision of decimals.
    """
    if isinstance(amount, Decimal):
        return amount.quantize(CENT, ROUND_HALF_UP)
    return rounded_share(amount.numerator, amount.denominator)


def rounded_share(part: int, whole: int) -> Decimal:
    """`part` / `whole` to the cent, a half away from nought. `whole` is positive."""
    cents = (200 * abs(part) + whole) // (2 * whole)
    return Decimal(cents if part >= 0 else -cents).scaleb(-2).quantize(CENT)


def shared_out(total: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """`total` in parts proportional to `weights`; the parts add up to it exactly.

    Each part is within a cent of its exact share: the cents left over go to the largest remainders,
    the earlier first. Weights are not negative; where all are nought the first takes everything.
    """
    if not weights:
        return []
    cents = int(rounded(total) * 100)
    sign, cents = (-1, -cents) if cents < 0 else (1, cents)
    scale = sum(Fraction(weight) for weight in weights)
    if scale == 0:
        return [rounded(total), *[NOTHING] * (len(weights) - 1)]
    exact = [Fraction(weight) * cents / scale for weight in weights]
    parts = [int(share) for share in exact]
    order = sorted(range(len(exact)), key=lambda place: (parts[place] - exact[place], place))
    for place in order[: cents - sum(parts)]:
        parts[place] += 1
    return [(Decimal(sign * part) / 100).quantize(CENT) for part in parts]
