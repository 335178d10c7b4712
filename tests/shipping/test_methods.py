"""The ways of delivery themselves: what they may say, their rates and their pickup points."""

from datetime import datetime
from decimal import Decimal

import pytest

from pistos.catalogue.models import Variant
from pistos.partners.models import Partner
from pistos.shipping import actions, queries
from pistos.shipping.models import Method, Rate
from tests.factories.goods import (
    ALMA,
    a_room,
    a_supplier,
    a_variant,
)
from tests.shipping.ways import method, offered


def test_a_change_of_rates_counts_at_once(mug: Variant, courier: Partner, at: datetime) -> None:
    method(courier, at)
    before = offered(mug, at)
    Rate.objects.update(gross_amount=Decimal("9.99"))
    dearer = offered(mug, at)
    Method.objects.update(is_active=False)
    none = offered(mug, at)

    assert before.offers[0].gross_amount != Decimal("9.99")
    assert dearer.offers[0].gross_amount == Decimal("9.99")
    assert none.offers == ()


def test_ways_that_cannot_be_are_refused(mug: Variant, courier: Partner, at: datetime) -> None:
    wrong: list[dict[str, object]] = [
        {"kind": "balloon"},
        {"name": {}},
        {"courier": None},
        {"courier": a_supplier()},
        {"kind": "store", "store": None},
        {"kind": "store", "store": a_room("cellar")},
        {"collect_fee_amount": Decimal("-1")},
    ]

    for more in wrong:
        with pytest.raises(actions.MethodWrong):
            method(courier, at, **more)

    assert not Method.objects.exists()


@pytest.mark.parametrize(
    "rate",
    [
        actions.RateFacts((), 2000, Decimal(1), "EUR"),
        actions.RateFacts(("Greece",), 2000, Decimal(1), "EUR"),
        actions.RateFacts(("GR",), 0, Decimal(1), "EUR"),
        actions.RateFacts(("GR",), 2000, Decimal(-1), "EUR"),
        actions.RateFacts(("GR",), 2000, Decimal(1), "DRACHMA"),
        actions.RateFacts(("GR",), 2000, Decimal(1), "EUR", "84999", "84000"),
        actions.RateFacts(("GR",), 2000, Decimal(1), "EUR", "84999"),
    ],
)
def test_rates_that_cannot_be_are_refused_and_the_old_ones_stay(
    mug: Variant, courier: Partner, at: datetime, rate: actions.RateFacts
) -> None:
    made = method(courier, at)

    with pytest.raises(actions.RatesWrong):
        actions.set_rates(method=made, rates=[rate], by=ALMA, at=at)

    assert made.rates.count() == 2


def test_points_that_a_courier_gave_up_are_no_longer_offered(
    mug: Variant, courier: Partner, at: datetime
) -> None:
    locker = method(courier, at, "locker", kind="pickup_point")
    points = [
        actions.PointFacts(code, "Kiosk", "Ermou 1", "Athens", "105 63", "GR")
        for code in ("L1", "L2")
    ]
    actions.set_pickup_points(method=locker, points=points, by=ALMA, at=at)
    actions.set_pickup_points(method=locker, points=points[:1], by=ALMA, at=at)

    assert [point.code for point in queries.pickup_points(locker, country="GR")] == ["L1"]
    assert locker.points.count() == 2
    with pytest.raises(actions.PointsWrong):
        actions.set_pickup_points(method=locker, points=[], by=ALMA, at=at)


def test_weights_are_of_the_variant_or_else_of_its_product(mug: Variant) -> None:
    cup = a_variant("cup")
    Variant.objects.filter(pk=cup.pk).update(weight_grams=None)
    type(cup.product).objects.filter(pk=cup.product_id).update(weight_grams=250)

    assert queries.weight_of({mug.pk: 2, cup.pk: 1}) == 1050
