"""An order of Cleo's that is paid, came in Athens, and is not as it should be."""

from datetime import UTC, datetime, timedelta

import pytest

from pistos.accounts.models import Role, User
from pistos.kit.actors import Ref
from pistos.orders.models import Order
from pistos.remedies.facts import Case
from tests.checkout.conftest import order, paid, world

__all__ = ["order", "paid", "world"]


@pytest.fixture
def arrived(paid: Order, at: datetime) -> Order:
    """Delivered three days after it was bought."""
    paid.parcels.update(
        handed_over_at=at + timedelta(days=1), delivered_at=at + timedelta(days=3),
        zone="Europe/Athens", country="GR",
    )  # fmt: skip
    return paid


@pytest.fixture
def later(at: datetime) -> datetime:
    """Five days after the purchase."""
    return at.astimezone(UTC) + timedelta(days=5)


@pytest.fixture
def mira(db: None) -> User:
    """A manager."""
    return User.objects.create(email="mira@kalamos.example", name="Mira", role=Role.MANAGER)


@pytest.fixture
def case(arrived: Order) -> Case:
    return Case(
        subject=Ref("complaint", "1"),
        customer=arrived.customer,
        order=arrived,
        cause="carrier.late",
        wished_kind="refund",
        wished_words="My money back",
    )
