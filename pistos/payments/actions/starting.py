"""Beginning to pay: the payment stands with the order; the provider's page comes after commit."""

from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import next_ids
from pistos.kit.errors import Refused
from pistos.orders.actions.paying import note_payment_state
from pistos.orders.models import Order, OrderState
from pistos.orders.models import PaymentState as OrderPaymentState
from pistos.payments import events
from pistos.payments.facts import Next
from pistos.payments.models import OPEN, Payment, PaymentState, Provider
from pistos.payments.ports import PaymentProvider, provider_named
from pistos.payments.queries.offering import lacking_of, next_of, provider_in_use
from pistos.payments.rules.references import creditor_reference
from pistos.shop.queries import the_shop


class WayNotOffered(Refused):
    """Nobody can pay in this way."""


class NothingToPay(Refused):
    """The order is paid, or will never be."""


@transaction.atomic
def start_payment(*, order: Order, provider_code: str, by: Actor, at: datetime) -> Next:
    """Begins to pay what the order still lacks, in the caller's transaction; nothing leaves the house.

    Once more in the same way is the same payment. In another way gives the open one up; should it
    be paid all the same, that money counts. An order of nothing is paid at once. Publishes
    PaymentStarted. Refuses with WayNotOffered or NothingToPay.
    """
    row, port = _way(provider_code)
    locked = Order.objects.select_for_update().get(pk=order.pk)
    if locked.state == OrderState.CANCELLED:
        raise NothingToPay(_("This order was cancelled, so there is nothing to pay."))
    amount = lacking_of(locked)
    if locked.total_amount == 0:
        note_payment_state(order_id=locked.pk, state=OrderPaymentState.PAID)
        return Next("done", "")
    if amount <= 0:
        raise NothingToPay(_("This order is paid. Nothing is left to pay."))
    standing = (
        Payment.objects.select_for_update().filter(order=locked, state__in=OPEN).order_by("pk")
    ).first()
    if standing and standing.provider == provider_code and standing.amount == amount:
        return next_of(standing, row, port)
    if standing:
        give_up(payment=standing, code="other_way", by=by, at=at)
    note_payment_state(order_id=locked.pk, state=OrderPaymentState.AWAITED)
    return _begun(locked, amount, row, port, by=by, at=at)


@transaction.atomic(savepoint=False)
def start_first_payment(*, order: Order, by: Actor, at: datetime) -> Next:
    """`start_payment` for an order that the caller's own transaction has just written: nobody else has
    seen it, so nothing is locked and nothing looked for. Publishes PaymentStarted; refuses with
    WayNotOffered."""
    row, port = _way(order.provider_code)
    if order.total_amount == 0:
        note_payment_state(order_id=order.pk, state=OrderPaymentState.PAID)
        return Next("done", "")
    return _begun(order, order.total_amount, row, port, by=by, at=at)


@transaction.atomic
def ask_for_less(*, order: Order, amount: Decimal, by: Actor, at: datetime) -> Decimal:
    """The order costs so much less: what is still to pay is asked for anew without it; returns by how much
    that is less.

    Nothing where nothing is open. Whoever pays the former sum all the same has the difference back. Publishes
    PaymentAbandoned, and PaymentStarted for what is left.
    """
    locked = Order.objects.select_for_update().get(pk=order.pk)
    standing = Payment.objects.select_for_update().filter(order=locked, state__in=OPEN).first()
    if standing is None or amount <= 0:
        return Decimal("0.00")
    less = min(amount, standing.amount)
    left = standing.amount - less
    give_up(payment=standing, code="other_sum", by=by, at=at)
    if not left:
        note_payment_state(order_id=locked.pk, state=OrderPaymentState.PAID)
        return less
    with suppress(WayNotOffered):
        row, port = _way(standing.provider)
        _begun(locked, left, row, port, by=by, at=at)
    return less


def _begun(
    order: Order, amount: Decimal, row: Provider, port: PaymentProvider, *, by: Actor, at: datetime
) -> Next:
    payment = _new_payment(order, amount, row, port, at)
    started = events.PaymentStarted(
        payment.pk, order.pk, payment.provider, str(amount), payment.currency
    )
    publish(started, about=Ref("order", str(order.pk)), by=by, at=at)
    return next_of(payment, row, port)


def _way(code: str) -> tuple[Provider, PaymentProvider]:
    port = provider_named(code)
    row = provider_in_use(code)
    if port is None or row is None:
        raise WayNotOffered(_("This way to pay is not offered. Please choose another one."))
    return row, port


def _new_payment(
    order: Order, amount: Decimal, row: Provider, port: PaymentProvider, at: datetime
) -> Payment:
    payment_id = next_ids("payments_payment", 1)[0]
    is_transfer = port.way == "transfer"
    today = at.astimezone(ZoneInfo(the_shop().time_zone)).date()
    return Payment.objects.create(
        pk=payment_id,
        order=order,
        provider=row.code,
        amount=amount,
        currency=order.currency,
        state=PaymentState.STARTED if port.way == "hosted" else PaymentState.WAITING,
        reference=creditor_reference(payment_id) if is_transfer else "",
        pay_by_on=today + timedelta(days=row.pay_within_days) if is_transfer else None,
        started_at=at,
    )


def give_up(*, payment: Payment, code: str, by: Actor, at: datetime) -> None:
    """Ends an open payment that is locked; its page is closed after commit. Publishes PaymentAbandoned."""
    Payment.objects.filter(pk=payment.pk).update(
        state=PaymentState.ABANDONED, problem=code, ended_at=at
    )
    gone = events.PaymentAbandoned(payment.pk, payment.order_id, payment.provider, code)
    publish(gone, about=Ref("order", str(payment.order_id)), by=by, at=at)
