"""An order of Cleo's, and wishes to ask her about it."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from pistos.asks import ports
from pistos.asks.facts import Wish
from pistos.asks.models import Ask, AskKind
from pistos.asks.ports import AskPart
from pistos.customers.models import Customer
from pistos.kit.actors import Ref
from pistos.orders.models import Order
from tests.factories.orders import order_of

DAY = timedelta(days=1)


@pytest.fixture
def order(cleo: Customer, at: datetime) -> Order:
    order = order_of(cleo, placed_at=at - 10 * DAY)
    order.language, order.country = "el", "GR"
    order.save()
    return order


@pytest.fixture
def wish(order: Order, at: datetime) -> Callable[..., Wish]:
    """A wish for a review of line 1 of the order, a week from now; fields may differ."""

    def make(**fields: Any) -> Wish:
        given: dict[str, object] = {
            "customer": order.customer,
            "kind": AskKind.REVIEW,
            "about": Ref("line", "1"),
            "order": order,
            "earliest_at": at + 7 * DAY,
        }
        return Wish(**given | fields)

    return make


class FakeAsker:
    """Owns a kind in tests: wants everything but what `refuses` names, and offers five stars."""

    def __init__(self) -> None:
        self.refuses: dict[str, str] = {}
        self.fails_about: set[str] = set()

    def still_wanted(self, ask: Ask, at: datetime) -> str | None:
        return self.refuses.get(ask.about_id)

    def part(self, ask: Ask, language: str, link_base: str) -> AskPart:
        if ask.about_id in self.fails_about:
            raise RuntimeError(ask.about_id)
        return AskPart(
            title=f"About {ask.kind} {ask.about_id} ({language})",
            text="How is it?",
            links=tuple(("★" * n, f"{link_base}/ask-{ask.pk}?stars={n}") for n in range(5, 0, -1)),
        )


@pytest.fixture
def asker() -> Iterator[FakeAsker]:
    """The owner of every kind while the test runs."""
    owner, before = FakeAsker(), dict(ports._askers)
    for kind in AskKind.values:
        ports.register(kind, owner)
    yield owner
    ports._askers.clear()
    ports._askers.update(before)
