"""A mug that is sold, and buyers who say what they think of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from pistos.catalogue.models import Product
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.reviews.models import Review
from pistos.shop.models import Shop
from tests.factories.reviews import reviewed
from tests.factories.shopping import Selling, selling

Said = Callable[..., Review]


@pytest.fixture
def world(shop: Shop, at: datetime) -> Selling:
    return selling(at)


@pytest.fixture
def mug(world: Selling) -> Product:
    return world.mug.product


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch, at: datetime) -> datetime:
    """The clock stands, so that a page is not made anew because the minute ended."""
    monkeypatch.setattr(clock, "now", lambda: at)
    return at


@pytest.fixture
def said(mug: Product, at: datetime) -> Said:
    """A review of the mug by a buyer of its own, the later the newer."""
    made: list[Review] = []

    def say(stars: int = 5, text: str = "", **more: object) -> Review:
        number = len(made) + 1
        buyer = Customer.objects.create(
            name=f"Buyer {number}", email=f"buyer{number}@customer.example", language="en"
        )
        when = at - timedelta(hours=500 - number)
        words = text or f"It is what it says, {stars} stars, and number {number}."
        made.append(
            reviewed(buyer, when, stars=stars, text=words, number=f"R{number}", product=mug, **more)
        )
        return made[-1]

    return say
