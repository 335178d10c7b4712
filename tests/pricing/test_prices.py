"""Prices as a page shows them, and the history that nobody can rewrite."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from pistos.accounts.models import User
from pistos.catalogue.actions.tasks import check_quality, close_task
from pistos.catalogue.models import Variant
from pistos.catalogue.rules.quality import QualityFigures
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.errors import NotFound, Refused
from pistos.pricing import actions, queries
from pistos.pricing.access import market_to_edit, variant_to_price
from pistos.pricing.models import Market, Price, VatRate
from pistos.shop.models import Shop
from tests.factories.goods import ALMA, a_market, a_variant, priced

DAY = timedelta(days=1)


@pytest.fixture
def mug(shop: Shop) -> Variant:
    return a_variant("mug")


@pytest.fixture
def market(shop: Shop, at: datetime) -> Market:
    return a_market(at)


def reduce(mug: Variant, market: Market, amount: str, since: datetime, at: datetime) -> Price:
    reduction = actions.NewReduction(Decimal(amount), since, since + 10 * DAY, "summer sale")
    return actions.set_reduction(variant=mug, market=market, reduction=reduction, by=ALMA, at=at)


@pytest.mark.serves("S1-28", "VAT-01")
@pytest.mark.parametrize(
    ("country", "percent", "vat"), [("GR", "24.00", "2.40"), ("SI", "22.00", "2.24")]
)
def test_a_price_shows_the_vat_of_the_country_it_goes_to(
    mug: Variant, market: Market, at: datetime, country: str, percent: str, vat: str
) -> None:
    priced(mug, "12.40", market, at)

    found = queries.prices_of([mug.pk], country=country, at=at)[mug.pk]

    assert (found.gross, found.currency) == (Decimal("12.40"), "EUR")
    assert (found.vat_percent, found.vat_amount) == (Decimal(percent), Decimal(vat))
    assert found.net + found.vat_amount == found.gross


@pytest.mark.serves("S1-28")
def test_the_category_decides_which_rate_goods_bear(market: Market, at: datetime) -> None:
    found = {}
    for vat_class in ("standard", "food", "books"):
        variant = a_variant(vat_class, vat_class=vat_class)
        priced(variant, "10.00", market, at)
        view = queries.prices_of([variant.pk], country="GR", at=at)[variant.pk]
        found[vat_class] = view.vat_percent

    assert found == {"standard": 24, "food": 13, "books": 6}


@pytest.mark.serves("S1-28")
def test_a_rate_changes_on_its_day_in_the_shops_own_zone(
    mug: Variant, market: Market, at: datetime
) -> None:
    priced(mug, "12.40", market, at - 90 * DAY)
    rate = actions.NewRate("GR", "standard", Decimal("25"), date(2026, 3, 3), "Law 9999/2026")
    actions.set_vat_rate(rate=rate, by=ALMA, at=at)
    last_of_old = datetime.fromisoformat("2026-03-02T21:59:59+00:00")

    before = queries.prices_of([mug.pk], country="GR", at=last_of_old)[mug.pk]
    after = queries.prices_of([mug.pk], country="GR", at=last_of_old + timedelta(seconds=1))

    assert before.vat_percent == 24
    assert after[mug.pk].vat_percent == 25
    assert Event.objects.filter(name="pricing.VatRateSet").count() == 1


@pytest.mark.serves("S1-28")
def test_the_rates_of_the_union_and_armenia_come_with_their_source(db: None) -> None:
    today = date(2026, 11, 30)

    standing = [
        rate
        for rate in VatRate.objects.filter(vat_class="standard", valid_from__lte=today)
        if rate.valid_until is None or rate.valid_until > today
    ]

    assert len({rate.country for rate in standing}) == len(standing) == 28
    assert {rate.country: int(rate.percent) for rate in standing}.items() >= {
        ("GR", 24), ("SI", 22), ("AM", 20), ("EE", 24), ("RO", 21), ("SK", 23),
    }  # fmt: skip
    assert all(rate.source for rate in VatRate.objects.all())
    assert actions.take_shipped_rates() == 0


def test_a_rate_needs_its_source_and_is_not_entered_behind_a_later_one(
    shop: Shop, at: datetime
) -> None:
    wrong = [
        actions.NewRate("GR", "standard", Decimal("25"), date(2030, 1, 1), " "),
        actions.NewRate("GR", "standard", Decimal("100"), date(2030, 1, 1), "Law"),
        actions.NewRate("GR", "luxury", Decimal("30"), date(2030, 1, 1), "Law"),
        actions.NewRate("QQ", "standard", Decimal("30"), date(2030, 1, 1), "Law"),
        actions.NewRate("GR", "standard", Decimal("25"), date(2016, 6, 1), "Law"),
    ]
    before = VatRate.objects.count()

    for rate in wrong:
        with pytest.raises(actions.RateWrong):
            actions.set_vat_rate(rate=rate, by=ALMA, at=at)

    assert VatRate.objects.count() == before


@pytest.mark.serves("S3-111")
def test_each_market_has_its_currency_and_its_own_price(
    mug: Variant, market: Market, at: datetime
) -> None:
    dram = a_market(at, "am", ("AM",), "AMD")
    priced(mug, "12.40", market, at)
    priced(mug, "5300.00", dram, at)

    greek = queries.prices_of([mug.pk], country="GR", at=at)[mug.pk]
    armenian = queries.prices_of([mug.pk], country="AM", at=at)[mug.pk]

    assert (greek.gross, greek.currency) == (Decimal("12.40"), "EUR")
    assert (armenian.gross, armenian.currency) == (Decimal("5300.00"), "AMD")
    assert (armenian.is_export, armenian.vat_amount) == (True, 0)


@pytest.mark.serves("S1-28", "S3-111")
def test_a_shop_that_collects_vat_abroad_shows_it(
    mug: Variant, market: Market, at: datetime
) -> None:
    facts = actions.MarketFacts("am", ("AM",), "AMD", collects_vat_abroad=True)
    priced(mug, "1200.00", actions.save_market(facts=facts, by=ALMA, at=at), at)

    found = queries.prices_of([mug.pk], country="AM", at=at)[mug.pk]

    assert (found.vat_percent, found.vat_amount) == (Decimal(20), Decimal("200.00"))
    assert not found.is_export


@pytest.mark.serves("VAT-01")
def test_a_confirmed_firm_of_another_state_pays_the_net_amount(
    mug: Variant, market: Market, at: datetime, dora: Customer
) -> None:
    priced(mug, "12.20", market, at)
    row = actions.enter_business_id(customer=dora, text="SI50223054", firm="Dora", by=ALMA, at=at)
    assert queries.vat_country_of(dora.pk) == queries.vat_country_of(None) == ""
    actions.confirm_business_id(business_id=row, proof="WAPIAAAA", by=ALMA, at=at)
    firm = queries.vat_country_of(dora.pk)

    found = queries.prices_of([mug.pk], country="SI", at=at, vat_country=firm)[mug.pk]
    at_home = queries.prices_of([mug.pk], country="GR", at=at, vat_country=firm)[mug.pk]

    assert (found.gross, found.vat_amount, found.is_reverse_charge) == (Decimal("10.00"), 0, True)
    assert (at_home.gross, at_home.is_reverse_charge) == (Decimal("12.20"), False)


def test_a_country_without_a_market_sees_the_default_one(
    mug: Variant, market: Market, at: datetime
) -> None:
    priced(mug, "12.40", market, at)

    rates = queries.rates_for("US", at=at)

    assert queries.market_for("US") == market
    assert (rates.currency, rates.is_served) == ("EUR", False)
    assert queries.prices_of([mug.pk], country="US", at=at)[mug.pk].vat_amount == 0


@pytest.mark.serves("OMN-05", "S1-52")
def test_a_reduction_is_shown_with_the_lowest_price_of_thirty_days(
    mug: Variant, market: Market, at: datetime
) -> None:
    priced(mug, "20.00", market, at - 60 * DAY)
    priced(mug, "16.00", market, at - 20 * DAY)
    priced(mug, "20.00", market, at - 10 * DAY)
    reduce(mug, market, "12.00", at, at)

    found = queries.prices_of([mug.pk], country="GR", at=at + DAY)[mug.pk]
    after = queries.prices_of([mug.pk], country="GR", at=at + 11 * DAY)[mug.pk]

    assert (found.gross, found.prior_gross, found.reduction_percent) == (12, 16, 25)
    assert (after.gross, after.prior_gross, after.reduction_percent) == (20, None, None)


@pytest.mark.serves("OMN-05")
def test_the_database_refuses_to_rewrite_a_price(
    mug: Variant, market: Market, at: datetime
) -> None:
    priced(mug, "20.00", market, at - 2 * DAY)
    priced(mug, "25.00", market, at)
    rows = Price.objects.all()
    connection.check_constraints()

    for deed in (
        lambda: rows.update(gross_amount=1),
        lambda: rows.update(valid_from=at - 9 * DAY),
        lambda: rows.exclude(valid_until=None).update(valid_until=None),
        lambda: rows.exclude(valid_until=None).update(valid_until=at + DAY),
        lambda: rows.delete(),
        lambda: connection.cursor().execute("TRUNCATE pricing_price"),
    ):
        with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic():
            deed()

    assert sorted(rows.values_list("gross_amount", flat=True)) == [20, 25]


def test_prices_are_set_for_many_at_once_and_equal_ones_left(market: Market, at: datetime) -> None:
    variants = [a_variant(f"mug-{number}") for number in range(3)]
    prices = [actions.NewPrice(variant.pk, Decimal("9.90")) for variant in variants]
    actions.set_prices(market=market, prices=prices, by=ALMA, at=at)
    prices[0] = actions.NewPrice(variants[0].pk, Decimal("8.90"), "cheaper clay")

    rows = actions.set_prices(market=market, prices=prices, by=ALMA, at=at + DAY)

    assert [row.gross_amount for row in rows] == [Decimal("8.90"), Decimal("9.90"), Decimal("9.90")]
    assert Price.objects.count() == 4
    events = Event.objects.filter(name="pricing.PriceSet", happened_at=at + DAY)
    since = (at + DAY).isoformat()
    assert [event.data for event in events] == [
        {"variant_id": variants[0].pk, "market": "eu", "gross_amount": "8.90", "since": since}
    ]


@pytest.mark.parametrize("amount", ["-0.01", "10000000000.00"])
def test_a_price_that_cannot_be_is_refused(
    mug: Variant, market: Market, at: datetime, amount: str
) -> None:
    with pytest.raises(actions.PriceWrong):
        priced(mug, amount, market, at)

    assert not Price.objects.exists()


@pytest.mark.serves("S1-52")
def test_a_reduction_has_an_end_a_reason_and_lies_below_the_price(
    mug: Variant, market: Market, at: datetime
) -> None:
    priced(mug, "20.00", market, at - DAY)
    wrong = [
        actions.NewReduction(Decimal("20.00"), at, at + DAY, "sale"),
        actions.NewReduction(Decimal("10.00"), at, at, "sale"),
        actions.NewReduction(Decimal("10.00"), at - DAY, at + DAY, "sale"),
        actions.NewReduction(Decimal("10.00"), at, at + DAY, " "),
    ]

    for reduction in wrong:
        with pytest.raises(actions.PriceWrong):
            actions.set_reduction(variant=mug, market=market, reduction=reduction, by=ALMA, at=at)

    assert Price.objects.count() == 1


@pytest.mark.serves("S4-39")
def test_a_product_below_its_quality_is_not_reduced_until_it_is_put_right(
    mug: Variant, market: Market, at: datetime
) -> None:
    priced(mug, "20.00", market, at)
    figures = QualityFigures(sold=200, returned=60)
    (task,) = check_quality(product=mug.product, figures=figures, by=ALMA, at=at)

    with pytest.raises(actions.HeldForQuality, match="quality"):
        reduce(mug, market, "12.00", at + DAY, at)
    assert not Price.objects.filter(kind="reduction").exists()

    close_task(task=task, by=ALMA, at=at)
    assert reduce(mug, market, "12.00", at + DAY, at).gross_amount == 12


def test_two_reductions_never_hold_at_once(mug: Variant, market: Market, at: datetime) -> None:
    priced(mug, "20.00", market, at - DAY)
    reduce(mug, market, "15.00", at, at)

    with pytest.raises(actions.PriceWrong):
        reduce(mug, market, "12.00", at + 5 * DAY, at)


def test_a_reduction_is_ended_early_or_withdrawn_before_it_begins(
    mug: Variant, market: Market, at: datetime
) -> None:
    priced(mug, "20.00", market, at - 40 * DAY)
    now, later = (
        reduce(mug, market, "15.00", at, at),
        reduce(mug, market, "9.00", at + 20 * DAY, at),
    )

    actions.end_reduction(price=now, by=ALMA, at=at + DAY)
    actions.end_reduction(price=later, by=ALMA, at=at + DAY)

    for day in (2, 21):
        view = queries.prices_of([mug.pk], country="GR", at=at + day * DAY)[mug.pk]
        assert (view.gross, view.prior_gross) == (20, None)
    with pytest.raises(actions.PriceWrong):
        actions.end_reduction(price=later, by=ALMA, at=at + 2 * DAY)


@pytest.mark.serves("OMN-07")
def test_goods_sold_by_quantity_show_their_price_by_unit(
    mug: Variant, market: Market, at: datetime
) -> None:
    priced(mug, "3.20", market, at)
    actions.set_content(variant=mug, quantity=Decimal(250), unit="g", by=ALMA, at=at)

    found = queries.prices_of([mug.pk], country="GR", at=at)[mug.pk]

    assert (found.unit_amount, found.unit) == (Decimal("12.80"), "kg")
    with pytest.raises(actions.PriceWrong):
        actions.set_content(variant=mug, quantity=Decimal(0), unit="g", by=ALMA, at=at)


@pytest.mark.serves("OMN-07")
def test_goods_sold_by_quantity_without_their_content_are_listed_as_work(
    mug: Variant, market: Market, at: datetime
) -> None:
    mug.product.category.unit_price_unit = "kg"
    mug.product.category.save()
    assert queries.without_content() == [mug]

    actions.set_content(variant=mug, quantity=Decimal(250), unit="g", by=ALMA, at=at)

    assert queries.without_content() == []


def test_a_list_shows_the_lowest_price_of_a_products_variants(
    mug: Variant, market: Market, at: datetime
) -> None:
    big = Variant.objects.create(product=mug.product, sku="mug-big", options={"size": "L"})
    priced(mug, "3.20", market, at)
    priced(big, "4.80", market, at)

    found = queries.lowest_amounts([mug.product_id], country="GR", at=at)

    assert found == {mug.product_id: Decimal("3.20")}


@pytest.mark.parametrize("count", [1, 3])
def test_prices_take_two_queries_however_many(market: Market, at: datetime, count: int) -> None:
    variants = [a_variant(f"mug-{number}") for number in range(count)]
    for variant in variants:
        priced(variant, "9.90", market, at)

    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = queries.prices_of([variant.pk for variant in variants], country="GR", at=at)

    assert len(found) == count
    assert len(asked) == 2


def test_a_market_is_refused_countries_of_another_and_a_new_currency(
    mug: Variant, market: Market, at: datetime
) -> None:
    priced(mug, "9.90", market, at)
    wrong = [
        actions.MarketFacts("two", ("GR",), "EUR"),
        actions.MarketFacts("two", ("QQ",), "EUR"),
        actions.MarketFacts("two", (), "EUR"),
        actions.MarketFacts("two", ("AM",), "XYZ"),
        actions.MarketFacts("eu", ("GR", "SI"), "USD"),
    ]

    for facts in wrong:
        with pytest.raises(actions.MarketWrong):
            actions.save_market(facts=facts, by=ALMA, at=at)

    assert Market.objects.get().is_default


def test_only_those_who_may_edit_prices_load_them(
    mug: Variant, market: Market, alma: User, ben: User
) -> None:
    assert market_to_edit(alma, "eu") == market
    assert variant_to_price(ben, "mug") == mug
    for load in (lambda: market_to_edit(ben, "eu"), lambda: variant_to_price(alma, "cup")):
        with pytest.raises(NotFound):
            load()


def test_refusals_can_be_shown(mug: Variant, market: Market, at: datetime) -> None:
    with pytest.raises(Refused, match="nought or more"):
        priced(mug, "-1", market, at)
