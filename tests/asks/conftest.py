"""An order of Cleo's, and wishes to ask her about it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from pistos.asks.facts import Wish
from pistos.asks.models import AskKind
from pistos.customers.models import Customer
from pistos.kit.actors import Ref
from pistos.orders.models import Order
from tests.factories.orders import order_of

DAY = timedelta(days=1)


@pytest.fixture
def order(cleo: Customer, at: datetime) -> Order:
    return order_of(cleo, placed_at=at - 10 * DAY)


@pytest.fixture
def wish(order: Order, at: datetime) -> Callable[..., Wish]:
    """A wish for a review of line 1 of the order, a week from now; fields may differ."""

    def make(**fields: object) -> Wish:
        given: dict[str, object] = {
            "customer": order.customer,
            "kind": AskKind.REVIEW,
            "about": Ref("line", "1"),
            "order": order,
            "earliest_at": at + 7 * DAY,
        }
        return Wish(**given | fields)  # type: ignore[arg-type]

    return make
