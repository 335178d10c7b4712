"""The account without a password: codes, orders, reorder, addresses; nobody sees another's."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from pistos.checkout.actions.placing import keep_address, place
from pistos.checkout.models import Cart, CartLine, SavedAddress, SavedItem
from pistos.customers.actions import add_alias, sign_in
from pistos.customers.models import Customer
from pistos.estimates.actions import learn_model
from pistos.invoices.actions import issue_invoice
from pistos.invoices.queries import bill_of
from pistos.kit.actors import Actor
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.pricing.actions import confirm_business_id
from pistos.pricing.models import BusinessId
from pistos.promises.models import Standing
from pistos.promises.queries.served import couriers_that_served
from pistos.shop.models import Shop
from tests.estimates.worlds import history
from tests.factories.orders import delivered, parcel_of
from tests.factories.shopping import ATHENS, Selling, a_cart, a_purchase, selling

NOW = datetime.now(UTC)


@pytest.fixture
def world(shop: Shop) -> Selling:
    return selling(NOW)


@pytest.fixture
def known(cleo: Customer) -> Customer:
    add_alias(customer=cleo, kind="email", value=cleo.email, by=Actor.person(1), at=NOW)
    return cleo


@pytest.fixture
def order(world: Selling, known: Customer) -> Order:
    cart = a_cart(NOW, world.mug)
    return place(cart=cart, purchase=a_purchase(cart, NOW), by=Actor.machine("test"), at=NOW).order


def signed_in(customer: Customer) -> Client:
    client = Client()
    client.cookies["pistos_account"] = sign_in(customer=customer, at=datetime.now(UTC))
    return client


@pytest.mark.serves("S2-15", "S1-35")
def test_a_code_signs_in_and_the_cart_of_this_browser_comes_along(
    world: Selling, order: Order, known: Customer
) -> None:
    client = Client()
    client.post("/en/cart/add/", {"variant": world.mug.pk, "quantity": 2})
    asked = client.post("/en/account/ask/", {"email": "Cleo@customer.example"})
    code = re.search(r"^(\d{3} \d{3})$", Message.objects.latest("pk").text, re.M)
    assert code

    wrong = client.post(asked["Location"], {"code": "12"})
    right = client.post(asked["Location"], {"code": code[1]}, follow=True)

    assert wrong.status_code == 422
    page = right.content.decode()
    assert order.number in page
    assert "Cart, 2 pieces" in page
    assert Cart.objects.get(state="open").customer == known


def test_the_page_is_the_same_for_an_address_nobody_is_known_by(
    shop: Shop, known: Customer
) -> None:
    client = Client()

    answers = [
        client.post("/en/account/ask/", {"email": email}, follow=True).content.decode()
        for email in ("cleo@customer.example", "nobody@customer.example")
    ]

    mains = [page[page.index("<main") : page.index("</main>")] for page in answers]
    plain = [re.sub(r'(cleo|nobody)@|code/[^/"]+/|value="[^"]+"', "", page) for page in mains]
    assert plain[0] == plain[1]
    assert "code%2F" not in answers[0]
    assert Message.objects.count() == 1


def test_the_mails_link_signs_in_only_by_the_button(world: Selling, known: Customer) -> None:
    client = Client()
    client.post("/en/account/ask/", {"email": known.email})
    link = re.search(r"/en/account/in/[\w-]+/", Message.objects.latest("pk").text)
    assert link

    assert "pistos_account" not in client.get(link[0]).cookies
    assert client.post(link[0]).cookies["pistos_account"]["httponly"]
    assert known.email in client.get("/en/account/").content.decode()
    assert "pistos_account" not in Client().post(link[0]).cookies


@pytest.mark.serves("S3-108")
def test_an_order_is_bought_again_with_two_presses(order: Order, known: Customer) -> None:
    client = signed_in(known)

    page = client.post(f"/en/account/again/{order.token}/", follow=True).content.decode()

    assert "Stoneware mug, Blue" in page
    assert CartLine.objects.filter(cart__state="open").get().quantity == 1


def test_nobody_buys_forgets_or_reads_what_is_anothers(
    order: Order, known: Customer, dora: Customer
) -> None:
    address = keep_address(customer=known, address=ATHENS, at=NOW)
    stranger = signed_in(dora)

    assert stranger.post(f"/en/account/again/{order.token}/").status_code == 404
    assert stranger.post(f"/en/account/address/{address.token}/").status_code == 404
    assert order.number not in stranger.get("/en/account/").content.decode()
    assert Client().post("/en/account/wishes/", {"language": "sl"})["Location"] == "/en/account/"
    assert SavedAddress.objects.count() == 1


@pytest.mark.serves("S2-15")
def test_the_checkout_knows_the_address_of_who_is_signed_in(
    world: Selling, known: Customer
) -> None:
    keep_address(customer=known, address=ATHENS, at=NOW)
    client = signed_in(known)
    client.post("/en/cart/add/", {"variant": world.mug.pk})

    page = client.get("/en/checkout/").content.decode()

    for value in ("Ermou 1", "105 63", "cleo@customer.example"):
        assert f'value="{value}"' in page


@pytest.mark.serves("S0-24")
def test_a_courier_that_brought_everything_in_time_is_marked_so_to_this_buyer_alone(
    world: Selling, order: Order, known: Customer, dora: Customer
) -> None:
    courier = world.home.courier
    assert courier
    parcel = parcel_of(order, courier=courier, ref="9")
    delivered(parcel)
    assert couriers_that_served(known.pk)

    pages = []
    for customer in (known, dora):
        client = signed_in(customer)
        client.post("/en/cart/add/", {"variant": world.mug.pk})
        pages.append(client.get("/en/checkout/").content.decode())

    assert "Delivered 1 of 1 parcel to you on time" in pages[0]
    assert "parcel to you on time" not in pages[1]


@pytest.mark.serves("S3-108")
def test_what_is_laid_aside_stays_and_follows_its_owner(world: Selling, known: Customer) -> None:
    client = Client()
    product = world.mug.product_id
    for _ in range(2):
        client.post("/en/saved/change/", {"product": product})
    assert "Stoneware mug" in client.get("/en/saved/").content.decode()

    client.post("/en/account/ask/", {"email": known.email})
    link = re.search(r"/en/account/in/[\w-]+/", Message.objects.latest("pk").text)
    assert link
    client.post(link[0])

    item = SavedItem.objects.get()
    assert (item.customer, item.cart) == (known, None)


def test_send_me_my_links_again_tells_nobody_who_shops_here(order: Order, known: Customer) -> None:
    client = Client()

    pages = [
        client.post("/en/orders/links/", {"email": email}).content.decode()
        for email in ("cleo@customer.example", "nobody@customer.example")
    ]

    assert "their links are on the way there" in pages[0]
    assert "their links are on the way there" in pages[1]
    mail = Message.objects.get(template="order_links")
    assert order.token in mail.text
    assert mail.to_address == "cleo@customer.example"


@pytest.mark.serves("S3-60")
def test_the_order_page_changes_until_the_deadline_and_moves_only_by_the_code(
    order: Order,
) -> None:
    client = Client()
    page = client.get(f"/en/o/{order.token}/").content.decode()
    assert "Change this order" in page
    line = order.lines.get()

    client.post(f"/en/o/{order.token}/wish/", {"line": line.pk, "wish": "A card"})
    client.post(f"/en/o/{order.token}/code/", {"for": "address"})
    moved = {
        "name": "Cleo", "country": "GR", "street": "Aiolou 5", "postcode": "10551",
        "city": "Athens",
    }  # fmt: skip
    refused = client.post(f"/en/o/{order.token}/address/", {**moved, "code": "000000"})
    code = re.search(r"^(\d{3} \d{3})$", Message.objects.latest("pk").text, re.M)
    assert code
    client.post(f"/en/o/{order.token}/address/", {**moved, "code": code[1]})

    assert refused.status_code == 422
    assert order.addresses.get().street == "Aiolou 5"
    line.refresh_from_db()
    assert (line.request, line.request_state) == ("A card", "asked")
    Order.objects.update(change_until=datetime.now(UTC))
    page = client.get(f"/en/o/{order.token}/").content.decode()
    assert "The time to change this order is over." in page


@pytest.mark.serves("S3-60", "S0-25")
def test_a_later_day_is_shown_before_the_address_is_changed(
    world: Selling, known: Customer
) -> None:
    now, machine = datetime.now(UTC), Actor.machine("test")
    seen = [
        each
        for region, days in (("GR-I", 2.0), ("GR-L", 9.0))
        for each in history(
            400, days=days, spread=0.1, until=now, region=region, courier="steady",
            service="standard", origin="",
        )
    ]  # fmt: skip
    learn_model(observations=seen, at=now, by=machine)
    cart = a_cart(now, world.mug)
    order = place(cart=cart, purchase=a_purchase(cart, now), by=machine, at=now).order
    promised = Standing.objects.get(toward="customer").due_on
    client, address = Client(), f"/en/o/{order.token}/address/"
    client.post(f"/en/o/{order.token}/code/", {"for": "address"})
    code = re.search(r"^(\d{3} \d{3})$", Message.objects.latest("pk").text, re.M)
    assert code
    given = {
        "name": "Cleo", "country": "GR", "street": "Agora 2", "postcode": "85300", "city": "Kos",
        "code": code[1],
    }  # fmt: skip

    asked = client.post(address, given)
    page = asked.content.decode()
    agreed = re.search(r'name="agreed_on" value="(\d{4}-\d\d-\d\d)"', page)
    assert agreed
    done = client.post(address, given | {"agreed_on": agreed[1]})

    assert asked.status_code == 422
    assert "To that address it takes longer" in page
    assert f'value="{code[1]}"' in page
    assert done.status_code == 302
    day = Standing.objects.get(toward="customer").due_on
    assert day.isoformat() == agreed[1]
    assert day > promised


@pytest.mark.serves("VAT-01", "S0-8")
def test_a_firm_enters_its_vat_number_and_buys_without_vat_once_it_was_found(
    world: Selling, known: Customer
) -> None:
    known.country = "SI"
    known.save(update_fields=["country"])
    client, given = signed_in(known), {"firm": "Lonec d.o.o.", "vat_id": "SI50223054"}
    wrong = client.post("/en/account/firm/", given | {"vat_id": "SI50223055"}, follow=True)
    saved = client.post("/en/account/firm/", given, follow=True).content.decode()
    row = BusinessId.objects.get()
    client.post("/en/cart/add/", {"variant": world.mug.pk, "quantity": 1})
    client.post("/en/cart/country/", {"country": "SI"})
    before = client.get("/en/checkout/").content.decode()
    confirm_business_id(business_id=row, proof="WAPIAAAA", by=Actor.person(1), at=NOW)
    page = client.get("/en/checkout/").content.decode()
    carried = {
        name: re.findall(rf'name="{name}" value="([^"]*)"', page)[0]
        for name in ("attempt", "seen_total", "seen_day")
    }
    client.post("/en/checkout/", {
        "email": known.email, "name": "Cleo", "country": "SI", "street": "Trubarjeva 1",
        "postcode": "1000", "city": "Ljubljana", "method": "home", "provider": "bank_transfer",
        "do": "order", **carried,
    })  # fmt: skip

    order = Order.objects.get()
    invoice = bill_of(issue_invoice(order=order, by=Actor.person(1), at=NOW))
    assert "This is no VAT number" in wrong.content.decode()
    assert "SI50223054" in saved
    assert "we have not looked it up" in saved
    assert "reverse charge" not in before
    assert "reverse charge" in page
    assert order.vat_amount == 0
    assert invoice.buyer.vat_id == "SI50223054"
    assert "Reverse charge" in invoice.payment_words
    assert "Found in the register" in client.get("/en/account/").content.decode()


def test_a_stranger_enters_no_firm(world: Selling) -> None:
    answer = Client().post("/en/account/firm/", {"firm": "X", "vat_id": "SI50223054"})

    assert answer["Location"] == "/en/account/"
    assert not BusinessId.objects.exists()


def test_each_agreement_is_a_switch_that_keeps_the_words_it_was_given_under(
    world: Selling, known: Customer
) -> None:
    client = signed_in(known)

    client.post("/en/account/agreed/", {"reviews": "on"})
    client.post("/en/account/agreed/", {"reviews": "on", "news": "on"})
    client.post("/el/account/agreed/", {"news": "on"})

    said = known.consents.order_by("pk").values_list("purpose", "is_given", "shown")
    assert list(said) == [
        ("reviews", True, "Ask me how I find what I bought."),
        ("news", True, "Write to me about what is new in the shop."),
        ("reviews", False, "Ρωτήστε με πώς μου φαίνεται ό,τι αγόρασα."),
    ]
    page = client.get("/en/account/").content.decode()
    assert re.search(r'name="news"[^>]*checked', page)
    assert not re.search(r'name="reviews"[^>]*checked', page)


def test_nobody_agrees_for_somebody_else(world: Selling, known: Customer) -> None:
    assert Client().post("/en/account/agreed/", {"news": "on"}).status_code == 302
    assert not known.consents.exists()
