"""Each way to the buyer with its cost and its day, before anything is decided."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from pistos.catalogue.models import Variant
from pistos.customers.models import Customer
from pistos.estimates.actions import learn_model
from pistos.estimates.rules import Case, Observation
from pistos.kit.actors import Actor
from pistos.partners.models import Partner
from pistos.shipping import actions, queries
from pistos.shipping.models import Method
from pistos.shipping.queries import Basket, Offers
from pistos.shipping.rules.costs import Destination
from pistos.shop.models import Shop
from pistos.stock import actions as stock
from tests.factories.goods import (
    ALMA,
    a_courier,
    a_store,
    a_supplier,
    a_variant,
    shelved,
)
from tests.shipping.ways import ATHENS, method, offered

LJUBLJANA = Destination("SI", "SI-041", "1000", "Europe/Ljubljana")


def history(courier: str, at: datetime, days: int = 2) -> None:
    """Three hundred parcels to Attica, each `days` after it was ordered, a little spread."""
    observations = [
        Observation(
            Case(ordered, "Europe/Athens", "GR", "GR", "GR-I", courier, "", "standard", 400),
            ordered + timedelta(hours=20),
            ordered + timedelta(days=days, hours=number % 9 - 4),
            at,
        )
        for number in range(300)
        if (ordered := at - timedelta(days=120) + timedelta(hours=9 * number))
    ]
    learn_model(observations=observations, at=at, by=Actor.machine("test"))


@pytest.mark.serves("S1-29")
def test_the_cost_depends_on_where_it_goes_and_what_it_weighs(
    mug: Variant, courier: Partner, at: datetime
) -> None:
    method(courier, at)

    assert [offer.gross_amount for offer in offered(mug, at).offers] == [Decimal("3.50")]
    assert [offer.gross_amount for offer in offered(mug, at, LJUBLJANA).offers] == [Decimal("8.90")]
    assert offered(mug, at, weight_grams=2001).reason == "too_heavy"
    assert offered(mug, at, Destination("US")).reason == "not_served"


@pytest.mark.serves("S1-30")
def test_without_history_the_day_is_the_marked_default_of_the_courier(
    mug: Variant, courier: Partner, at: datetime
) -> None:
    method(courier, at)

    offer = offered(mug, at).offers[0]

    assert offer.grounds.is_default
    assert (offer.promised_on - at.date()).days in (30, 31)
    assert offer.usual_on < offer.promised_on


@pytest.mark.serves("S1-30")
def test_the_day_comes_from_the_couriers_real_record(
    mug: Variant, courier: Partner, at: datetime
) -> None:
    quick, slow = method(courier, at, "quick"), method(a_courier("slow"), at, "slow", position=1)
    history("steady", at)

    by_code = {offer.method: offer for offer in offered(mug, at).offers}

    assert not by_code[quick].grounds.is_default
    assert date(2026, 3, 4) <= by_code[quick].promised_on <= date(2026, 3, 6)
    assert by_code[quick].chance >= 0.95
    assert by_code[quick].courier_id == courier.pk
    assert slow in by_code


@pytest.mark.serves("S1-30")
def test_after_the_cut_off_and_over_a_weekend_it_comes_later(
    mug: Variant, courier: Partner, at: datetime
) -> None:
    method(courier, at)
    friday = datetime(2026, 3, 6, 11, 59, tzinfo=UTC)

    before = offered(mug, friday).offers[0]
    after = offered(mug, friday + timedelta(minutes=1)).offers[0]

    assert before.leaves_at == friday
    assert after.leaves_at == datetime(2026, 3, 9, 7, 0, tzinfo=UTC)
    assert after.promised_on == before.promised_on + timedelta(days=3)


@pytest.mark.serves("S1-30", "S3-111")
def test_what_a_supplier_sends_on_order_comes_later_by_its_days(
    mug: Variant, courier: Partner, at: datetime
) -> None:
    method(courier, at)
    facts = stock.SupplyFacts(7, sends_on_order=True)
    stock.set_supply(variant=mug, supplier=a_supplier(), facts=facts, by=ALMA, at=at)

    now = offered(mug, at, wanted={mug.pk: 10}).offers[0]
    later = offered(mug, at, wanted={mug.pk: 11}).offers[0]

    assert later.promised_on - now.promised_on == timedelta(days=7)


def test_what_is_not_there_is_not_offered(mug: Variant, courier: Partner, at: datetime) -> None:
    method(courier, at)

    found = offered(mug, at, wanted={mug.pk: 11})

    assert (found.offers, found.reason, found.cheapest) == ((), "not_in_stock", None)


@pytest.mark.serves("S1-53")
def test_free_shipping_tells_what_is_missing_by_country_method_and_customer(
    mug: Variant, courier: Partner, at: datetime, cleo: Customer, dora: Customer
) -> None:
    home, express = method(courier, at), method(courier, at, "express", position=1)
    free = actions.FreeFromFacts(("GR",), Decimal(50), "EUR", method=home)
    theirs = actions.FreeFromFacts(("GR", "SI"), Decimal(10), "EUR", customer=cleo)
    for facts in (free, theirs):
        actions.set_free_shipping(facts=facts, by=ALMA, at=at)

    def told(**more: Any) -> list[tuple[Decimal, str, Decimal | None]]:
        return [
            (offer.gross_amount, offer.free_because, offer.missing_for_free)
            for offer in offered(mug, at, **more).offers
        ]

    paid, nothing = Decimal("3.50"), Decimal("0.00")
    assert told() == [(paid, "", Decimal("37.60")), (paid, "", None)]
    assert told(customer_id=dora.pk) == told()
    assert told(value=Decimal("50.00")) == [(nothing, "threshold", None), (paid, "", None)]
    assert told(customer_id=cleo.pk) == [(nothing, "customer", None)] * 2
    assert told(to=LJUBLJANA) == [(Decimal("8.90"), "", None)] * 2
    assert express.free_from.count() == 0


@pytest.mark.serves("S1-53")
def test_a_rule_of_free_shipping_holds_within_its_days(
    mug: Variant, courier: Partner, at: datetime
) -> None:
    method(courier, at)
    facts = actions.FreeFromFacts(
        ("GR",), Decimal(10), "EUR", valid_from=date(2026, 3, 3), valid_until=date(2026, 3, 5)
    )
    rule = actions.set_free_shipping(facts=facts, by=ALMA, at=at)

    def is_free(day: int) -> bool:
        return offered(mug, at.replace(day=day)).offers[0].gross_amount == 0

    assert [is_free(day) for day in (2, 3, 4, 5)] == [False, True, True, False]
    actions.end_free_shipping(rule=rule, by=ALMA, at=at)
    assert not is_free(3)


@pytest.mark.serves("S2-16")
def test_all_ways_stand_side_by_side_with_cost_and_day(
    mug: Variant, courier: Partner, at: datetime
) -> None:
    store = a_store()
    shelved(mug, store, 1)
    method(courier, at)
    point = method(courier, at, "locker", kind="pickup_point", position=1)
    window = method(courier, at, "evening", kind="time_window", position=2)
    method(courier, at, "plaka", kind="store", courier=None, store=store, position=3)
    actions.set_windows(
        method=window, windows=[actions.WindowFacts(2, time(17), time(20))], by=ALMA, at=at
    )
    points = [
        actions.PointFacts("L1", "Kiosk", "Ermou 1", "Athens", "105 63", "GR"),
        actions.PointFacts("L2", "Baker", "Patission 9", "Athens", "104 45", "GR"),
    ]
    actions.set_pickup_points(method=point, points=points, by=ALMA, at=at)

    found = offered(mug, at)

    assert [offer.method.kind for offer in found.offers] == [
        "home", "pickup_point", "time_window", "store",
    ]  # fmt: skip
    assert all(offer.promised_on >= offer.usual_on for offer in found.offers)
    soonest = found.soonest
    assert soonest is not None
    assert (soonest.method.code, soonest.promised_on) == ("plaka", date(2026, 3, 2))
    evening = found.by_code("evening")
    assert evening is not None
    assert len(evening.slots) == 4
    assert all(slot.on >= evening.promised_on and slot.on.weekday() == 2 for slot in evening.slots)
    near = queries.pickup_points(point, country="GR", postcode="10445")
    assert [place.code for place in near] == ["L2", "L1"]


@pytest.mark.serves("S3-113")
def test_an_order_is_fetched_only_where_everything_lies(
    mug: Variant, courier: Partner, at: datetime
) -> None:
    store = a_store()
    shelved(mug, store, 1)
    method(courier, at, "plaka", kind="store", courier=None, store=store)

    assert [offer.method.store for offer in offered(mug, at).offers] == [store]
    assert offered(mug, at, wanted={mug.pk: 2}).offers == ()


@pytest.mark.serves("CUS-01")
def test_what_the_border_asks_is_told_with_the_offers(
    mug: Variant, courier: Partner, shop: Shop, at: datetime
) -> None:
    method(courier, at)
    assert offered(mug, at).customs is None
    Shop.objects.update(country="AM")
    summer = at.replace(month=8, day=3)

    customs = offered(mug, summer).customs

    assert customs is not None
    assert (customs.duty, customs.duty_amount, customs.vat_percent) == ("flat", 3, 24)


@pytest.mark.serves("S0-24")
def test_an_offer_says_how_its_courier_served_this_buyer(
    mug: Variant, courier: Partner, at: datetime
) -> None:
    method(courier, at)
    method(a_courier("new"), at, "new", position=1)

    found = offered(mug, at).with_records({courier.pk: (3, 3)})

    assert [offer.record for offer in found.offers] == [(3, 3), None]


@pytest.mark.serves("CRD-10")
def test_paying_on_delivery_never_costs_more_than_it_costs_the_shop(
    mug: Variant, courier: Partner, at: datetime
) -> None:
    cash = {"pays_on_delivery": True, "collect_cost_amount": Decimal("1.80")}
    made = method(courier, at, **cash, collect_fee_amount=Decimal("1.80"))

    assert offered(mug, at).offers[0].fee_amount == Decimal("1.80")
    with pytest.raises(actions.MethodWrong):
        method(courier, at, **cash, collect_fee_amount=Decimal("1.81"))
    with pytest.raises(DatabaseError, match="fee_within_cost"), transaction.atomic():
        Method.objects.filter(pk=made.pk).update(collect_fee_amount=Decimal("1.81"))


@pytest.mark.parametrize("count", [1, 3])
def test_offers_take_one_count_of_queries_however_many(
    mug: Variant, courier: Partner, at: datetime, count: int
) -> None:
    for number in range(count):
        method(courier, at, f"home-{number}")
    history("steady", at)
    wanted = {mug.pk: 1}
    for number in range(count):
        cup = a_variant(f"cup-{number}")
        shelved(cup, mug.levels.get().location, 5)
        wanted[cup.pk] = 1

    with CaptureQueriesContext(connection) as asked:
        found = offered(mug, at, wanted=wanted)

    with CaptureQueriesContext(connection) as asked_again:
        again = offered(mug, at, wanted=wanted)

    assert len(found.offers) == count
    assert again == found
    assert (len(asked), len(asked_again)) == (13, 4)


def test_offers_stay_until_the_instant_that_is_told(
    mug: Variant, courier: Partner, at: datetime
) -> None:
    """By a record that counts from the very moment of the order, by the default of a courier without one,
    and by the hours of a store."""
    method(courier, at)
    method(a_courier("slow"), at, "slow", position=1, cut_off=time(11, 40))
    store = a_store()
    shelved(mug, store, 3)
    fetch = method(courier, at, "fetch", kind="store", store=store, courier=None)
    actions.set_rates(
        method=fetch,
        rates=[actions.RateFacts(("GR",), 2000, Decimal("0.00"), "EUR")],
        by=ALMA,
        at=at,
    )
    history("steady", at)
    basket = Basket({mug.pk: 1}, 400, Decimal("12.40"))

    def told(found: Offers) -> list[tuple[str, date, date]]:
        return [(o.method.code, o.usual_on, o.promised_on) for o in found.offers]

    lengths, seen = [], set()
    for number in range(60):
        now = at - timedelta(hours=6) + timedelta(minutes=23 * number)
        found, until = queries.offers_until(to=ATHENS, basket=basket, at=now)
        assert now < until <= now + timedelta(hours=1)
        for then in (now + (until - now) / 2, until - timedelta(microseconds=1)):
            assert told(queries.offers(to=ATHENS, basket=basket, at=then)) == told(found)
        lengths.append(until - now)
        seen.add(tuple(told(found)))
    assert len(seen) > 2
    assert max(lengths) > timedelta(minutes=30)
