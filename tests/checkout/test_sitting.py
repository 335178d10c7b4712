"""How somebody fares at the checkout, told to the next page from the server's own notes."""

from datetime import datetime, timedelta

import pytest

from pistos.checkout.actions.placing import place
from pistos.checkout.actions.stepping import note_step
from pistos.checkout.facts import StepFacts
from pistos.checkout.models import Cart
from pistos.checkout.queries.sitting import sitting_of
from tests.checkout.conftest import BROWSER
from tests.factories.shopping import Selling, a_cart, a_purchase


def at_checkout(cart: Cart, at: datetime, *minutes: int, step: str = "checkout") -> None:
    for minute in minutes:
        moment = at + timedelta(minutes=minute)
        note_step(cart=cart, facts=StepFacts(step, "phone"), at=moment)


@pytest.mark.serves("S2-35")
def test_seconds_and_returns_are_counted_for_this_sitting_alone(
    world: Selling, at: datetime
) -> None:
    cart = a_cart(at, world.mug)
    assert sitting_of(cart, at) is None
    assert sitting_of(None, at) is None
    at_checkout(cart, at, 0, 60, 62, 65)
    at_checkout(cart, at, 66, step="tried")

    found = sitting_of(cart, at + timedelta(minutes=67))

    assert found is not None
    assert (found.seconds, found.times) == (7 * 60, 3)
    assert sitting_of(cart, at + timedelta(minutes=97)) is None


@pytest.mark.serves("S2-35")
def test_each_step_is_told_once_and_an_order_ends_it(world: Selling, at: datetime) -> None:
    cart = a_cart(at, world.mug)
    at_checkout(cart, at, 0)
    first = sitting_of(cart, at + timedelta(minutes=1))
    at_checkout(cart, at, 2)
    second = sitting_of(cart, at + timedelta(minutes=3))
    place(cart=cart, purchase=a_purchase(cart, at), by=BROWSER, at=at)
    cart.refresh_from_db()

    assert first is not None
    assert second is not None
    assert first.mark != second.mark
    assert sitting_of(cart, at + timedelta(minutes=3)) is None
