"""An order of Cleo's that is paid and was delivered on Monday 2 March, in Athens."""

from datetime import UTC, datetime, timedelta

import pytest

from pistos.orders.models import Order
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
