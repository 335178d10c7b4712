"""A product with its options and the courier that carries it."""

from datetime import datetime, time

import pytest

from pistos.catalogue.models import Variant
from pistos.partners.models import Partner
from pistos.shop.models import Shop, WorkingHours
from tests.factories.goods import (
    a_courier,
    a_market,
    a_room,
    a_variant,
    shelved,
)


@pytest.fixture
def mug(shop: Shop, at: datetime) -> Variant:
    """A shop that works Monday to Friday, nine to five, sells in euro and has ten mugs."""
    WorkingHours.objects.bulk_create(
        WorkingHours(weekday=day, opens=time(9), closes=time(17)) for day in range(5)
    )
    a_market(at)
    mug = a_variant("mug")
    shelved(mug, a_room(), 10)
    return mug


@pytest.fixture
def courier(db: None) -> Partner:
    return a_courier()
