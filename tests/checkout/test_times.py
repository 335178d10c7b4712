"""A delivery window holds so many orders: a full one is not offered, and nobody takes a place twice."""

import threading
from datetime import datetime

import pytest
from django.db import connection

from pistos.checkout.actions.placing import ShownAnew, place
from pistos.checkout.facts import Chosen
from pistos.checkout.models import Cart
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.orders.actions import cancel_order
from pistos.orders.models import Order
from pistos.shipping.models import TakenTime
from pistos.stock.models import Reservation
from tests.checkout.conftest import BROWSER
from tests.factories.shopping import Selling, a_cart, a_purchase, in_the_evening, shown_choices

EVENING = Chosen("evening", "bank_transfer")


def times(cart: Cart, at: datetime) -> list[str]:
    offer = shown_choices(cart, at, chosen=EVENING).offer
    assert offer
    assert offer.method.code == "evening"
    return [slot.code for slot in offer.slots]


def ordered(cart: Cart, at: datetime, slot: str) -> Order:
    chosen = EVENING._replace(slot=slot)
    purchase = a_purchase(cart, at, chosen=chosen)
    assert purchase.chosen == chosen
    return place(cart=cart, purchase=purchase, by=BROWSER, at=at).order


@pytest.mark.serves("S2-16")
def test_a_window_that_is_full_is_not_offered_and_the_next_is(world: Selling, at: datetime) -> None:
    in_the_evening(world, at, capacity=2)
    first, second, *_rest = times(a_cart(at, world.mug), at)
    ordered(a_cart(at, world.mug), at, first)

    assert times(a_cart(at, world.mug), at)[0] == first

    ordered(a_cart(at, world.mug), at, first)

    left = times(a_cart(at, world.mug), at)
    assert first not in left
    assert left[0] == second
    assert len(left) == 6


def test_without_a_limit_nobody_is_turned_away(world: Selling, at: datetime) -> None:
    in_the_evening(world, at)
    first = times(a_cart(at, world.mug), at)[0]
    for _ in range(3):
        ordered(a_cart(at, world.mug), at, first)

    assert times(a_cart(at, world.mug), at)[0] == first


def test_a_time_that_filled_up_since_it_was_seen_orders_nothing(
    world: Selling, at: datetime
) -> None:
    in_the_evening(world, at, capacity=1)
    late = a_cart(at, world.mug)
    purchase = a_purchase(late, at, chosen=EVENING)
    ordered(a_cart(at, world.mug), at, purchase.chosen.slot)

    with pytest.raises(ShownAnew) as refusal:
        place(cart=late, purchase=purchase, by=BROWSER, at=at)

    assert refusal.value.what == ("day",)
    assert Order.objects.count() == TakenTime.objects.count() == Reservation.objects.count() == 1


def test_a_cancelled_order_gives_its_place_back(world: Selling, at: datetime) -> None:
    in_the_evening(world, at, capacity=1)
    first = times(a_cart(at, world.mug), at)[0]
    order = ordered(a_cart(at, world.mug), at, first)
    assert first not in times(a_cart(at, world.mug), at)

    cancel_order(order=order, by=Actor.customer(order.customer_id), at=at)
    drain(at)

    assert times(a_cart(at, world.mug), at)[0] == first


@pytest.mark.django_db(transaction=True)
def test_two_buyers_of_the_last_place_are_one_order_and_one_clear_refusal(
    world: Selling, at: datetime
) -> None:
    in_the_evening(world, at, capacity=1)
    carts = [a_cart(at, world.mug) for _ in range(2)]
    forms = [
        a_purchase(cart, at, chosen=EVENING, email=f"buyer{number}@customer.example")
        for number, cart in enumerate(carts)
    ]
    outcomes: list[str] = []
    together = threading.Barrier(2)

    def buy(cart: Cart, form: object) -> None:
        try:
            together.wait()
            place(cart=cart, purchase=form, by=BROWSER, at=at)
            outcomes.append("ordered")
        except ShownAnew:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=buy, args=pair) for pair in zip(carts, forms, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["ordered", "refused"]
    assert Order.objects.count() == TakenTime.objects.count() == 1
