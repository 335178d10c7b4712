"""Money that the customer's bank took back, and gave again."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.payments import events
from pistos.payments.models import EntryKind, Payment, PaymentEntry


@transaction.atomic
def note_dispute(*, payment: Payment, amount: Decimal, key: str, by: Actor, at: datetime) -> None:
    """Enters money withdrawn for a dispute, once for each dispute. Publishes PaymentDisputed."""
    if _enter(payment, EntryKind.DISPUTED, -amount, key, at):
        told = events.PaymentDisputed(payment.pk, payment.order_id, str(amount))
        publish(told, about=Ref("order", str(payment.order_id)), by=by, at=at)


@transaction.atomic
def note_dispute_won(
    *, payment: Payment, amount: Decimal, key: str, by: Actor, at: datetime
) -> None:
    """Enters money that came back after a dispute, once. Publishes DisputeWon."""
    if _enter(payment, EntryKind.DISPUTE_WON, amount, key, at):
        told = events.DisputeWon(payment.pk, payment.order_id, str(amount))
        publish(told, about=Ref("order", str(payment.order_id)), by=by, at=at)


def _enter(payment: Payment, kind: EntryKind, amount: Decimal, key: str, at: datetime) -> bool:
    """Adds a movement of a dispute to the journal and to the payment's sum of them."""
    _entry, is_new = PaymentEntry.objects.get_or_create(
        key=f"{payment.provider}:{kind}:{key}",
        defaults={
            "payment": payment,
            "kind": kind,
            "amount": amount,
            "currency": payment.currency,
            "happened_at": at,
        },
    )
    if is_new:
        Payment.objects.filter(pk=payment.pk).update(disputed_amount=F("disputed_amount") - amount)
    return is_new
