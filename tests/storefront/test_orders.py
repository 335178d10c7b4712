"""The order page, by its link: read by whoever holds it, changed only by a POST."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.orders import actions
from pistos.orders.models import Order, Parcel
from pistos.partners.models import Partner
from pistos.promises.models import Choice, Promise, Standing
from pistos.promises.queries.served import reports_open
from pistos.shop.models import Shop
from tests.factories.orders import delivered, order_of, parcel_of, promised_delivery


@pytest.fixture
def courier(db: None) -> Partner:
    return Partner.objects.create(code="hermes", name="Hermes Post", kind="courier", state="active")


@pytest.fixture
def order(shop: Shop, cleo: Customer) -> Order:
    return order_of(cleo, placed_at=datetime.now(UTC) - timedelta(days=2))


@pytest.fixture
def parcel(order: Order, courier: Partner) -> Parcel:
    return parcel_of(order, courier=courier)


@pytest.fixture
def promise(parcel: Parcel) -> Promise:
    return promised_delivery(parcel)


def _url(order: Order, tail: str = "", language: str = "en") -> str:
    return f"/{language}/o/{order.token}/{tail}"


@pytest.mark.serves("S2-10", "S0-44")
def test_order_page_shows_each_step_promised_and_happened(
    client: Client, order: Order, promise: Promise
) -> None:
    response = client.get(_url(order))

    page = response.content.decode()
    assert response.status_code == 200
    for words in ("Order placed", "Handed to the courier", "On the way", "Larissa", "At your door"):
        assert words in page
    assert "If something goes wrong" in page
    assert (
        "1,240 parcels to Central Macedonia by Hermes Post in 90 days: 19 of 20 within 4 days."
        in page
    )
    assert "Usually there by" in page


def test_order_page_shows_nothing_of_the_person(
    client: Client, order: Order, promise: Promise
) -> None:
    page = client.get(_url(order)).content.decode()

    assert "Thessaloniki" in page
    for personal in ("Cleo", "cleo@customer.example", "54622"):
        assert personal not in page


def test_order_page_is_kept_nowhere(client: Client, order: Order, promise: Promise) -> None:
    response = client.get(_url(order))

    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
def test_order_page_speaks_each_language(
    client: Client, order: Order, promise: Promise, language: str
) -> None:
    page = client.get(_url(order, language=language)).content.decode()

    assert f'<html lang="{language}">' in page
    assert "style=" not in page


def test_order_page_costs_the_same_with_one_and_three_parcels(
    client: Client,
    order: Order,
    courier: Partner,
    promise: Promise,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(15):
        client.get(_url(order))
    for ref in ("2", "3"):
        promised_delivery(parcel_of(order, courier=courier, ref=ref))

    with django_assert_num_queries(15):
        client.get(_url(order))


def test_unknown_expired_and_erased_look_alike(
    client: Client, order: Order, promise: Promise, cleo: Customer
) -> None:
    unknown = client.get("/en/o/AAAAAAAAAAAAAAAAAAAAAA/")
    Order.objects.filter(pk=order.pk).update(placed_at=datetime.now(UTC) - timedelta(days=732))
    expired = client.get(_url(order))
    Order.objects.filter(pk=order.pk).update(placed_at=datetime.now(UTC))
    Customer.objects.filter(pk=cleo.pk).update(erased_at=datetime.now(UTC))
    erased = client.get(_url(order))

    assert unknown.status_code == expired.status_code == erased.status_code == 404
    assert len({len(r.content) for r in (unknown, expired, erased)}) <= 2


def test_guessing_links_ends_soon(client: Client, order: Order, promise: Promise) -> None:
    for number in range(30):
        assert client.get(f"/en/o/guess{number}/").status_code == 404

    assert client.get("/en/o/guess30/").status_code == 429


@pytest.mark.serves("S0-24")
def test_a_courier_that_was_on_time_for_this_customer_is_marked(
    client: Client, order: Order, promise: Promise, courier: Partner, cleo: Customer
) -> None:
    for number in ("900", "901", "902"):
        earlier = order_of(cleo, placed_at=datetime.now(UTC) - timedelta(days=40), number=number)
        delivered(parcel_of(earlier, courier=courier))

    assert "Delivered 3 of 3 parcels to you on time" in client.get(_url(order)).content.decode()


def _warn(promise: Promise) -> None:
    Standing.objects.filter(pk=promise.pk).update(told_first_at=datetime.now(UTC))


@pytest.mark.serves("S0-53")
def test_a_warned_customer_chooses_by_post_alone(
    client: Client, order: Order, promise: Promise
) -> None:
    assert "I wait" not in client.get(_url(order)).content.decode()
    _warn(promise)
    assert "I wait" in client.get(_url(order)).content.decode()

    assert client.get(_url(order, "choose/") + "?wish=cancel").status_code == 405
    assert not Choice.objects.exists()

    response = client.post(_url(order, "choose/"), {"promise": promise.token, "wish": "cancel"})

    assert response.headers["Location"] == _url(order)
    assert Choice.objects.get().wish == "cancel"
    assert "You chose to cancel" in client.get(_url(order)).content.decode()


def test_the_link_of_one_order_does_nothing_to_another(
    client: Client, order: Order, promise: Promise, courier: Partner, dora: Customer
) -> None:
    _warn(promise)
    hers = order_of(dora, placed_at=datetime.now(UTC), number="1002")

    tried = {"promise": promise.token, "wish": "cancel"}
    assert client.post(_url(hers, "choose/"), tried).status_code == 404
    assert client.post(_url(hers, "report/"), tried | {"wrong": "damaged"}).status_code == 404
    assert not Choice.objects.exists()


@pytest.mark.serves("S2-10")
def test_when_all_came_the_page_asks_whether_it_is_right(
    client: Client, order: Order, parcel: Parcel
) -> None:
    promise = delivered(parcel, days=1)

    assert "All done. Is everything right?" in client.get(_url(order)).content.decode()

    for _ in range(2):
        client.post(_url(order, "report/"), {"promise": promise.token, "wrong": "damaged"})

    (event,) = Event.objects.filter(name="promises.NotRightReported")
    assert event.data == {"promise_id": promise.pk, "wrong": "damaged", "line_id": None}
    assert [(e.pk, s.pk) for e, s in reports_open()] == [(event.pk, promise.pk)]
    assert "now and will write to you" in client.get(_url(order)).content.decode()


def test_a_report_is_refused_before_anything_came_and_long_after(
    client: Client, order: Order, parcel: Parcel, promise: Promise, courier: Partner, cleo: Customer
) -> None:
    client.post(_url(order, "report/"), {"promise": promise.token, "wrong": "wrong"})
    assert "Nothing has arrived yet" in client.get(_url(order)).content.decode()

    old = order_of(cleo, placed_at=datetime.now(UTC) - timedelta(days=60), number="7")
    late = delivered(parcel_of(old, courier=courier))
    client.post(_url(old, "report/"), {"promise": late.token, "wrong": "wrong"})
    assert "are over" in client.get(_url(old)).content.decode()
    assert not Event.objects.filter(name="promises.NotRightReported").exists()


@pytest.mark.serves("S2-10")
def test_the_desk_sees_what_was_reported(
    client: Client, order: Order, parcel: Parcel, alma: User
) -> None:
    promise = delivered(parcel, days=1)
    client.post(_url(order, "report/"), {"promise": promise.token, "wrong": "damaged"})

    client.force_login(alma)

    assert "It is damaged" in client.get("/desk/").content.decode()


def test_cancelled_order_awaits_no_hand_over(
    client: Client, order: Order, courier: Partner
) -> None:
    parcel = Parcel.objects.create(order=order, ref="1", zone="Europe/Athens", courier=courier)
    promised_delivery(parcel, kind="hand_over", toward="shop", partner=courier, customer=None)
    assert "Handed to the courier" in client.get(_url(order)).content.decode()

    actions.cancel_order(order=order, by=Actor.customer(1), at=datetime.now(UTC))
    drain(datetime.now(UTC))

    assert Standing.objects.get().state == "withdrawn"
    assert "Handed to the courier" not in client.get(_url(order)).content.decode()
