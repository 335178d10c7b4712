"""Who comes by: informed before they buy, and knowing the shop. What is not known counts for neither."""

from datetime import datetime, timedelta

import pytest

from pistos.checkout.models import FunnelDay
from pistos.components.information import PAGES
from pistos.customers.models import Customer
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.queries.visitors import INFORMING
from pistos.indicators.rules.measures import Period
from pistos.visits.models import PageView, Visitor
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db


def looked(customer: Customer, at: datetime, *paths: str) -> None:
    visitor = Visitor.objects.create(
        customer=customer, first_seen_at=at, last_seen_at=at, agreed_at=at
    )
    for path in paths:
        PageView.objects.create(visitor=visitor, path=path, stage="looking", happened_at=at)


@pytest.mark.serves("S4-49")
def test_the_share_of_buyers_who_informed_themselves_first(
    cleo: Customer, dora: Customer, at: datetime
) -> None:
    others = [Customer.objects.create(name=name) for name in ("Eva", "Fani", "Gregor")]
    looked(cleo, at - timedelta(days=2), "/el/product/mug/", "/el/help/delivery-times/")
    looked(dora, at - timedelta(days=2), "/en/product/helper/", "/en/cart/")
    looked(others[0], at - timedelta(days=31), "/en/help/")
    looked(others[1], at + timedelta(hours=1), "/en/help/")
    for number, customer in enumerate((cleo, dora, *others)):
        order_of(customer, placed_at=at, number=f"o{number}")

    found = MEASURES["informed_buyers"].compute(Period(at.date(), at.date(), "Europe/Athens"), {})

    assert (found.numerator, found.denominator) == (1, 2)
    assert set(PAGES) <= set(INFORMING)
    assert "70%" in str(MEASURES["informed_buyers"].meaning)


@pytest.mark.serves("S4-5")
def test_who_comes_by_name_is_told_from_who_was_led_here(db: None, at: datetime) -> None:
    day = at.date()
    for channel, many in (("direct", 30), ("search", 60), ("social", 10)):
        FunnelDay.objects.create(day=day, step="visit", device="phone", channel=channel, count=many)
    FunnelDay.objects.create(day=day, step="product", device="phone", channel="direct", count=9)

    found = MEASURES["came_by_name"].compute(Period(day, day, "Europe/Athens"), {})

    assert (found.numerator, found.denominator) == (30, 100)
