"""Placing the order: priced, reserved, promised and asked to be paid, in one transaction or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.checkout.actions.stepping import write_step
from pistos.checkout.events import CartOrdered
from pistos.checkout.facts import CartShown, Purchase, StepFacts
from pistos.checkout.models import Cart, CartState, SavedAddress, Step
from pistos.checkout.queries.buying import bought_from
from pistos.checkout.queries.carts import cart_shown
from pistos.checkout.queries.pricing import Choices, choices, destination
from pistos.checkout.queries.slots import slot_words
from pistos.checkout.rules.seen import Now, differences
from pistos.customers.actions import Details, find_or_create, give_consent, withdraw_consent
from pistos.customers.models import Customer, Purpose
from pistos.journal.actions import publish, published_together
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.words import by_day_words
from pistos.orders.actions import place_bought_order
from pistos.orders.facts import AddressFacts
from pistos.orders.models import Order, Parcel
from pistos.orders.rules.fulfilment import change_deadline
from pistos.payments.actions import NothingToPay, start_first_payment, start_payment
from pistos.payments.facts import Next
from pistos.pricing.actions import use_vouchers
from pistos.pricing.actions.vouchers import Purchase as VoucherPurchase
from pistos.pricing.queries import business_id_of
from pistos.promises.actions import promise_as_shown
from pistos.promises.rules.due import day_of
from pistos.promises.rules.terms import Due, Told
from pistos.shipping.actions import TimeFull, take_time
from pistos.shop.queries import the_shop
from pistos.stock.actions.reserving import reserve_for_order


class CartEmpty(Refused):
    """There is nothing to order."""


class NotBuyable(Refused):
    """Something in the cart cannot be bought as it stands; the cart says what."""


class CannotSend(Refused):
    """Nothing goes there in this way; `reason` is the offers' word for it."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            _("Please choose another way of delivery: this one is not offered for your order.")
        )
        self.reason = reason


class CannotPay(Refused):
    """This way to pay is not offered for the order."""


class ShownAnew(Refused):
    """What stood above the button no longer holds; nothing was ordered. `what` names the differences."""

    def __init__(self, what: Sequence[str]) -> None:
        super().__init__(
            _("Something has changed since you looked, so nothing was ordered. Please look again.")
        )
        self.what = tuple(what)


@dataclass(frozen=True, slots=True)
class Placed:
    """The order and what comes next for its payment; `is_new` is False for a second press."""

    order: Order
    next: Next
    is_new: bool


@transaction.atomic
def place(*, cart: Cart, purchase: Purchase, by: Actor, at: datetime) -> Placed:
    """Orders what lies in the cart, exactly as it was shown: that total, that day.

    Everything is reckoned anew and compared; the day promised, the payment begun, stock reserved and
    vouchers used with the order, or nothing of it. What others wait for is locked last: the time of delivery,
    the shelves, then vouchers. The same cart twice is one order. Publishes CartOrdered beside what the lower
    deeds publish. Refuses with CartEmpty, NotBuyable, CannotSend, CannotPay, ShownAnew, and as stock,
    vouchers and promises do (NotEnough, VoucherRefused, DayNoLongerHolds).
    """
    locked = Cart.objects.select_for_update().get(pk=cart.pk)
    if locked.order is not None:
        return Placed(locked.order, _next(locked.order, by, at), is_new=False)
    shown = cart_shown(
        locked, country=purchase.shipping.country, language=purchase.contact.language, at=at
    )
    if not shown.lines:
        raise CartEmpty(_("Your cart is empty."))
    if not shown.is_buyable:
        raise NotBuyable(_("Something in your cart cannot be bought as it stands."))
    found = _checked(shown, purchase, locked.customer_id, at)
    if shown.is_reverse_charge:
        purchase = _for_the_firm(purchase, locked.customer_id or 0)
    with published_together():
        customer = _customer(locked, purchase, by, at)
        order = _write(shown, found, purchase, customer, at)
        following = start_first_payment(order=order, by=by, at=at)
        _note_placed(locked, order, purchase, customer, at)
        _note_asked_or_not(customer, purchase, at)
        _keep_goods(locked, order, shown, found, at)
    return Placed(order, following, is_new=True)


def _checked(
    shown: CartShown, purchase: Purchase, customer_id: int | None, at: datetime
) -> Choices:
    """The choices as reckoned now, equal to what was seen."""
    to = destination(purchase.shipping.country, purchase.shipping.postcode, the_shop().time_zone)
    found = choices(
        shown,
        to=to,
        chosen=purchase.chosen,
        customer_id=customer_id,
        served={},
        at=at,
    )
    if found.offer is None or found.offer.method.code != purchase.chosen.method:
        raise CannotSend(found.reason)
    if found.provider is None or found.provider.code != purchase.chosen.provider:
        raise CannotPay(_("This way to pay is not offered. Please choose another one."))
    if found.totals is None:
        raise CartEmpty(_("Your cart is empty."))
    slot = found.slot.code if found.slot else ""
    now = Now(found.totals.gross, found.promised_on or found.offer.promised_on, slot)
    what = differences(purchase.seen, purchase.chosen.slot, now)
    if what:
        raise ShownAnew(what)
    return found


def _for_the_firm(purchase: Purchase, customer_id: int) -> Purchase:
    """Without VAT the invoice names the firm and the number that was found in the register."""
    firm = business_id_of(customer_id)
    if firm is None:
        return purchase
    billing = replace(purchase.billing or purchase.shipping, company=firm.firm, vat_id=firm.number)
    return replace(purchase, billing=billing)


