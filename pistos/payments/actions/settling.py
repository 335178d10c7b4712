"""Money that came, and payments that came to nothing. Each is called with order and payment locked."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.actions.paying import note_payment_state
from pistos.orders.models import Order
from pistos.orders.models import PaymentState as OrderPaymentState
from pistos.payments import events
from pistos.payments.actions.counting import count_outcome
from pistos.payments.facts import Received
from pistos.payments.models import EntryKind, Payment, PaymentEntry, PaymentState
from pistos.payments.queries.offering import lacking_of
from pistos.payments.rules.life import SETTLED, is_whole


class OtherCurrency(Refused):
    """What came cannot be set against what was asked for."""


def lock_payment(payment_id: int) -> Payment:
    """The payment and its order, locked in that order by everybody: order first."""
    order_id = Payment.objects.values_list("order_id", flat=True).get(pk=payment_id)
    order = Order.objects.select_for_update().get(pk=order_id)
    payment = Payment.objects.select_for_update().get(pk=payment_id)
    payment.order = order
    return payment


@transaction.atomic
def receive(*, payment: Payment, received: Received, by: Actor, at: datetime) -> bool:
    """Enters money that came; False when that money is entered already.

    The whole sum makes the payment paid (PaymentPaid). Another sum, or another currency, does not pay
    the order: the payment is questioned (PaymentQuestioned) until a person decides. Money for an order
    that was paid already, or costs less by now, is told as PaidTwice, and goes back by itself.
    """
    entry, is_new = PaymentEntry.objects.get_or_create(
        key=received.key,
        defaults={
            "payment": payment,
            "kind": EntryKind.PAID,
            "amount": received.amount,
            "currency": received.currency,
            "happened_at": received.happened_at,
        },
    )
    if not is_new:
        return False
    count_outcome(provider=payment.provider, outcome="ok", at=at)
    if payment.state == PaymentState.PAID:
        _enter(payment, received, PaymentState.PAID, "too_much", at)
        _tell_too_much(payment, entry, entry.amount, by, at)
        return True
    lacking = lacking_of(payment.order)
    is_paid = is_whole(
        came=payment.paid_amount + received.amount,
        asked=payment.amount,
        currency=received.currency,
        asked_currency=payment.currency,
    )
    if not is_paid:
        _enter(payment, received, PaymentState.QUESTIONED, "other_amount", at)
        _question(payment, received, by, at)
    elif lacking <= 0:
        _enter(payment, received, PaymentState.PAID, "too_much", at)
        _tell_too_much(payment, entry, entry.amount, by, at)
    else:
        too_much = received.amount - lacking
        _enter(payment, received, PaymentState.PAID, "too_much" if too_much > 0 else "", at)
        _paid(payment, by, at)
        if too_much > 0:
            _tell_too_much(payment, entry, too_much, by, at)
    return True


def _enter(
    payment: Payment, received: Received, state: PaymentState, problem: str, at: datetime
) -> None:
    Payment.objects.filter(pk=payment.pk).update(
        paid_amount=F("paid_amount") + received.amount,
        state=state,
        problem=problem,
        paid_at=received.happened_at,
        ended_at=at,
    )
    payment.paid_amount, payment.state = payment.paid_amount + received.amount, state


def _question(payment: Payment, received: Received, by: Actor, at: datetime) -> None:
    event = events.PaymentQuestioned(
        payment.pk,
        payment.order_id,
        payment.provider,
        str(received.amount),
        str(payment.amount),
        received.currency,
    )
    publish(event, about=_about(payment), by=by, at=at)


def _tell_too_much(
    payment: Payment, entry: PaymentEntry, amount: Decimal, by: Actor, at: datetime
) -> None:
    event = events.PaidTwice(payment.pk, payment.order_id, entry.pk, str(amount))
    publish(event, about=_about(payment), by=by, at=at)


def _paid(payment: Payment, by: Actor, at: datetime) -> None:
    """The order is paid once it holds its whole sum, by one payment or by several."""
    if lacking_of(payment.order) <= 0:
        note_payment_state(order_id=payment.order_id, state=OrderPaymentState.PAID)
    event = events.PaymentPaid(
        payment.pk, payment.order_id, payment.provider, str(payment.amount), payment.currency
    )
    publish(event, about=_about(payment), by=by, at=at)


@transaction.atomic
def accept_sum(*, payment: Payment, by: Actor, at: datetime) -> None:
    """Takes what came as the payment, though it is another sum: the shop's choice. PaymentAccepted.

    Refuses with OtherCurrency.
    """
    locked = lock_payment(payment.pk)
    if locked.state != PaymentState.QUESTIONED:
        return
    if locked.entries.exclude(currency=locked.currency).exists():
        raise OtherCurrency(_("This money came in another currency. It can only go back."))
    Payment.objects.filter(pk=locked.pk).update(state=PaymentState.PAID, problem="")
    note_payment_state(order_id=locked.order_id, state=OrderPaymentState.PAID)
    event = events.PaymentAccepted(locked.pk, locked.order_id, str(locked.paid_amount))
    publish(event, about=_about(locked), by=by, at=at)


@transaction.atomic
def fail(*, payment: Payment, code: str, by: Actor, at: datetime) -> None:
    """The payment came to nothing for good; the order is kept. Publishes PaymentFailed."""
    if payment.state in SETTLED or payment.state == PaymentState.FAILED:
        return
    _end(payment, PaymentState.FAILED, code, at)
    count_outcome(provider=payment.provider, outcome="declined", at=at, payment=payment)
    event = events.PaymentFailed(payment.pk, payment.order_id, payment.provider, code[:60])
    publish(event, about=_about(payment), by=by, at=at)


@transaction.atomic
def expire(*, payment: Payment, code: str, by: Actor, at: datetime) -> None:
    """Nobody paid in time; the order is kept. Publishes PaymentAbandoned."""
    if payment.state in SETTLED or payment.state == PaymentState.ABANDONED:
        return
    _end(payment, PaymentState.ABANDONED, code, at)
    event = events.PaymentAbandoned(payment.pk, payment.order_id, payment.provider, code[:60])
    publish(event, about=_about(payment), by=by, at=at)


def decline(*, payment: Payment, code: str, at: datetime) -> None:
    """One try on the provider's page failed; the customer may try again there."""
    Payment.objects.filter(pk=payment.pk).update(problem=code[:60])
    count_outcome(provider=payment.provider, outcome="declined", at=at, payment=payment)


def _end(payment: Payment, state: PaymentState, code: str, at: datetime) -> None:
    Payment.objects.filter(pk=payment.pk).update(state=state, problem=code[:60], ended_at=at)
    if lacking_of(payment.order) > 0:
        note_payment_state(order_id=payment.order_id, state=OrderPaymentState.FAILED)


def _about(payment: Payment) -> Ref:
    return Ref("order", str(payment.order_id))
