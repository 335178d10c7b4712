"""What an amount that is added to an order later makes of its VAT."""

from collections.abc import Sequence
from decimal import Decimal

from pistos.pricing.rules.vat import split_vat

VatRow = tuple[Decimal, Decimal, Decimal]


def rate_of_most(paid: Sequence[tuple[Decimal | None, Decimal]]) -> Decimal | None:
    """The rate that bears most of what was paid, as [rate, amount]; the higher of two alike. None where
    a rate is not known, or nothing was bought."""
    sums: dict[Decimal, Decimal] = {}
    for percent, amount in paid:
        if percent is None:
            return None
        sums[percent] = sums.get(percent, Decimal(0)) + amount
    return max(sums, key=lambda percent: (sums[percent], percent), default=None)


def with_extra(
    rows: Sequence[VatRow], *, percent: Decimal, gross: Decimal
) -> tuple[tuple[VatRow, ...], Decimal]:
    """The rows (percent, net, VAT) with `gross` more at that rate, and by how much VAT grew.

    VAT is reckoned once for the whole of a rate, so rows and total agree to the cent.
    """
    found = {rate: (net, vat) for rate, net, vat in rows}
    net, vat = found.get(percent, (Decimal("0.00"), Decimal("0.00")))
    split = split_vat(net + vat + gross, percent)
    found[percent] = (split.net, split.vat)
    ordered = tuple((rate, *found[rate]) for rate in sorted(found, reverse=True))
    return ordered, split.vat - vat
