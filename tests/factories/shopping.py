"""A shop that sells: mugs published, priced and on the shelf, a courier that brings them, ways to pay."""

from dataclasses import replace
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from pistos.catalogue.models import Variant
from pistos.checkout.actions.carts import Browser, add_to_cart, begin_cart
from pistos.checkout.facts import Chosen, Contact, Purchase, Seen, Wish
from pistos.checkout.models import Cart
from pistos.checkout.queries.carts import cart_shown
from pistos.checkout.queries.pricing import Choices, choices, destination
from pistos.customers.models import Customer
from pistos.orders.facts import AddressFacts
from pistos.payments.models import Provider
from pistos.pricing.actions import take_shipped_rates
from pistos.shipping import actions as shipping
from pistos.shipping.models import Method
from pistos.stock.models import Location
from tests.factories.goods import ALMA, a_courier, a_market, a_room, a_store, priced, shelved
from tests.factories.products import mugs, published_mug

ATHENS = AddressFacts(
    name="Cleo Primer",
    street="Ermou 1",
    city="Athens",
    postcode="105 63",
    region="GR-I",
    country="GR",
)
LJUBLJANA = AddressFacts(
    name="Dora Primer", street="Trubarjeva 1", city="Ljubljana", postcode="1000", region="SI-041",
    country="SI",
)  # fmt: skip

NOTHING, BY_BANK = Chosen(), Chosen("home", "bank_transfer")


class Selling:
    """What the tests name: the two variants of a mug, the room, the store, the ways of sending."""

    mug: Variant
    red: Variant
    room: Location
    store: Location
    home: Method
    fetch: Method


def selling(at: datetime) -> Selling:
    """Ten blue mugs and three red ones at 12.40, sent to Greece and Slovenia, or fetched in Plaka."""
    world = Selling()
    market = a_market(at)
    take_shipped_rates()
    product = published_mug(mugs(at), at)
    world.mug, world.red = product.variants.order_by("position")
    world.room, world.store = a_room(), a_store()
    for variant, many in ((world.mug, 10), (world.red, 3)):
        priced(variant, "12.40", market, at)
        shelved(variant, world.room, many)
    shelved(world.mug, world.store, 2)
    courier = a_courier()
    world.home = a_method(at, "home", courier=courier, service="standard", pays_on_delivery=True)
    world.fetch = a_method(at, "plaka", kind="store", store=world.store)
    Provider.objects.filter(code="bank_transfer").update(
        is_active=True, iban="GR1601101250000000012300695", account_holder="Kalamos IKE"
    )
    Provider.objects.filter(code="cash_on_delivery").update(is_active=True)
    return world


def a_method(at: datetime, code: str, **more: Any) -> Method:
    facts = {
        "code": code,
        "kind": "home",
        "name": {"en": code.title()},
        "cut_off": time(14),
        **more,
    }
    made = shipping.save_method(facts=shipping.MethodFacts(**facts), by=ALMA, at=at)
    if made.kind == "store":
        rates = [shipping.RateFacts(("GR", "SI"), 30_000, Decimal("0.00"), "EUR")]
    else:
        rates = [
            shipping.RateFacts(("GR",), 5000, Decimal("3.50"), "EUR"),
            shipping.RateFacts(("SI",), 5000, Decimal("8.90"), "EUR"),
        ]
    shipping.set_rates(method=made, rates=rates, by=ALMA, at=at)
    return made


def in_the_evening(world: Selling, at: datetime, capacity: int | None = None) -> Method:
    """A way that brings on every evening from five to eight, so many orders at most."""
    way = a_method(
        at, "evening", kind="time_window", courier=world.home.courier, service="standard"
    )
    windows = [shipping.WindowFacts(day, time(17), time(20), capacity) for day in range(7)]
    shipping.set_windows(method=way, windows=windows, by=ALMA, at=at)
    return way


def a_cart(
    at: datetime, *variants: Variant, customer: Customer | None = None, wish: str = ""
) -> Cart:
    """One of each; the wish is about the first."""
    cart = begin_cart(browser=Browser("en", "GR", "phone", customer), at=at)
    for place, variant in enumerate(variants):
        said = Wish(wish if place == 0 else "")
        add_to_cart(cart=cart, variant_id=variant.pk, quantity=1, wish=said, at=at)
    return cart


def shown_choices(
    cart: Cart, at: datetime, address: AddressFacts = ATHENS, chosen: Chosen = NOTHING
) -> Choices:
    """What stands above the button."""
    cart.refresh_from_db()
    shown = cart_shown(cart, country=address.country, language="en", at=at)
    to = destination(address.country, address.postcode, "Europe/Athens")
    return choices(shown, to=to, chosen=chosen, customer_id=cart.customer_id, served={}, at=at)


def a_purchase(
    cart: Cart,
    at: datetime,
    *,
    address: AddressFacts = ATHENS,
    email: str = "cleo@customer.example",
    chosen: Chosen = BY_BANK,
    **changes: Any,
) -> Purchase:
    """The order form as it is pressed: what was seen is what is shown now."""
    found = shown_choices(cart, at, address, chosen)
    assert found.totals
    assert found.offer
    purchase = Purchase(
        contact=Contact(email, address.name, "", "en"),
        shipping=address,
        chosen=Chosen(
            found.offer.method.code,
            found.provider.code if found.provider else "",
            found.slot.code if found.slot else "",
        ),
        seen=Seen(found.totals.gross, found.promised_on),
        device="phone",
    )
    return replace(purchase, **changes)
