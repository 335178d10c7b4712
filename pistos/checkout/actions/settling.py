"""What follows from an order that was cancelled, handed over, or is short of something."""

from dataclasses import replace
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.checkout.actions.changing import write_lines
from pistos.checkout.actions.lowering import credit_unpaid, settle_less, settle_lower_total
from pistos.checkout.models import Cart
from pistos.estimates.queries import quote
from pistos.kit.actors import Actor
from pistos.kit.words import by_day_words
from pistos.orders.actions import cancel_order, choose_on_shortage
from pistos.orders.models import Order, Parcel, Shortage
from pistos.orders.rules.cases import case_of
from pistos.payments.actions.refunding import refundable
from pistos.payments.actions.starting import give_up
from pistos.payments.models import OPEN, Payment
from pistos.pricing.actions import give_back_vouchers
from pistos.promises.actions import Telling, move_promise
from pistos.promises.models import Promise, PromiseKind, State, Toward
from pistos.promises.rules.due import day_of
from pistos.promises.rules.terms import Due, Told
from pistos.requests.actions.falling import fail_for_shortage
from pistos.shipping.actions import give_back_time
from pistos.shop.queries import settings_in_force
from pistos.stock.actions.reserving import release_order, take_out

SETTLER = Actor.machine("checkout.settling")


@transaction.atomic
def settle_cancelled(*, order: Order, at: datetime) -> None:
    """Of a cancelled order everything comes back: money, stock, the time of delivery, vouchers. Told twice,
    done once."""
    locked = Order.objects.select_for_update().get(pk=order.pk)
    held = Payment.objects.select_for_update().filter(order=locked).order_by("pk")
    for payment in held:
        if payment.state in OPEN:
            give_up(payment=payment, code="cancelled", by=SETTLER, at=at)
    paid = sum((refundable(payment) for payment in held), start=locked.total_amount * 0)
    key = f"cancel:{locked.pk}"
    if paid > 0:
        settle_less(order=locked, amount=paid, key=key, by=SETTLER, at=at)
    credit_unpaid(order=locked, amount=locked.total_amount - paid, key=key, by=SETTLER, at=at)
    release_order(order_id=locked.pk, by=SETTLER, at=at)
    give_back_time(order_id=locked.pk)
    cart = Cart.objects.filter(order=locked).first()
    if cart is not None:
        give_back_vouchers(key=cart.attempt, by=SETTLER, at=at)


@transaction.atomic
def settle_handed_over(*, order: Order, at: datetime) -> None:
    """Once the last parcel has left, its pieces are gone from the shelf."""
    waiting = Parcel.objects.filter(order=order, handed_over_at=None, cancelled_at=None)
    if not waiting.exists():
        take_out(order_id=order.pk, by=SETTLER, at=at)


@transaction.atomic
def choose_for_shortage(
    *, shortage: Shortage, choice: Shortage.Choice, by: Actor, at: datetime
) -> None:
    """The buyer's choice and what follows from it: a later day, the money of what is missing, or all of it.

    Refuses as `choose_on_shortage` and `move_promise` do; then nothing was chosen.
    """
    choose_on_shortage(shortage=shortage, choice=choice, by=by, at=at)
    line = shortage.line
    order = Order.objects.select_for_update().get(pk=line.order_id)
    if choice == Shortage.Choice.CANCEL:
        cancel_order(order=order, by=by, at=at)
    elif choice == Shortage.Choice.WITHOUT:
        lines = list(order.lines.order_by("position"))
        wanted = {each.pk: each.quantity for each in lines}
        wanted[line.pk] -= shortage.quantity
        if not any(wanted[each.pk] for each in lines if each.wish_id is None):
            cancel_order(order=order, by=by, at=at)
            return
        gone = [line.pk] if not wanted[line.pk] else []
        fail_for_shortage(line_ids=gone, by=SETTLER, at=at)
        less = write_lines(order=order, lines=lines, wanted=wanted, at=at)
        key = f"short:{shortage.pk}"
        settle_lower_total(order=order, amount=less, key=key, by=by, at=at)
    else:
        _wait(order, shortage, by, at)


def _wait(order: Order, shortage: Shortage, by: Actor, at: datetime) -> None:
    """The day moves to the one that history supports once it is here again; both stay on record."""
    if shortage.restock_on is None:
        return
    rows = order.parcels.filter(handed_over_at=None, cancelled_at=None)
    for parcel in rows.select_related("order", "courier", "supplier").order_by("pk"):
        promise = Promise.objects.filter(
            kind=PromiseKind.DELIVERY, toward=Toward.CUSTOMER, about_kind="parcel",
            about_id=parcel.pk, standing__state=State.OPEN,
        ).select_related("standing").first()  # fmt: skip
        if promise is None:
            continue
        here = datetime.combine(shortage.restock_on, time(9), ZoneInfo(parcel.zone))
        case = replace(case_of(parcel), ordered_at=here)
        found = quote(case=case, at=at, target=settings_in_force().kept_rate_target)
        due = Due.end_of(found.promised_on, parcel.zone)
        if due.at <= promise.standing.due_at:
            continue
        with translation.override(order.language):
            words = _("You chose to wait; with you %(by_day)s.") % {
                "by_day": by_day_words(due.on, day_of(at, parcel.zone), order.language)
            }
        telling = Telling(Told(words, order.language, "order_page", f"order:{order.pk}"))
        move_promise(promise=promise, due=due, reason="restock", telling=telling, by=by, at=at)
