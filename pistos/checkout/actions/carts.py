"""Filling a cart. A cart is what a browser holds, so its small deeds are no events of the journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.catalogue.models import ProductState, Variant
from pistos.checkout.facts import Wish
from pistos.checkout.models import Cart, CartLine, CartState, SavedAddress, SavedItem
from pistos.customers.models import Customer
from pistos.kit.errors import NotFound, Refused
from pistos.orders.models import Order
from pistos.pricing.queries.prices import prices_of
from pistos.pricing.rules.vouchers import tidy_code

MOST_EACH = 999
MOST_LINES = 100
MOST_VOUCHERS = 5
LONGEST_WISH = 500


class NotForSale(Refused):
    """It is not sold (any more)."""


class QuantityWrong(Refused):
    """Not a number of pieces that can be bought."""


class CartFull(Refused):
    """More different things than a cart holds."""


@dataclass(frozen=True, slots=True)
class Browser:
    """What is known of whoever begins a cart."""

    language: str
    country: str
    device: str
    customer: Customer | None = None


def begin_cart(*, browser: Browser, at: datetime) -> Cart:
    """A new open cart; a signed-in person has one, on whichever device."""
    rows = Cart.objects.filter(state=CartState.OPEN, customer=browser.customer)
    if browser.customer is not None and (known := rows.first()):
        return known
    try:
        with transaction.atomic():
            return Cart.objects.create(
                customer=browser.customer,
                language=browser.language,
                country=browser.country,
                device=browser.device,
                started_at=at,
                seen_at=at,
            )
    except IntegrityError:
        return rows.get()


@transaction.atomic
def add_to_cart(
    *, cart: Cart, variant_id: int, quantity: int, wish: Wish, at: datetime
) -> CartLine:
    """So many more of a variant at the price of now, with a wish if there is one.

    Refuses what is not sold, no number of pieces, and more than a cart holds.
    """
    _lock(cart, at)
    variant = (
        Variant.objects.filter(pk=variant_id, is_active=True).select_related("product").first()
    )
    if variant is None or variant.product.state != ProductState.PUBLISHED:
        raise NotForSale(_("This is not for sale any more."))
    if not 1 <= quantity <= MOST_EACH:
        raise QuantityWrong(_("Please enter a number from 1 to %(most)d.") % {"most": MOST_EACH})
    line = CartLine.objects.filter(cart=cart, variant=variant).first()
    if line is None:
        if cart.lines.count() >= MOST_LINES:
            raise CartFull(_("Your cart is full. Please order what is in it first."))
        line = CartLine(cart=cart, variant=variant, quantity=0, added_at=at)
    line.quantity = min(line.quantity + quantity, MOST_EACH)
    price = prices_of([variant.pk], country=cart.country, at=at).get(variant.pk)
    line.seen_gross = price.gross if price else None
    if wish:
        line.request, line.request_options = _tidy(wish)
    line.save()
    return line


@transaction.atomic
def change_quantity(*, cart: Cart, line_id: int, quantity: int, at: datetime) -> None:
    """So many of a line; none takes it out. NotFound for a line of another cart."""
    _lock(cart, at)
    if not 0 <= quantity <= MOST_EACH:
        raise QuantityWrong(_("Please enter a number from 1 to %(most)d.") % {"most": MOST_EACH})
    rows = CartLine.objects.filter(cart=cart, pk=line_id)
    changed = rows.update(quantity=quantity) if quantity else rows.delete()[0]
    if not changed:
        raise NotFound


@transaction.atomic
def change_wish(*, cart: Cart, line_id: int, wish: Wish, at: datetime) -> None:
    """What is asked for about a line; empty takes the wish back."""
    _lock(cart, at)
    text, options = _tidy(wish)
    rows = CartLine.objects.filter(cart=cart, pk=line_id)
    if not rows.update(request=text, request_options=options):
        raise NotFound


@transaction.atomic
def note_prices_seen(*, cart: Cart, seen: Mapping[int, Decimal], at: datetime) -> None:
    """The prices that its owner saw, by line: only a change after them is told."""
    _lock(cart, at)
    rows = list(CartLine.objects.filter(cart=cart, pk__in=list(seen)))
    for row in rows:
        row.seen_gross = seen[row.pk]
    CartLine.objects.bulk_update(rows, ["seen_gross"])


@transaction.atomic
def enter_voucher(*, cart: Cart, code: str, at: datetime) -> None:
    """A code to try; what it gives, or why not, stands in the cart. The same one counts once."""
    locked, tidy = _lock(cart, at), tidy_code(code)
    if tidy and tidy not in locked.vouchers and len(locked.vouchers) < MOST_VOUCHERS:
        Cart.objects.filter(pk=cart.pk).update(vouchers=[*locked.vouchers, tidy])


@transaction.atomic
def drop_voucher(*, cart: Cart, code: str, at: datetime) -> None:
    locked = _lock(cart, at)
    left = [each for each in locked.vouchers if each != tidy_code(code)]
    Cart.objects.filter(pk=cart.pk).update(vouchers=left)


@transaction.atomic
def choose_country(*, cart: Cart, country: str, at: datetime) -> None:
    """Where it shall go: prices, VAT and ways of sending follow."""
    _lock(cart, at)
    Cart.objects.filter(pk=cart.pk).update(country=country)


@transaction.atomic
def take_over_cart(*, token: str, customer: Customer, at: datetime) -> None:
    """At signing in: what lay in the browser's cart joins the person's own, and so does what was saved.

    Of the same variant the larger number stays: nobody buys twice because they signed in.
    """
    guest = Cart.objects.select_for_update().filter(
        token=token, state=CartState.OPEN, customer=None
    ).first()  # fmt: skip
    if guest is None:
        return
    own = Cart.objects.select_for_update().filter(customer=customer, state=CartState.OPEN).first()
    _keep_saved(guest, customer)
    if own is None:
        Cart.objects.filter(pk=guest.pk).update(customer=customer, seen_at=at)
        return
    known = {line.variant_id: line for line in own.lines.all()}
    for line in guest.lines.all():
        there = known.get(line.variant_id)
        if there is None:
            CartLine.objects.filter(pk=line.pk).update(cart=own)
            continue
        there.quantity = max(there.quantity, line.quantity)
        there.request = there.request or line.request
        there.request_options = there.request_options or line.request_options
        there.save(update_fields=["quantity", "request", "request_options"])
    vouchers = list(dict.fromkeys([*own.vouchers, *guest.vouchers]))[:MOST_VOUCHERS]
    Cart.objects.filter(pk=own.pk).update(seen_at=at, vouchers=vouchers)
    Cart.objects.filter(pk=guest.pk).update(state=CartState.MERGED)


@transaction.atomic
def fill_again(*, cart: Cart, order: Order, at: datetime) -> list[str]:
    """Puts what an order held in the cart once more; the names of what is not sold any more."""
    _lock(cart, at)
    gone = []
    for line in order.lines.order_by("position"):
        try:
            if line.variant_id is None:
                raise NotForSale
            wish = Wish(line.request, tuple(line.request_options))
            add_to_cart(
                cart=cart, variant_id=line.variant_id, quantity=line.quantity, wish=wish, at=at
            )
        except NotForSale:
            gone.append(line.name)
    return gone


@transaction.atomic
def save_item(
    *, cart: Cart | None, customer: Customer | None, product_id: int, at: datetime
) -> None:
    """Lays a product aside for later, once. By the person where they are known, else by their cart."""
    owner = {"customer": customer} if customer is not None else {"cart": cart}
    SavedItem.objects.get_or_create(**owner, product_id=product_id, defaults={"saved_at": at})


@transaction.atomic
def drop_saved_item(*, cart: Cart | None, customer: Customer | None, product_id: int) -> None:
    rows = SavedItem.objects.filter(product_id=product_id)
    owned = rows.filter(customer=customer) if customer is not None else rows.filter(cart=cart)
    owned.delete()


def forget_address(*, address: SavedAddress) -> None:
    """The customer keeps it no longer; orders that went there do."""
    address.delete()


def _lock(cart: Cart, at: datetime) -> Cart:
    """The open cart, locked and touched; NotFound once it is an order."""
    locked = Cart.objects.select_for_update().filter(pk=cart.pk, state=CartState.OPEN).first()
    if locked is None:
        raise NotFound
    Cart.objects.filter(pk=cart.pk).update(seen_at=at, left_at=None, left_because="")
    return locked


def _tidy(wish: Wish) -> tuple[str, list[str]]:
    return " ".join(wish.text.split())[:LONGEST_WISH], sorted(set(wish.options))[:20]


def _keep_saved(guest: Cart, customer: Customer) -> None:
    have = set(SavedItem.objects.filter(customer=customer).values_list("product_id", flat=True))
    rows = SavedItem.objects.filter(cart=guest)
    rows.filter(product_id__in=have).delete()
    rows.update(cart=None, customer=customer)