def _customer(cart: Cart, purchase: Purchase, by: Actor, at: datetime) -> Customer:
    """Whoever is signed in, else the one known by the address, else somebody new."""
    if cart.customer is not None:
        return cart.customer
    address, contact = purchase.shipping, purchase.contact
    details = Details(
        name=contact.name,
        email=contact.email,
        phone=contact.phone,
        language=contact.language,
        country=address.country,
        region=address.region,
    )
    return find_or_create(kind="email", value=contact.email, details=details, by=by, at=at)


def _write(
    shown: CartShown, found: Choices, purchase: Purchase, customer: Customer, at: datetime
) -> Order:
    """The order with its parcel, and the promise of its day."""
    offer, by = found.offer, Actor.customer(customer.pk)
    if offer is None:
        raise CannotSend(found.reason)
    deadline = change_deadline(at, offer.method.cut_off, found.offered.calendar)
    bought = replace(bought_from(shown, found, purchase, customer.pk), change_until=deadline)
    parcel = place_bought_order(bought=bought, by=by, at=at)
    parcel.order.customer, parcel.courier = customer, offer.method.courier
    _promise(parcel, found, purchase, at)
    return parcel.order


def _keep_goods(cart: Cart, order: Order, shown: CartShown, found: Choices, at: datetime) -> None:
    """The time of delivery, stock, then vouchers: in this order of locks everywhere."""
    offer, by = found.offer, Actor.customer(order.customer_id)
    if offer is None or found.totals is None:
        raise CannotSend(found.reason)
    if found.slot is not None:
        try:
            take_time(method=offer.method, slot=found.slot, order_id=order.pk)
        except TimeFull as full:
            raise ShownAnew(("day",)) from full
    reserve_for_order(
        key=cart.attempt,
        order_id=order.pk,
        wanted=shown.wanted,
        store_id=offer.method.store_id if offer.method.kind == "store" else None,
        by=by,
        at=at,
    )
    amounts = dict(found.totals.discounts)
    if amounts:
        use = VoucherPurchase(cart.attempt, cart.customer_id, shown.goods, shown.currency)
        use_vouchers(amounts=amounts, purchase=use, by=by, at=at)


def _promise(parcel: Parcel, found: Choices, purchase: Purchase, at: datetime) -> None:
    """Exactly the day that was shown, in the words of the page."""
    order = parcel.order
    seen, language = purchase.seen.promised_on, purchase.contact.language
    if found.offer is None or seen is None:
        raise ShownAnew(("unseen",))
    told = Told(
        _promised_words(order, seen, parcel.zone, at), language, "checkout", f"order:{order.pk}"
    )
    shown = replace(found.offer.quote, promised_on=seen)
    due = Due.end_of(seen, parcel.zone)
    if found.slot is not None:
        due = Due(found.slot.span(parcel.zone)[1], seen, parcel.zone)
    by = Actor.machine("checkout.place")
    promise_as_shown(parcel=parcel, shown=shown, due=due, told=told, by=by, at=at)


def _promised_words(order: Order, day: date, zone: str, at: datetime) -> str:
    """The day, or the time that was chosen, in the words of the page."""
    language = order.language
    with translation.override(language):
        if chosen := slot_words(order, at, language):
            # Translators: time is a phrase such as "on Friday 27 November, 17:00–20:00"
            return _("With you %(time)s.") % {"time": chosen}
        said = {"by_day": by_day_words(day, day_of(at, zone), language)}
        if order.method_kind in ("store", "pickup_point"):
            # Translators: by_day is a phrase such as "by Friday 27 November"
            return _("Ready for you to fetch %(by_day)s.") % said
        return _("With you %(by_day)s.") % said


def _note_placed(
    cart: Cart, order: Order, purchase: Purchase, customer: Customer, at: datetime
) -> None:
    changed = write_step(cart, StepFacts(Step.PLACED, purchase.device), at)
    changed |= {"state": CartState.ORDERED, "order": order, "problem": ""}
    Cart.objects.filter(pk=cart.pk).update(**changed, left_at=None, left_because="")
    if cart.customer_id is not None and not purchase.shipping.point:
        keep_address(customer=customer, address=purchase.shipping, at=at)
    event = CartOrdered(cart_id=cart.pk, order_id=order.pk)
    by = Actor.customer(customer.pk)
    publish(event, about=Ref("order", str(order.pk)), by=by, at=at)


def _note_asked_or_not(customer: Customer, purchase: Purchase, at: datetime) -> None:
    """A yes or no to being asked how it was, where one was ticked, with the text beside it."""
    said = purchase.asked_or_not
    if said is None:
        return
    deed = give_consent if said.is_yes else withdraw_consent
    deed(
        customer=customer,
        purpose=Purpose.REVIEWS,
        said_where="checkout",
        shown=said.shown,
        by=Actor.customer(customer.pk),
        at=at,
    )


def keep_address(*, customer: Customer, address: AddressFacts, at: datetime) -> SavedAddress:
    """Keeps an address for the next time; one that is known is only used again."""
    row, _is_new = SavedAddress.objects.update_or_create(
        customer=customer,
        name=address.name,
        street=address.street,
        extra=address.extra,
        city=address.city,
        postcode=address.postcode,
        country=address.country,
        company=address.company,
        defaults={"used_at": at},
    )
    return row


def _next(order: Order, by: Actor, at: datetime) -> Next:
    """Where paying stands: begun now, begun before, or done."""
    try:
        return start_payment(order=order, provider_code=order.provider_code, by=by, at=at)
    except NothingToPay:
        return Next("done", "")
