"""Which parcels say how long delivery takes."""

from datetime import datetime

import pytest

from pistos.customers.models import Customer
from pistos.orders.queries import learnable_parcels
from pistos.partners.models import Partner
from tests.factories.orders import order_of, parcel_of

pytestmark = pytest.mark.django_db


def test_what_a_courier_never_reports_is_not_learned_as_under_way(
    cleo: Customer, at: datetime
) -> None:
    letters = Partner.objects.create(
        code="letters", name="Letters", kind="courier", gives_proof_of_delivery=False
    )
    express = Partner.objects.create(code="express", name="Express", kind="courier")
    unproven = parcel_of(order_of(cleo, placed_at=at, number="1"), courier=letters)
    under_way = parcel_of(order_of(cleo, placed_at=at, number="2"), courier=express)
    without = parcel_of(order_of(cleo, placed_at=at, number="3"), courier=express)
    without.courier = None
    without.save()

    assert set(learnable_parcels()) == {under_way, without}

    unproven.delivered_at = at
    unproven.save()
    assert unproven in set(learnable_parcels())
