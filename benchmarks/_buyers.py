"""Buyers who press the button at once: their carts, their forms, and what came of it."""

import random
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from benchmarks._load import Ask
from benchmarks._rows import Row

SCARCE, LEFT_OF_EACH = 20, 8
"""So many things are nearly gone: more buyers want them than there are pieces."""
TOKEN = "a" * 32
ADDRESS = {
    "name": "Cleo Primer",
    "country": "GR",
    "street": "Ermou 1",
    "postcode": "10563",
    "city": "Athens",
}


@dataclass(frozen=True)
class Buyers:
    asks: list[Ask]
    day: date
    scarce: list[int]


def buyers(count: int, at: datetime) -> Buyers:
    """So many carts of one thing or two; a third of them hold a thing that is nearly gone."""
    from pistos.catalogue.models import Listed, Variant
    from pistos.checkout.models import Cart, CartLine
    from pistos.pricing.queries import prices_of
    from pistos.stock.models import Level

    dice = random.Random(1)
    listed = list(Listed.objects.order_by("pk").values_list("pk", flat=True)[:1_000])
    variants = list(Variant.objects.filter(product_id__in=listed).values_list("pk", flat=True))
    scarce, plenty = variants[-SCARCE:], variants[:-SCARCE]
    Level.objects.filter(variant_id__in=scarce).update(on_hand=LEFT_OF_EACH)
    prices = prices_of(variants, country="GR", at=at)
    carts = Cart.objects.bulk_create(
        Cart(language="en", country="GR", device="phone", started_at=at, seen_at=at)
        for _ in range(count)
    )
    lines = [
        CartLine(cart=cart, variant_id=id_, quantity=1, seen_gross=prices[id_].gross, added_at=at)
        for number, cart in enumerate(carts)
        for id_ in _wanted(number, scarce, dice.choice(plenty))
    ]
    CartLine.objects.bulk_create(lines)
    goods = {cart.pk: 0 for cart in carts}
    for line in lines:
        goods[line.cart_id] += line.seen_gross
    shipping, day = _shown(carts[0], at)
    asks = [
        _press(cart, number, str(goods[cart.pk] + shipping), day)
        for number, cart in enumerate(carts)
    ]
    return Buyers(asks, day, scarce)


def _wanted(number: int, scarce: list[int], plenty: int) -> list[int]:
    return [plenty, scarce[number // 3 % len(scarce)]] if number % 3 == 0 else [plenty]


def _shown(cart, at):
    """What stands above the button, the same for all: the cost of sending and the day."""
    from pistos.checkout.facts import Chosen
    from pistos.checkout.queries.carts import cart_shown
    from pistos.checkout.queries.pricing import choices, destination

    shown = cart_shown(cart, country="GR", language="en", at=at)
    to = destination("GR", "105 63", "Europe/Athens")
    found = choices(shown, to=to, chosen=Chosen(), customer_id=None, served={}, at=at)
    assert found.offer is not None
    assert found.totals is not None
    return found.totals.shipping, found.offer.promised_on


def _press(cart, number: int, total: str, day: date) -> Ask:
    form = {
        **ADDRESS,
        "email": f"buyer{number}@customer.example",
        "method": "steady",
        "provider": "bank_transfer",
        "attempt": cart.attempt,
        "seen_total": total,
        "seen_day": day.isoformat(),
        "do": "order",
        "csrfmiddlewaretoken": TOKEN,
    }
    return Ask(
        "/en/checkout/",
        urlencode(form),
        f"pistos_cart={cart.token}; csrftoken={TOKEN}",
        f"10.1.{number // 250}.{number % 250}",
    )


def outcome(found: Buyers) -> tuple[int, list[Row]]:
    """How many orders there are, and what must be nought: pieces sold twice, orders without their day."""
    from django.db.models import Sum

    from pistos.checkout.models import Cart
    from pistos.orders.models import Line, Order, Parcel
    from pistos.payments.models import Payment
    from pistos.promises.models import Promise

    carts = Cart.objects.filter(attempt__in=[_attempt(ask) for ask in found.asks])
    orders = set(carts.exclude(order=None).values_list("order_id", flat=True))
    sold = dict(
        Line.objects.filter(variant_id__in=found.scarce, order_id__in=orders)
        .values_list("variant_id")
        .annotate(many=Sum("quantity"))
        .order_by()
    )
    over = sum(max(0, many - LEFT_OF_EACH) for many in sold.values())
    parcels = dict(Parcel.objects.filter(order_id__in=orders).values_list("pk", "order_id"))
    promised = Promise.objects.filter(
        kind="delivery", about_kind="parcel", about_id__in=list(parcels), due_on=found.day
    ).values_list("about_id", flat=True)
    with_day = [parcels[id_] for id_ in promised]
    wrong = len(orders) - len(set(with_day)) + len(with_day) - len(set(with_day))
    unpaid = len(
        orders - set(Payment.objects.filter(order_id__in=orders).values_list("order_id", flat=True))
    )
    left = sum(LEFT_OF_EACH - sold.get(id_, 0) for id_ in found.scarce)
    return Order.objects.filter(pk__in=orders).count(), [
        Row("orders at once, pieces sold twice", "pieces", over),
        Row("orders at once, scarce pieces left unsold", "pieces", left),
        Row("orders at once, without exactly one promise of the day shown", "orders", wrong),
        Row("orders at once, without their payment begun", "orders", unpaid),
    ]  # fmt: skip


def _attempt(ask: Ask) -> str:
    return ask.form.partition("attempt=")[2].partition("&")[0]
