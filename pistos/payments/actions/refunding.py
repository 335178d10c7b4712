"""Money back: asked once by its key, never more than came, sent after commit."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.actions.paying import note_payment_state
from pistos.orders.models import PaymentState as OrderPaymentState
from pistos.payments import events
from pistos.payments.actions.settling import lock_payment
from pistos.payments.facts import Notice, RefundAnswer
from pistos.payments.models import (
    EntryKind,
    Payment,
    PaymentEntry,
    PaymentState,
    Refund,
    RefundState,
)
from pistos.payments.ports import (
    NoticeUnreadable,
    ProviderAway,
    ProviderRefused,
    RefundRequest,
    provider_named,
)
from pistos.payments.queries.offering import money_of

SENDER = Actor.machine("payments.send_refund")
ZERO = Decimal("0.00")


class RefundTooHigh(Refused):
    """More would go back than came."""


class RefundKeyUsed(Refused):
    """The key was used for another refund."""


@transaction.atomic
def refund(
    *, payment: Payment, amount: Decimal, reason: str, key: str, by: Actor, at: datetime
) -> Refund:
    """Promises `amount` back, once for each `key`; it is sent after commit. Publishes RefundAsked.

    Two at once wait for each other; together they never take more than came. Refuses with
    RefundTooHigh, and with RefundKeyUsed where the key stands for another amount or payment.
    """
    locked = lock_payment(payment.pk)
    known = Refund.objects.filter(key=key).first()
    if known is not None:
        if known.payment_id != locked.pk or known.amount != amount:
            raise RefundKeyUsed(_("This refund was asked for before, with another amount."))
        return known
    left = refundable(locked)
    if amount <= 0 or amount > left:
        raise RefundTooHigh(
            _("At most %(left)s %(currency)s of this payment can be given back.")
            % {"left": left, "currency": locked.currency}
        )
    port = provider_named(locked.provider)
    is_by_hand = port is None or port.way != "hosted"
    made = Refund.objects.create(
        payment=locked,
        key=key,
        amount=amount,
        reason=reason[:200],
        state=RefundState.BY_HAND if is_by_hand else RefundState.WAITING,
        asked_at=at,
        asked_by=f"{by.kind}:{by.id}"[:80],
    )
    Payment.objects.filter(pk=locked.pk).update(promised_amount=F("promised_amount") + amount)
    told = events.RefundAsked(made.pk, locked.pk, locked.order_id, str(amount), locked.currency)
    publish(told, about=_about(locked), by=by, at=at)
    return made


def refundable(payment: Payment) -> Decimal:
    """What may still go back: what came, less what went, what is promised, what a bank took back."""
    gone = payment.refunded_amount + payment.promised_amount + payment.disputed_amount
    return max(payment.paid_amount - gone, ZERO)


def send_refund(*, refund_id: int, at: datetime) -> None:
    """Asks the provider to give the money back. ProviderAway surfaces, and is tried again by its key."""
    row = Refund.objects.select_related("payment").get(pk=refund_id)
    port = provider_named(row.payment.provider)
    if row.state != RefundState.WAITING or port is None:
        return
    request = RefundRequest(
        key=f"refund-{row.pk}",
        payment_token=row.payment.token,
        charge_ref=row.payment.charge_ref,
        amount=row.amount,
        currency=row.payment.currency,
    )
    try:
        answer = port.give_back(request)
    except ProviderRefused as refusal:
        answer = RefundAnswer("", "failed", str(refusal))
    except ProviderAway as problem:
        Refund.objects.filter(pk=row.pk).update(problem=str(problem)[:200])
        raise
    with transaction.atomic():
        settle_refund(refund_id=row.pk, answer=answer, by=SENDER, at=at)


@transaction.atomic
def note_sent_by_hand(*, refund_row: Refund, by: Actor, at: datetime) -> None:
    """A person sent the money. Once in effect; RefundDone."""
    settle_refund(
        refund_id=refund_row.pk, answer=RefundAnswer(refund_row.external_id, "done"), by=by, at=at
    )


@transaction.atomic
def settle_refund(*, refund_id: int, answer: RefundAnswer, by: Actor, at: datetime) -> None:
    """What became of a refund; told twice or in another order it is the same.

    A refund that failed after it seemed done is undone in the journal by an entry of its own.
    """
    payment_id = Refund.objects.values_list("payment_id", flat=True).get(pk=refund_id)
    payment = lock_payment(payment_id)
    row = Refund.objects.select_for_update().get(pk=refund_id)
    if row.state == RefundState.FAILED:
        return
    if row.state == RefundState.DONE:
        if answer.state == "failed":
            _returned(payment, row, answer.problem, by, at)
        return
    if answer.external_id and not row.external_id:
        row.external_id = answer.external_id
    if answer.state == "sent":
        Refund.objects.filter(pk=row.pk).update(
            state=RefundState.SENT, external_id=row.external_id, problem=""
        )
        return
    if answer.state == "failed":
        _failed(payment, row, answer.problem, by, at)
    else:
        _done(payment, row, by, at)


def _done(payment: Payment, row: Refund, by: Actor, at: datetime) -> None:
    Refund.objects.filter(pk=row.pk).update(
        state=RefundState.DONE, external_id=row.external_id, done_at=at, problem=""
    )
    PaymentEntry.objects.create(
        payment=payment,
        kind=EntryKind.REFUNDED,
        amount=-row.amount,
        currency=payment.currency,
        key=f"refund:{row.pk}",
        happened_at=at,
    )
    back = payment.refunded_amount + row.amount
    is_all = back == payment.paid_amount
    Payment.objects.filter(pk=payment.pk).update(
        promised_amount=F("promised_amount") - row.amount,
        refunded_amount=F("refunded_amount") + row.amount,
        state=PaymentState.REFUNDED if is_all else payment.state,
        problem="" if is_all or payment.problem == "too_much" else payment.problem,
    )
    if money_of([payment.order_id]).get(payment.order_id, ZERO) <= 0:
        note_payment_state(order_id=payment.order_id, state=OrderPaymentState.REFUNDED)
    told = events.RefundDone(
        row.pk,
        payment.pk,
        payment.order_id,
        str(row.amount),
        payment.currency,
        is_beyond_order=row.key.startswith("twice:"),
    )
    publish(told, about=_about(payment), by=by, at=at)


def _failed(payment: Payment, row: Refund, problem: str, by: Actor, at: datetime) -> None:
    Refund.objects.filter(pk=row.pk).update(
        state=RefundState.FAILED, problem=problem[:200], external_id=row.external_id
    )
    Payment.objects.filter(pk=payment.pk).update(promised_amount=F("promised_amount") - row.amount)
    told = events.RefundFailed(row.pk, payment.pk, payment.order_id)
    publish(told, about=_about(payment), by=by, at=at)


def _returned(payment: Payment, row: Refund, problem: str, by: Actor, at: datetime) -> None:
    """The bank sent a refund back days later: the money is ours to give once more."""
    Refund.objects.filter(pk=row.pk).update(state=RefundState.FAILED, problem=problem[:200])
    PaymentEntry.objects.create(
        payment=payment,
        kind=EntryKind.REFUND_RETURNED,
        amount=row.amount,
        currency=payment.currency,
        key=f"refund-returned:{row.pk}",
        happened_at=at,
    )
    Payment.objects.filter(pk=payment.pk).update(
        refunded_amount=F("refunded_amount") - row.amount, state=PaymentState.PAID
    )
    note_payment_state(order_id=payment.order_id, state=OrderPaymentState.PAID)
    told = events.RefundFailed(row.pk, payment.pk, payment.order_id)
    publish(told, about=_about(payment), by=by, at=at)


@transaction.atomic
def note_refund(*, payment: Payment, notice: Notice, by: Actor, at: datetime) -> None:
    """A provider's report of a refund: of one of ours, or of one made on the provider's own desk."""
    answer = notice.refund
    if answer is None or notice.amount is None or notice.amount <= 0:
        raise NoticeUnreadable("says no amount of a refund")
    row = _known(payment, notice, answer)
    if row is None:
        if answer.state == "failed":
            return
        if notice.amount > refundable(payment):
            raise NoticeUnreadable("gives back more than came")
        row = Refund.objects.create(
            payment=payment,
            key=f"{payment.provider}:{answer.external_id}",
            amount=notice.amount,
            reason="provider",
            state=RefundState.SENT,
            external_id=answer.external_id,
            asked_at=notice.happened_at,
            asked_by=f"{by.kind}:{by.id}",
        )
        Payment.objects.filter(pk=payment.pk).update(
            promised_amount=F("promised_amount") + notice.amount
        )
    settle_refund(refund_id=row.pk, answer=answer, by=by, at=at)


def _known(payment: Payment, notice: Notice, answer: RefundAnswer) -> Refund | None:
    ours = Refund.objects.filter(payment=payment)
    if notice.refund_key.startswith("refund-") and notice.refund_key[7:].isdigit():
        found = ours.filter(pk=int(notice.refund_key[7:])).first()
        if found is not None:
            return found
    return ours.filter(external_id=answer.external_id).first() if answer.external_id else None


def _about(payment: Payment) -> Ref:
    return Ref("order", str(payment.order_id))
