"""From the product to the order, as a guest without JavaScript; and what may go wrong on the way."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from pistos.asks.actions.entitling import set_basis
from pistos.checkout.models import Cart, CartLine, RequestOption, StepTaken
from pistos.connectors.payments.bank_transfer.adapter import BankTransfer
from pistos.connectors.payments.cash_on_delivery.adapter import CashOnDelivery
from pistos.connectors.payments.stripe.adapter import Stripe
from pistos.connectors.payments.stripe.client import Account
from pistos.connectors.payments.test.adapter import PlayMoney
from pistos.customers.models import Consent
from pistos.invoices.models import Paper
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.payments import ports
from pistos.promises.models import Promise
from pistos.shop.models import Shop
from pistos.storefront.checkout_forms import MOST_FIELDS, MOST_PAGES, MOST_REQUIRED
from tests.factories.goods import ALMA
from tests.factories.shopping import Selling, in_the_evening, selling

PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36"
ADDRESS = {
    "email": "cleo@customer.example",
    "name": "Cleo Primer",
    "country": "GR",
    "street": "Ermou 1",
    "postcode": "10563",
    "city": "Athens",
}


@pytest.fixture(autouse=True)
def _ways(db: None) -> Iterator[None]:
    before = ports.providers_in_use()
    ports.use_providers(PlayMoney(), BankTransfer(), CashOnDelivery())
    yield
    ports.use_providers(*before)


@pytest.fixture
def world(shop: Shop) -> Selling:
    return selling(datetime.now(UTC))


@pytest.fixture
def phone(world: Selling) -> Client:
    """A browser on a phone with two blue mugs in its cart."""
    client = Client(headers={"user-agent": PHONE})
    client.post("/en/cart/add/", {"variant": world.mug.pk, "quantity": 2})
    return client


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def form_of(page: str, **more: str) -> dict[str, str]:
    """The order form as a browser sends it: what is typed, chosen, and carried along unseen."""
    carried = {name: hidden(page, name) for name in ("attempt", "seen_total", "seen_day")}
    return {
        **ADDRESS, "method": "home", "provider": "bank_transfer", **carried, "do": "order", **more
    }  # fmt: skip


def reckoned(client: Client, **more: str) -> str:
    """The checkout after the address was typed and the page reckoned anew."""
    sent = {**ADDRESS, "method": "home", "provider": "bank_transfer", "do": "update", **more}
    return client.post("/en/checkout/", sent).content.decode()


@pytest.mark.serves("S2-15", "CRD-02", "CRD-05", "CRD-06", "S1-60", "S3-105")
def test_a_guest_buys_in_three_pages_without_a_script(phone: Client) -> None:
    cart = phone.get("/en/cart/").content.decode()
    assert "Stoneware mug, Blue" in cart
    assert "24.80" in cart
    started = phone.post("/en/cart/checkout/")
    assert started["Location"] == "/en/checkout/"
    page = phone.get("/en/checkout/").content.decode()
    assert "28.30" in page

    answer = phone.post("/en/checkout/", form_of(page))

    order, promise = Order.objects.get(), Promise.objects.get()
    assert answer.status_code == 302
    assert "/p/" in answer["Location"]
    assert str(order.total_amount) == "28.30"
    assert promise.due_on.isoformat() == hidden(page, "seen_day")
    assert order.device == "phone"
    assert order.contact_email == "cleo@customer.example"
    steps = list(StepTaken.objects.order_by("pk").values_list("step", flat=True))
    assert steps == ["checkout", "placed"]


@pytest.mark.serves("CRD-05", "CRD-06", "CRD-09", "CRD-07")
@pytest.mark.parametrize(
    ("language", "button"),
    [
        ("en", "Order with obligation to pay"),
        ("el", "Παραγγελία με υποχρέωση πληρωμής"),
        ("sl", "Naročilo z obveznostjo plačila"),
        ("hy", "Պատվիրել՝ վճարելու պարտավորությամբ"),
    ],
)
def test_everything_is_said_right_above_a_lawful_button(
    phone: Client, language: str, button: str
) -> None:
    page = phone.get(f"/{language}/checkout/").content.decode()

    above, _, below = page.partition('value="order"')
    summary = above[above.index('id="summary"') :]
    assert button in below[:300]
    assert "300 ml" in summary
    assert "Colour" not in summary
    assert summary.count("28") >= 1
    assert "data-day" in summary
    assert "data-total" in summary
    checked = re.findall(r"<input[^>]*\bchecked\b[^>]*>", page)
    assert all('name="method"' in one or 'name="provider"' in one for one in checked)
    assert page.index("way-head") < page.index('id="id_email"')
    assert phone.post(f"/{language}/checkout/", form_of(page)).status_code == 302
    assert Order.objects.get().language == language


@pytest.mark.serves("S3-38", "CRD-05")
def test_wishes_that_were_ticked_stand_above_the_button_and_in_the_mail(
    phone: Client, world: Selling
) -> None:
    gift = RequestOption.objects.create(
        code="gift", label={"en": "Wrap it as a gift"}, product=world.mug.product
    )
    phone.post(
        "/en/cart/wish/",
        {"line": CartLine.objects.get().pk, "wish": "A blue ribbon", "option": gift.code},
    )
    page = phone.get("/en/checkout/").content.decode()
    phone.post("/en/checkout/", form_of(page))
    drain(datetime.now(UTC))

    summary = page[page.index('id="summary"') : page.index('value="order"')]
    mail = Message.objects.get(template="order_confirmed")
    changing = phone.get(f"/en/o/{Order.objects.get().token}/").content.decode()
    assert "Your wish: Wrap it as a gift, A blue ribbon" in summary
    assert "(Wrap it as a gift, A blue ribbon)" in mail.text
    assert 'name="option" value="gift" checked' in changing


@pytest.mark.serves("S2-15")
def test_the_order_form_keeps_its_budget(phone: Client) -> None:
    page = phone.get("/en/checkout/").content.decode()
    form = page[page.index('id="checkout"') : page.index("</form>", page.index('id="checkout"'))]

    shown = set(re.findall(r'<(?:input|select|textarea)[^>]*\bname="(\w+)"', form))
    unseen = set(re.findall(r'<input type="hidden" name="(\w+)"', form))
    required = {
        name
        for tag in re.findall(r"<(?:input|select)[^>]*>", form)
        if " required" in tag
        for name in re.findall(r'name="(\w+)"', tag)
    }
    assert len(required) <= MOST_REQUIRED
    assert len(shown - unseen) <= MOST_FIELDS
    assert MOST_PAGES == 3
    for name in ("email", "name", "street-address", "postal-code", "address-level2", "tel"):
        assert f'autocomplete="{name}"' in form


@pytest.mark.serves("EPR-04", "EPR-06")
def test_a_buyer_may_say_no_to_being_asked_where_the_address_is_given(phone: Client) -> None:
    page = reckoned(phone)
    assert 'name="no_asking"' in page
    assert 'name="may_ask"' not in page
    phone.post("/en/checkout/", form_of(page, no_asking="on"))

    said = Consent.objects.get()
    assert (said.purpose, said.is_given, said.said_where) == ("reviews", False, "checkout")
    assert said.shown == "[en] Please do not ask me by e-mail how it was."


@pytest.mark.serves("EPR-04", "EPR-06")
def test_where_a_yes_comes_first_the_buyer_is_asked_for_it_and_it_is_not_ticked(
    phone: Client,
) -> None:
    set_basis(country="GR", kind="review", basis="consent", by=ALMA, at=datetime.now(UTC))
    page = reckoned(phone)
    box = re.search(r'<input[^>]*name="may_ask"[^>]*>', page)
    assert box
    assert "checked" not in box[0]
    assert 'name="no_asking"' not in page
    phone.post("/en/checkout/", form_of(page, may_ask="on", no_asking="on"))

    said = Consent.objects.get()
    assert said.is_given
    assert said.shown == "[en] You may ask me by e-mail how it was, once it has arrived."


def test_who_ticks_nothing_has_said_nothing(phone: Client) -> None:
    phone.post("/en/checkout/", form_of(reckoned(phone)))

    assert Order.objects.exists()
    assert not Consent.objects.exists()


@pytest.mark.serves("S2-16", "CRD-07")
def test_ways_stand_side_by_side_with_cost_and_day(phone: Client) -> None:
    page = phone.get("/en/checkout/").content.decode()

    rows = page[page.index("way-head") : page.index("who-head")]
    assert rows.count('class="way-row"') == 2
    assert rows.count('class="way-day"') == 2
    assert "3.50" in rows
    assert "free" in rows


@pytest.mark.serves("S2-16")
@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
def test_a_time_of_delivery_is_chosen_by_a_guest_without_a_script(
    phone: Client, world: Selling, language: str
) -> None:
    now = datetime.now(UTC)
    in_the_evening(world, now)
    without = phone.get(f"/{language}/checkout/").content.decode()
    sent = {**ADDRESS, "method": "evening", "provider": "bank_transfer", "do": "update"}
    page = phone.post(f"/{language}/checkout/", sent).content.decode()
    times = re.findall(r'name="slot" value="([^"]+)"', page)
    wished = phone.post(f"/{language}/checkout/", {**sent, "slot": times[2]}).content.decode()
    carried = {"method": "evening", "slot": times[2]}
    phone.post(f"/{language}/checkout/", form_of(wished, **carried))

    order = Order.objects.get()
    assert 'name="slot"' not in without
    assert len(times) == 6
    assert times[2].startswith(hidden(wished, "seen_day"))
    assert re.search("17[:.]00–\u206020[:.]00", wished[wished.index("data-day") :])
    assert order.slot_ends_at == Promise.objects.get().due_at
    assert re.search(
        "17[:.]00–\u206020[:.]00", phone.get(f"/{language}/o/{order.token}/").content.decode()
    )


@pytest.mark.serves("S2-35", "PCI-03")
def test_the_checkout_runs_no_chat_and_the_next_page_may_ask_how_it_went(phone: Client) -> None:
    before = phone.get("/en/cart/signs/")
    phone.post("/en/cart/checkout/")
    page = reckoned(phone)
    next_page = phone.get("/en/cart/").content.decode()
    after = phone.get("/en/cart/signs/")

    assert before.json() == Client().get("/en/cart/signs/").json() == {}
    assert "chat.js" not in page
    assert 'data-signs="/en/cart/signs/"' in next_page
    told = dict(after.json()["signs"])
    assert told["shipping"] == 2
    assert 0 <= told["checkout"] < 60
    assert "no-store" in after["Cache-Control"]


def test_a_page_whose_total_changed_meanwhile_orders_nothing_and_says_so(
    phone: Client, world: Selling
) -> None:
    page = phone.get("/en/checkout/").content.decode()
    phone.post("/en/cart/change/", {"line": CartLine.objects.get().pk, "quantity": 3})

    answer = phone.post("/en/checkout/", form_of(page))

    said = answer.content.decode()
    assert answer.status_code == 422
    assert "The total is now €40.70." in said
    assert "Ermou 1" in said
    assert not Order.objects.exists()
    assert phone.post("/en/checkout/", form_of(said)).status_code == 302


def test_two_presses_and_the_back_button_are_one_order(phone: Client) -> None:
    form = form_of(phone.get("/en/checkout/").content.decode())

    first, second = phone.post("/en/checkout/", form), phone.post("/en/checkout/", form)

    assert first["Location"] == second["Location"]
    assert Order.objects.count() == 1
    assert phone.get("/en/checkout/").status_code == 302


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("postcode", "1056", "This is not a postcode of the country you chose."),
        ("email", "cleo", "Enter a valid email address."),
        ("email", "cleo@gmial.com", "Did you mean cleo@gmail.com?"),
        ("phone", "12", "Please enter the number with its area code."),
        ("vat_id", "EL123", "This cannot be a VAT number."),
        ("street", "", "This field is required."),
    ],
)
def test_what_is_mistyped_is_said_above_and_beside_the_field(
    phone: Client, field: str, typed: str, said: str
) -> None:
    page = phone.get("/en/checkout/").content.decode()

    answer = phone.post("/en/checkout/", form_of(page, **{field: typed}))

    words = answer.content.decode()
    assert answer.status_code == 422
    assert words.count(said) == 2
    assert f'href="#id_{field}"' in words
    assert not Order.objects.exists()
    assert StepTaken.objects.filter(step="tried", problem=f"form:{field}").exists()


def test_an_address_that_looks_mistyped_is_taken_when_its_owner_insists(phone: Client) -> None:
    form = form_of(phone.get("/en/checkout/").content.decode(), email="cleo@gmial.com")
    words = phone.post("/en/checkout/", form).content.decode()

    answer = phone.post("/en/checkout/", form | {"email_kept": hidden(words, "email_kept")})

    assert answer.status_code == 302
    assert Order.objects.get().contact_email == "cleo@gmial.com"


@pytest.mark.serves("GEO-01")
def test_nobody_is_sent_elsewhere_and_any_country_that_is_served_can_be_chosen(
    world: Selling,
) -> None:
    client = Client(headers={"accept-language": "sl", "user-agent": PHONE})
    client.post("/en/cart/add/", {"variant": world.mug.pk})

    page = client.get("/en/cart/")
    chosen = client.post("/en/cart/country/", {"country": "SI"}, follow=True)
    refused = client.post("/en/cart/country/", {"country": "US"}, follow=True)

    assert page.status_code == 200
    assert 'value="SI" selected' in chosen.content.decode()
    assert "We do not send there yet." in refused.content.decode()
    assert Cart.objects.get().country == "SI"


@pytest.mark.serves("S0-23")
def test_a_courier_that_we_parted_with_is_named_nowhere(phone: Client) -> None:
    assert "Steady" in phone.get("/en/checkout/").content.decode()

    Partner.objects.filter(code="steady").update(state="ended")

    assert "Steady" not in phone.get("/en/checkout/").content.decode()


@pytest.mark.serves("S0-19")
def test_what_is_said_of_cards_is_said_only_where_cards_are_taken(phone: Client) -> None:
    words = "We never see or keep them"

    def said(*ways: ports.PaymentProvider) -> bool:
        ports.use_providers(*ways)
        return words in phone.get("/en/checkout/").content.decode()

    stripe = Stripe(Account("https://api.stripe.com", "sk_live_x"))
    assert said(stripe, BankTransfer())
    assert not said(BankTransfer())
    assert not said(PlayMoney()), "its page is ours"
    assert not said(stripe, PlayMoney())


@pytest.mark.serves("S1-34", "S1-35")
@pytest.mark.parametrize(
    "address", ["", "trust/", "help/", "contact/", "cart/", "checkout/", "account/", "saved/"]
)
def test_the_cart_stands_in_the_header_of_every_page_with_its_count(
    phone: Client, address: str
) -> None:
    page = phone.get(f"/en/{address}").content.decode()

    header = page[page.index("<header") : page.index("</header>")]
    assert 'class="cart-link" href="/en/cart/" aria-label="Cart, 2 pieces"' in header


@pytest.mark.parametrize("quantity", ["-1", "1000", "1e3", "²", "0", ""])
def test_numbers_that_are_none_change_nothing(world: Selling, quantity: str) -> None:
    client = Client()

    answer = client.post("/en/cart/add/", {"variant": world.mug.pk, "quantity": quantity})

    assert answer.status_code == 302
    assert set(CartLine.objects.values_list("quantity", flat=True)) <= {1}


def test_html_in_a_name_and_a_wish_is_shown_as_it_was_typed(phone: Client) -> None:
    line = CartLine.objects.get()
    phone.post("/en/cart/wish/", {"line": line.pk, "wish": "<b>blue</b>"})
    page = phone.get("/en/checkout/").content.decode()
    phone.post("/en/checkout/", form_of(page, name="<script>Cleo"))

    order = Order.objects.get()
    shown = phone.get(f"/en/o/{order.token}/").content.decode()
    assert "&lt;b&gt;blue&lt;/b&gt;" in shown
    assert "<b>blue" not in shown
    assert "<script>Cleo" not in shown


@pytest.mark.serves("CRD-08", "S1-24", "S1-63")
def test_the_confirmation_says_it_all_and_instructions_follow_the_parcel(phone: Client) -> None:
    from pistos.kit.actors import Actor
    from pistos.orders.actions import hand_over_parcel, pack_parcel

    page = phone.get("/en/checkout/").content.decode()
    phone.post("/en/checkout/", form_of(page))
    order = Order.objects.get()
    at = datetime.now(UTC)
    drain(at)

    mail = Message.objects.get(template="order_confirmed")
    for words in ("2 × Stoneware mug, Blue", "€28.30", "VAT 24%", "Ermou 1", order.token):
        assert words in mail.text
    paper = Paper.objects.get()
    assert mail.files == [[paper.file, f"{order.number}.pdf", "application/pdf"]]
    assert not Message.objects.filter(template="delivery_promised").exists()

    Order.objects.update(payment_state="paid", change_until=at)
    staff, parcel = Actor.person(1), order.parcels.get()
    pack_parcel(parcel=parcel, by=staff, at=at)
    hand_over_parcel(parcel=parcel, tracking_number="HP1", handed_over_at=at, by=staff, at=at)
    drain(at)
    assert "Wash it by hand" in Message.objects.get(template="instructions").text
    assert "Wash it by hand" in phone.get(f"/en/o/{order.token}/sheet/1/").content.decode()


def test_checkout_links_to_the_pages_of_the_law_that_the_shop_has(phone: Client) -> None:
    page = phone.get("/el/checkout/").content.decode()

    before_button = page[page.index('id="summary"') : page.index("order-button")]
    assert 'href=""' not in before_button
    with translation.override("el"):
        for name in ("terms", "returns", "privacy"):
            with suppress(NoReverseMatch):
                assert f'href="{reverse(f"storefront:{name}")}"' in before_button
