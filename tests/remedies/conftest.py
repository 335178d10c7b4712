"""An order of Cleo's that is paid, came in Athens, and is not as it should be."""

import pytest

from pistos.accounts.models import Role, User
from pistos.kit.actors import Ref
from pistos.orders.models import Order
from pistos.remedies.facts import Case
from tests.returns.conftest import arrived, later, order, paid, world

__all__ = ["arrived", "later", "order", "paid", "world"]


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
