"""What an order comes to: lines, vouchers, shipping and fee, with the VAT of each rate.

VAT is reckoned once for each rate on the whole (totals by invoice), then shared out to the lines, so that
lines, rates and total agree to the cent. Shipping and fee serve the goods: they bear the rates of these in
the proportion of their value (an ancillary supply follows the principal one).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pistos.pricing.rules.money import NOTHING, rounded, shared_out
from pistos.pricing.rules.vat import split_vat

PERCENT, AMOUNT, FREE_SHIPPING = "percent", "amount", "free_shipping"


@dataclass(frozen=True, slots=True)
class Line:
    """So many pieces at one gross price; `percent` is the VAT that it bears."""

    key: str
    quantity: int
    unit_gross: Decimal
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Discount:
    """What a voucher gives: `worth` is a percentage or an amount, by `kind`."""

    code: str
    kind: str
    worth: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class LineTotal:
    """`gross` is what the pieces cost, less `discount` is `paid`, which holds `net` and `vat`."""

    key: str
    quantity: int
    unit_gross: Decimal
    percent: Decimal
    gross: Decimal
    discount: Decimal
    paid: Decimal
    net: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class RateTotal:
    """All that bears one rate: goods, and its share of shipping and fee."""

    percent: Decimal
    gross: Decimal
    net: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """`gross` is what is charged: goods − discount + shipping + fee. `discounts` are by voucher code, and
    the part of free shipping is in none of them: `shipping` is then nought."""

    lines: tuple[LineTotal, ...]
    goods: Decimal
    discount: Decimal
    discounts: tuple[tuple[str, Decimal], ...]
    shipping: Decimal
    fee: Decimal
    vat_by_rate: tuple[RateTotal, ...]
    net: Decimal
    vat: Decimal
    gross: Decimal


def totals(
    lines: Sequence[Line],
    vouchers: Sequence[Discount] = (),
    shipping: Decimal = NOTHING,
    fee: Decimal = NOTHING,
) -> Totals:
    """Everything that a cart shows and an invoice says; amounts are in one currency.

    Percentages are taken of the goods, in the order of the vouchers, each of what the one before left;
    amounts never exceed what is left.
    """
    grosses = [rounded(line.unit_gross * line.quantity) for line in lines]
    goods = sum(grosses, NOTHING)
    discounts = _discounts(goods, vouchers)
    discount = sum((amount for _, amount in discounts), NOTHING)
    lessened = shared_out(discount, grosses)
    paid = [gross - less for gross, less in zip(grosses, lessened, strict=True)]
    if any(voucher.kind == FREE_SHIPPING for voucher in vouchers):
        shipping = NOTHING
    extras = rounded(shipping) + rounded(fee)
    rates = _rates(lines, paid, grosses, extras)
    vats = _vats(lines, paid, rates)
    by_line = tuple(
        LineTotal(
            line.key,
            line.quantity,
            line.unit_gross,
            line.percent,
            gross,
            less,
            left,
            left - vat,
            vat,
        )
        for line, gross, less, left, vat in zip(lines, grosses, lessened, paid, vats, strict=True)
    )
    vat = sum((rate.vat for rate in rates), NOTHING)
    gross = goods - discount + extras
    return Totals(
        lines=by_line,
        goods=goods,
        discount=discount,
        discounts=discounts,
        shipping=rounded(shipping),
        fee=rounded(fee),
        vat_by_rate=rates,
        net=gross - vat,
        vat=vat,
        gross=gross,
    )


def spared(amount: Decimal, goods: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """Shipping or a fee, VAT included, as a firm pays it that accounts for the VAT itself.

    `goods` are what was paid for each of them with the rate that was taken off it: what goes with them
    bore these rates in the proportion of their value. Without goods the amount stands.
    """
    percents = sorted({percent for _, percent in goods}, reverse=True)
    weights = [
        sum((paid for paid, own in goods if own == percent), NOTHING) for percent in percents
    ]
    if not any(percents):
        return rounded(amount)
    parts = zip(shared_out(rounded(amount), weights), percents, strict=True)
    return sum((split_vat(part, percent).net for part, percent in parts), NOTHING)


def _discounts(goods: Decimal, vouchers: Sequence[Discount]) -> tuple[tuple[str, Decimal], ...]:
    left, found = goods, []
    for voucher in vouchers:
        less = NOTHING
        if voucher.kind == PERCENT:
            less = rounded(left * voucher.worth / 100)
        elif voucher.kind == AMOUNT:
            less = min(rounded(voucher.worth), left)
        found.append((voucher.code, less))
        left -= less
    return tuple(found)


def _rates(
    lines: Sequence[Line], paid: Sequence[Decimal], grosses: Sequence[Decimal], extras: Decimal
) -> tuple[RateTotal, ...]:
    """By rate, the highest first. Where everything was given away the extras follow the full prices."""
    weigh = paid if any(paid) else grosses
    percents = sorted({line.percent for line in lines}, reverse=True)
    weights = [_sum_at(percent, lines, weigh) for percent in percents]
    goods = [_sum_at(percent, lines, paid) for percent in percents]
    found = []
    for percent, own, more in zip(percents, goods, shared_out(extras, weights), strict=True):
        split = split_vat(own + more, percent)
        found.append(RateTotal(percent, split.gross, split.net, split.vat))
    return tuple(found)


def _sum_at(percent: Decimal, lines: Sequence[Line], amounts: Sequence[Decimal]) -> Decimal:
    found = (amount for line, amount in zip(lines, amounts, strict=True) if line.percent == percent)
    return sum(found, NOTHING)


def _vats(
    lines: Sequence[Line], paid: Sequence[Decimal], rates: Sequence[RateTotal]
) -> list[Decimal]:
    """The VAT of each line: those of a rate share out the VAT of its goods."""
    vats = [NOTHING] * len(lines)
    for rate in rates:
        places = [place for place, line in enumerate(lines) if line.percent == rate.percent]
        amounts = [paid[place] for place in places]
        whole = split_vat(sum(amounts, NOTHING), rate.percent).vat
        for place, vat in zip(places, shared_out(whole, amounts), strict=True):
            vats[place] = vat
    return vats
