"""Everything adds up to the cent: lines, vouchers, shipping, VAT by rate, and refunds piece by piece."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pistos.pricing.rules.money import CENT, rounded, shared_out
from pistos.pricing.rules.totals import Discount, Line, Totals, spared, totals
from pistos.pricing.rules.vat import split_vat

AMOUNTS = some.integers(0, 2_000_000).map(lambda cents: Decimal(cents) / 100)
PERCENTS = some.sampled_from(
    [
        Decimal(text)
        for text in ("0", "3", "5", "5.5", "6", "9.5", "13", "20", "22", "24", "25.5", "27")
    ]
)
LINES = some.lists(
    some.builds(
        Line,
        some.uuids().map(str),
        some.integers(1, 40),
        AMOUNTS.filter(lambda x: x <= 2000),
        PERCENTS,
    ),
    min_size=1,
    max_size=8,
)
DISCOUNTS = some.lists(
    some.one_of(
        some.builds(
            Discount, some.just("P"), some.just("percent"), some.integers(0, 100).map(Decimal)
        ),
        some.builds(Discount, some.just("A"), some.just("amount"), AMOUNTS),
        some.builds(Discount, some.just("F"), some.just("free_shipping")),
    ),
    max_size=3,
)


@pytest.mark.parametrize(
    ("gross", "percent", "net", "vat"),
    [
        ("124.00", "24", "100.00", "24.00"),
        ("12.20", "22", "10.00", "2.20"),
        ("9.99", "24", "8.06", "1.93"),
        ("9.99", "25.5", "7.96", "2.03"),
        ("0.01", "24", "0.01", "0.00"),
        ("15.00", "0", "15.00", "0.00"),
    ],
)
def test_split_vat_gives_the_amounts_of_an_invoice(
    gross: str, percent: str, net: str, vat: str
) -> None:
    split = split_vat(Decimal(gross), Decimal(percent))

    assert (split.net, split.vat) == (Decimal(net), Decimal(vat))


@given(AMOUNTS, PERCENTS)
def test_net_and_vat_are_the_gross_and_each_within_half_a_cent(
    gross: Decimal, percent: Decimal
) -> None:
    split = split_vat(gross, percent)

    assert split.net + split.vat == gross
    assert abs(split.vat * (100 + percent) - gross * percent) <= (100 + percent) * CENT / 2


@given(AMOUNTS, some.lists(AMOUNTS, min_size=1, max_size=12))
def test_shares_add_up_and_lie_within_a_cent_of_the_exact_ones(
    total: Decimal, weights: list[Decimal]
) -> None:
    parts = shared_out(total, weights)

    assert sum(parts) == total
    scale = sum(weights)
    if scale:
        exact = [total * weight / scale for weight in weights]
        assert all(abs(part - share) < CENT for part, share in zip(parts, exact, strict=True))


@pytest.mark.serves("S1-28", "VAT-01")
@given(LINES, DISCOUNTS, AMOUNTS.filter(lambda x: x <= 100), AMOUNTS.filter(lambda x: x <= 5))
def test_a_cart_of_mixed_rates_adds_up_to_the_cent(
    lines: list[Line], vouchers: list[Discount], shipping: Decimal, fee: Decimal
) -> None:
    found = totals(lines, vouchers, shipping, fee)

    assert found.net + found.vat == found.gross
    assert found.gross == found.goods - found.discount + found.shipping + found.fee
    assert sum(rate.gross for rate in found.vat_by_rate) == found.gross
    assert sum(rate.vat for rate in found.vat_by_rate) == found.vat
    assert sum(amount for _, amount in found.discounts) == found.discount
    assert sum(line.discount for line in found.lines) == found.discount
    for rate in found.vat_by_rate:
        assert rate.net + rate.vat == rate.gross
        assert rate.vat == split_vat(rate.gross, rate.percent).vat
    _lines_hold_together(found)


def _lines_hold_together(found: Totals) -> None:
    assert sum(line.gross for line in found.lines) == found.goods
    for line in found.lines:
        assert line.gross == line.unit_gross * line.quantity
        assert line.paid == line.gross - line.discount == line.net + line.vat
        assert 0 <= line.vat <= line.paid <= line.gross
    for rate in found.vat_by_rate:
        of_rate = [line for line in found.lines if line.percent == rate.percent]
        goods = split_vat(sum((line.paid for line in of_rate), Decimal(0)), rate.percent)
        assert sum(line.vat for line in of_rate) == goods.vat


@pytest.mark.serves("VAT-01")
@given(LINES, AMOUNTS.filter(lambda x: x <= 100), AMOUNTS.filter(lambda x: x <= 5))
def test_a_firm_without_vat_pays_net_goods_and_net_shipping_to_the_cent(
    lines: list[Line], shipping: Decimal, fee: Decimal
) -> None:
    net = [replace(line, unit_gross=split_vat(line.unit_gross, line.percent).net) for line in lines]
    goods = [(line.unit_gross * line.quantity, line.percent) for line in net]
    untaxed = [replace(line, percent=Decimal(0)) for line in net]

    found = totals(untaxed, (), spared(shipping, goods), spared(fee, goods))

    extras = found.shipping + found.fee
    assert found.vat == 0
    assert found.gross == found.net == sum(line.paid for line in found.lines) + extras
    rates = [line.percent for line in lines]
    lowest, highest = (split_vat(shipping, rate).net for rate in (max(rates), min(rates)))
    assert lowest - len(rates) * CENT <= found.shipping <= highest + len(rates) * CENT


@given(AMOUNTS, PERCENTS)
def test_of_one_rate_shipping_is_spared_exactly_that(amount: Decimal, percent: Decimal) -> None:
    assert spared(amount, [(Decimal(10), percent)]) == split_vat(amount, percent).net
    assert spared(amount, ()) == amount


def test_a_voucher_of_more_than_the_goods_leaves_nothing_to_pay_but_shipping() -> None:
    lines = [Line("a", 2, Decimal("5.00"), Decimal(24))]

    found = totals(lines, [Discount("TWENTY", "amount", Decimal(20))], Decimal("3.10"))

    assert (found.discount, found.gross) == (Decimal("10.00"), Decimal("3.10"))
    assert found.vat_by_rate[0].vat == Decimal("0.60")


def test_percentages_are_taken_of_what_the_voucher_before_left() -> None:
    lines = [Line("a", 1, Decimal("100.00"), Decimal(22))]
    vouchers = [Discount("A", "percent", Decimal(50)), Discount("B", "percent", Decimal(50))]

    found = totals(lines, vouchers)

    assert found.discounts == (("A", Decimal("50.00")), ("B", Decimal("25.00")))


def test_shipping_bears_the_rates_of_the_goods_by_their_value() -> None:
    lines = [
        Line("bread", 1, Decimal("30.00"), Decimal(13)),
        Line("bowl", 1, Decimal("10.00"), Decimal(24)),
    ]

    found = totals(lines, (), Decimal("4.00"))

    assert [(rate.percent, rate.gross) for rate in found.vat_by_rate] == [
        (Decimal(24), Decimal("11.00")),
        (Decimal(13), Decimal("33.00")),
    ]


@pytest.mark.parametrize(
    ("exact", "told"), [("0.125", "0.13"), ("2.675", "2.68"), ("-0.125", "-0.13")]
)
def test_a_half_cent_is_rounded_away_from_nought(exact: str, told: str) -> None:
    assert rounded(Decimal(exact)) == Decimal(told)
