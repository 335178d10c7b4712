"""From the order to the courier on the desk, and what stands in the way."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pistos.accounts.models import User
from pistos.checkout.actions.placing import place
from pistos.invoices.models import Invoice
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Order, Shortage
from pistos.promises.models import Promise
from pistos.shop.models import Shop
from pistos.stock.models import Level
from tests.factories.shopping import Selling, a_cart, a_purchase, selling


@pytest.fixture
def world(shop: Shop) -> Selling:
    return selling(datetime.now(UTC) - timedelta(days=2))


@pytest.fixture
def order(world: Selling) -> Order:
    """Placed an hour ago, paid, its time to change over, with a wish about the blue mug."""
    at = datetime.now(UTC) - timedelta(hours=1)
    cart = a_cart(at, world.mug, world.red, wish="A spoonful of cocoa more")
    purchase = a_purchase(cart, at)
    placed = place(cart=cart, purchase=purchase, by=Actor.machine("test"), at=at).order
    Order.objects.filter(pk=placed.pk).update(
        payment_state="paid", change_until=at + timedelta(minutes=30)
    )
    return Order.objects.get(pk=placed.pk)


@pytest.fixture
def desk(ben: User) -> Client:
    client = Client()
    client.force_login(ben)
    return client


def said(desk: Client, order: Order, deed: str, **more: str) -> str:
    """A deed on the order's page, and the page after it."""
    answer = desk.post(f"/desk/orders/{order.token}/{deed}", more, follow=True)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.mark.serves("S3-38")
def test_an_order_goes_from_its_wish_to_the_courier_by_the_desk(
    desk: Client, order: Order, world: Selling
) -> None:
    parcel = order.parcels.get()
    assert "A special wish on this order awaits its answer first." in said(desk, order, "prepare/")
    assert "tell the buyer why" in said(desk, order, "wish/1/", do="refuse").lower()

    said(desk, order, "wish/1/", do="grant", answer="With pleasure.")
    drain(datetime.now(UTC))
    assert "We do as you ask." in Message.objects.get(template="request_answered").text
    assert "Begin to pick" in desk.get(f"/desk/orders/{order.token}/").content.decode()
    assert str(order.number) in desk.get("/desk/orders/?work=pick").content.decode()
    said(desk, order, "prepare/")
    slip = desk.get(f"/desk/orders/{order.token}/slip/").content.decode()
    assert "A spoonful of cocoa more" in slip
    assert "12.40" not in slip
    said(desk, order, f"pack/{parcel.token}/")
    said(desk, order, f"hand-over/{parcel.token}/", tracking_number="HP 77")
    drain(datetime.now(UTC))

    order.refresh_from_db()
    parcel.refresh_from_db()
    assert (order.state, parcel.tracking_number) == ("sent", "HP77")
    assert Level.objects.get(variant=world.red).on_hand == 2
    page = said(desk, order, f"scan/{parcel.token}/", code="delivered", place="Athens")
    assert "Delivered" in page
    assert Order.objects.get(pk=order.pk).state == "delivered"


def test_a_split_parcel_has_its_own_promise_for_the_same_day(desk: Client, order: Order) -> None:
    parcel, line = order.parcels.get(), order.lines.get(position=2)

    said(desk, order, f"split/{parcel.token}/", **{f"move-{line.pk}": "1"})
    drain(datetime.now(UTC))

    first, second = Promise.objects.order_by("pk")
    assert first.due_on == second.due_on
    assert order.parcels.count() == 2


def test_what_is_missing_is_told_to_the_buyer_who_chooses_on_their_page(
    desk: Client, order: Order
) -> None:
    said(desk, order, "wish/1/", do="grant")
    said(desk, order, "short/2/", quantity="1", restock_on="")
    drain(datetime.now(UTC))
    assert Message.objects.get(template="order_short").to_address == order.contact_email

    page = Client().get(f"/en/o/{order.token}/").content.decode()
    assert "I wait for it" not in page
    Client().post(
        f"/en/o/{order.token}/short/",
        {"shortage": Shortage.objects.get().pk, "choice": "without"},
    )

    order.refresh_from_db()
    assert [line.name for line in order.lines.all()] == ["Stoneware mug, Blue"]
    assert "The buyer goes on without it." not in said(desk, order, "prepare/")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00", "The file is not text in UTF-8."),
        (b"a,b\n1,2\n", "The first row must name the columns"),
        (b"", "The submitted file is empty."),
    ],
)
def test_a_file_that_is_none_is_refused_with_the_reason(
    desk: Client, shop: Shop, content: bytes, words: str
) -> None:
    file = SimpleUploadedFile("scans.csv", content)

    answer = desk.post("/desk/orders/scans/", {"file": file})

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_couriers_file_says_what_it_could_not_use(desk: Client, order: Order) -> None:
    order.parcels.update(tracking_number="HP77")
    content = (
        "tracking_number;happened_at;code\nHP77;2020-01-01 10:00;in_transit\n"
        "HP77;soon;delivered\nXX1;2020-01-01 10:00;delivered\n"
    )

    page = desk.post(
        "/desk/orders/scans/", {"file": SimpleUploadedFile("s.csv", content.encode())}
    ).content.decode()

    assert "1 report was new." in page
    assert "XX1" in page
    assert "Row 3: no time that can be read" in page


@pytest.mark.serves("S1-60", "S2-2")
def test_the_desk_walks_the_purchase_path_live_and_shows_each_step(
    desk: Client, world: Selling
) -> None:
    page = desk.post("/desk/purchases/check/", follow=True).content.decode()

    assert "Every step holds." in page
    assert "The promised day is the day shown" in page


@pytest.mark.serves("S3-30")
def test_the_invoice_is_issued_once_by_a_button_on_the_orders_page(
    desk: Client, order: Order
) -> None:
    page = desk.get(f"/desk/orders/{order.token}/").content.decode()
    assert "Issue the invoice" in page

    for _ in range(2):
        answer = desk.post(f"/desk/orders/{order.token}/invoice/")
        assert answer.status_code == 302

    issued = Invoice.objects.get(order=order)
    page = desk.get(f"/desk/orders/{order.token}/").content.decode()
    assert "Issue the invoice" not in page
    assert f"/desk/invoices/{issued.name}/" in page


def test_an_order_whose_vat_is_not_known_offers_no_invoice(desk: Client, order: Order) -> None:
    Order.objects.filter(pk=order.pk).update(vat_rows=[])

    page = desk.get(f"/desk/orders/{order.token}/").content.decode()

    assert "Issue the invoice" not in page
