"""By what buyers decided: asked once where the order stands, kept, counted with its denominator."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from pistos.checkout.actions.deciding import HowUnknown, say_how_decided
from pistos.checkout.models import HowDecided
from pistos.checkout.queries.deciding import buyers_decided
from pistos.customers.actions import erase_customer
from pistos.customers.ports import holders
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.orders.models import Order
from tests.factories.pages import signed_in

CLEO = Actor.customer(1)


@pytest.fixture
def at() -> datetime:
    """Pages live in the present."""
    return clock.now()


def page_of(order: Order) -> str:
    return Client().get(f"/en/o/{order.token}/").content.decode()


@pytest.mark.serves("S3-26")
def test_a_buyer_is_asked_once_on_the_page_of_the_order(order: Order) -> None:
    address = reverse("storefront:order-decided", args=[order.token])
    page = page_of(order)
    assert "What decided it for you?" in page
    for how in ("friend", "reviews", "search", "ad", "price", "own", "other"):
        assert f'name="how" value="{how}"' in page

    Client().post(address, {"how": "friend", "words": "My \nneighbour 4111 1111 1111 1111"})
    Client().post(address, {"how": "price"})

    row = HowDecided.objects.get()
    assert (row.order, row.how) == (order, "friend")
    assert row.words.startswith("My neighbour")
    assert "4111 1111" not in row.words
    event = Event.objects.get(name="checkout.BuyerDecided")
    assert event.data == {"order_id": order.pk, "how": "friend"}
    assert "What decided it for you?" not in page_of(order)


def test_what_is_no_answer_is_refused(order: Order, at: datetime) -> None:
    with pytest.raises(HowUnknown):
        say_how_decided(order=order, how="magic", words="", by=CLEO, at=at)
    address = reverse("storefront:order-decided", args=[order.token])
    page = Client().post(address, {"how": ""}, follow=True).content.decode()

    assert "Please choose one of the answers." in page
    assert not HowDecided.objects.exists()


@pytest.mark.serves("S3-26")
def test_the_desk_counts_it_among_the_orders(order: Order, ben, at: datetime) -> None:
    since = at - timedelta(days=1)
    assert (buyers_decided(since=since).orders, buyers_decided(since=since).said_count) == (1, 0)
    desk, address = signed_in(ben), reverse("backoffice:purchases")
    assert "nobody has said it yet" in desk.get(address).content.decode()
    say_how_decided(order=order, how="reviews", words="The one of Dora", by=CLEO, at=at)

    page = desk.get(address).content.decode()

    assert "Said by the buyers of 1 of 1 order." in page
    assert "Reviews of other customers" in page
    assert "“The one of Dora”" in page
    assert order.number in page
    assert buyers_decided(since=at + timedelta(days=1)).orders == 0


def test_the_words_are_the_buyer_s_and_go_with_them(order: Order, at: datetime) -> None:
    say_how_decided(order=order, how="friend", words="My aunt Eleni", by=CLEO, at=at)
    carts = next(each for each in holders() if each.name == "checkout")
    [told] = carts.export(order.customer)["how_decided"]
    assert (told["how"], told["words"]) == ("friend", "My aunt Eleni")

    erase_customer(customer=order.customer, by=CLEO, at=at)

    row = HowDecided.objects.get()
    assert (row.how, row.words) == ("friend", "")
