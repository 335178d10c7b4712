"""The program walks its own purchase path: everything for real, and nothing of it stays."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from time import perf_counter

from django.db import transaction

from pistos.catalogue.models import Variant
from pistos.checkout.actions.carts import Browser, add_to_cart, begin_cart
from pistos.checkout.actions.placing import place
from pistos.checkout.events import SelfCheckDone
from pistos.checkout.facts import Chosen, Contact, Purchase, Seen, Wish
from pistos.checkout.models import Cart, SelfCheck
from pistos.checkout.queries.carts import cart_shown
from pistos.checkout.queries.pricing import Choices, choices, destination
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import NotFound, Refused
from pistos.kit.postcodes import postcode_example
from pistos.orders.facts import AddressFacts
from pistos.orders.models import Order
from pistos.pricing.queries.prices import prices_of
from pistos.promises.models import Promise
from pistos.shipping.queries import countries_served
from pistos.shop.queries import the_shop
from pistos.stock.queries import availability

WALKER = Actor.machine("checkout.self_check")
KEPT = 500


class StepFailed(Exception):
    """One step did not hold; `words` say what."""


@dataclass
class _Walk:
    """What has been found so far."""

    at: datetime
    country: str = ""
    variant_id: int = 0
    cart: Cart | None = None
    found: Choices | None = None
    order: Order | None = None
    steps: list[dict[str, object]] = field(default_factory=list)


def walk_purchase_path(*, by: Actor, at: datetime) -> SelfCheck:
    """Product, cart, checkout, order, promise, payment: each step tried with the shop's real goods, prices
    and ways, in a transaction that is undone. Keeps what it found. Publishes SelfCheckDone."""
    walk, began = _Walk(at), perf_counter()
    with transaction.atomic():
        is_well = all(_step(walk, name, deed) for name, deed in STEPS)
        transaction.set_rollback(True)
    took = int((perf_counter() - began) * 1000)
    with transaction.atomic():
        row = SelfCheck.objects.create(
            started_at=at, took_ms=took, is_well=is_well, steps=walk.steps
        )
        old = SelfCheck.objects.order_by("-started_at").values("pk")[KEPT:]
        SelfCheck.objects.filter(pk__in=list(old.values_list("pk", flat=True))).delete()
        event = SelfCheckDone(check_id=row.pk, is_well=is_well)
        publish(event, about=Ref("self_check", str(row.pk)), by=by, at=at)
        return row


def _step(walk: _Walk, name: str, deed: Callable[[_Walk], None]) -> bool:
    began, words = perf_counter(), ""
    try:
        with transaction.atomic():
            deed(walk)
    except (StepFailed, Refused, NotFound) as problem:
        words = str(problem) or type(problem).__name__
    took = int((perf_counter() - began) * 1000)
    walk.steps.append({"name": name, "is_well": not words, "took_ms": took, "words": words})
    return not words


def _product(walk: _Walk) -> None:
    """Something that is published, priced and can be sold now."""
    served = countries_served()
    if not served:
        raise StepFailed("no country is served")
    own = the_shop().country
    walk.country = own if own in served else served[0]
    rows = Variant.objects.filter(is_active=True, product__state="published").order_by("pk")
    ids = list(rows.values_list("pk", flat=True)[:200])
    prices, stock = prices_of(ids, country=walk.country, at=walk.at), availability(ids)
    sold = next((i for i in ids if i in prices and i in stock and stock[i].has(1)), None)
    if sold is None:
        raise StepFailed("nothing published has a price and is in stock")
    walk.variant_id = sold


def _cart(walk: _Walk) -> None:
    walk.cart = begin_cart(browser=Browser("en", walk.country, "unknown"), at=walk.at)
    add_to_cart(cart=walk.cart, variant_id=walk.variant_id, quantity=1, wish=Wish(), at=walk.at)


def _checkout(walk: _Walk) -> None:
    """Ways of sending and paying, with a total and a day."""
    shown = cart_shown(walk.cart, country=walk.country, language="en", at=walk.at)
    to = destination(walk.country, postcode_example(walk.country), the_shop().time_zone)
    walk.found = choices(shown, to=to, chosen=Chosen(), customer_id=None, served={}, at=walk.at)
    if walk.found.offer is None:
        raise StepFailed(f"nothing can be sent: {walk.found.reason}")
    if walk.found.provider is None:
        raise StepFailed("no way to pay is offered")


def _order(walk: _Walk) -> None:
    found = walk.found
    if walk.cart is None or found is None or found.offer is None or found.totals is None:
        raise StepFailed("the checkout shows no total")
    purchase = Purchase(
        contact=Contact("self-check@localhost.invalid", "Self-check", "", "en"),
        shipping=AddressFacts(
            name="Self-check", street="1", city="-", country=walk.country,
            postcode=found.to.postcode, region=found.to.region,
        ),
        chosen=Chosen(
            found.offer.method.code,
            found.provider.code if found.provider else "",
            found.slot.code if found.slot else "",
        ),
        seen=Seen(found.totals.gross, found.promised_on),
    )  # fmt: skip
    placed = place(cart=walk.cart, purchase=purchase, by=WALKER, at=walk.at)
    walk.order = placed.order
    if placed.order.total_amount != found.totals.gross:
        raise StepFailed("the order costs something else than was shown")


def _promise(walk: _Walk) -> None:
    if walk.order is None or walk.found is None or walk.found.offer is None:
        raise StepFailed("there is no order")
    promise = Promise.objects.filter(order_id=walk.order.pk, toward="customer").first()
    if promise is None or promise.due_on != walk.found.promised_on:
        raise StepFailed("the day promised is not the day shown")


def _payment(walk: _Walk) -> None:
    if (
        walk.order is None
        or not walk.order.payments.filter(amount=walk.order.total_amount).exists()
    ):
        raise StepFailed("no payment over the order's total was begun")


STEPS: tuple[tuple[str, Callable[[_Walk], None]], ...] = (
    ("product", _product),
    ("cart", _cart),
    ("checkout", _checkout),
    ("order", _order),
    ("promise", _promise),
    ("payment", _payment),
)
