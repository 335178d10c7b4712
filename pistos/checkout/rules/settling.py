"""What an order comes to after some of it was taken out: at the prices and vouchers it was placed with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pistos.pricing.rules.totals import AMOUNT, Discount, Line, LineTotal, totals


@dataclass(frozen=True, slots=True)
class Recount:
    """`total` is what is charged now; `vat_rows` percent, net and VAT of each rate."""

    lines: Mapping[str, LineTotal]
    discount: Decimal
    total: Decimal
    vat: Decimal
    vat_rows: tuple[tuple[Decimal, Decimal, Decimal], ...]


def recount(
    lines: Sequence[Line], *, discount: Decimal, shipping: Decimal, fee: Decimal
) -> Recount:
    """Everything adds up to the cent, as it did when the order was placed."""
    less = [Discount("kept", AMOUNT, discount)] if discount else []
    found = totals(lines, less, shipping, fee)
    return Recount(
        lines={line.key: line for line in found.lines},
        discount=found.discount,
        total=found.gross,
        vat=found.vat,
        vat_rows=tuple((rate.percent, rate.net, rate.vat) for rate in found.vat_by_rate),
    )
