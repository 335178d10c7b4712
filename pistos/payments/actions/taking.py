"""Reports of providers: each is kept once, taken once, in whatever order and number they come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.payments import events
from pistos.payments.actions.disputing import note_dispute, note_dispute_won
from pistos.payments.actions.refunding import note_refund
from pistos.payments.actions.settling import decline, expire, fail, lock_payment, receive
from pistos.payments.facts import Notice, Received
from pistos.payments.models import EventState, Payment, PaymentState, ProviderEvent
from pistos.payments.ports import NoticeUnreadable, provider_named
from pistos.payments.rules.life import change_of

BY = Actor.machine("payments.take_event")


class CannotReplay(Refused):
    """The report makes no more sense than before."""


@dataclass(frozen=True, slots=True)
class Report:
    """A genuine report: the provider's id of it, its kind, and its body, masked."""

    provider: str
    external_id: str
    kind: str
    body: Mapping[str, Any]


@transaction.atomic
def take_event(*, report: Report, at: datetime) -> ProviderEvent:
    """Takes a report whose signature was checked. The same one again changes nothing.

    What makes no sense, or names a payment that is not ours, is quarantined and can be replayed
    (EventQuarantined); what comes before its beginning waits for it.
    """
    row, is_new = ProviderEvent.objects.get_or_create(
        provider=report.provider,
        external_id=report.external_id,
        defaults={
            "kind": report.kind[:80],
            "body": dict(report.body),
            "state": EventState.IGNORED,
            "received_at": at,
        },
    )
    if is_new:
        _take(row, at)
    return row


@transaction.atomic
def replay_event(*, event: ProviderEvent, by: Actor, at: datetime) -> ProviderEvent:
    """Tries what was set aside again. Publishes EventReplayed. Refuses with CannotReplay."""
    row = ProviderEvent.objects.select_for_update().get(pk=event.pk)
    if row.state not in (EventState.QUARANTINED, EventState.EARLY):
        return row
    _take(row, at)
    if row.state == EventState.QUARANTINED:
        raise CannotReplay(_("It still cannot be taken: %(reason)s.") % {"reason": row.reason})
    ProviderEvent.objects.filter(pk=row.pk).update(replayed_at=at)
    told = events.EventReplayed(row.pk, row.provider, row.state)
    publish(told, about=Ref("provider_event", str(row.pk)), by=by, at=at)
    return row


def _take(row: ProviderEvent, at: datetime) -> None:
    try:
        with transaction.atomic():
            row.payment, row.state, row.reason = _taken(row, at)
    except NoticeUnreadable as problem:
        row.payment, row.state, row.reason = None, EventState.QUARANTINED, str(problem)[:200]
    ProviderEvent.objects.filter(pk=row.pk).update(
        payment=row.payment, state=row.state, reason=row.reason
    )
    if row.state == EventState.QUARANTINED:
        told = events.EventQuarantined(row.pk, row.provider, row.reason)
        publish(told, about=Ref("provider_event", str(row.pk)), by=BY, at=at)
    elif row.payment is not None and row.state == EventState.PROCESSED:
        _take_early(row.payment, at)


def _taken(row: ProviderEvent, at: datetime) -> tuple[Payment | None, EventState, str]:
    port = provider_named(row.provider)
    if port is None:
        raise NoticeUnreadable("this way to pay is not set up")
    notice = port.read(row.body)
    if notice.kind == "other":
        return None, EventState.IGNORED, ""
    found = _payment_of(row.provider, notice)
    if found is None:
        raise NoticeUnreadable("no payment of ours has these names")
    payment = lock_payment(found)
    change = change_of(notice, state=payment.state, has_money=payment.paid_amount > 0)
    if change == "early":
        return payment, EventState.EARLY, ""
    if change == "none":
        return payment, EventState.IGNORED, ""
    _apply(change, payment, notice, at)
    return payment, EventState.PROCESSED, ""


def _payment_of(provider: str, notice: Notice) -> int | None:
    """By our token, else by the provider's page, else by its payment; never across providers."""
    rows = Payment.objects.filter(provider=provider)
    for wanted in (
        {"token": notice.payment_token},
        {"external_ref": notice.external_ref},
        {"charge_ref": notice.charge_ref},
    ):
        if all(wanted.values()):
            found = rows.filter(**wanted).order_by("pk").values_list("pk", flat=True).first()
            if found is not None:
                return found
    return None


def _apply(change: str, payment: Payment, notice: Notice, at: datetime) -> None:
    if notice.charge_ref and payment.charge_ref != notice.charge_ref and change == "receive":
        Payment.objects.filter(pk=payment.pk).update(charge_ref=notice.charge_ref)
        payment.charge_ref = notice.charge_ref
    if change == "mark":
        Payment.objects.filter(pk=payment.pk).update(payer_mark=notice.payer_mark)
    elif change == "receive":
        receive(payment=payment, received=_received(payment, notice), by=BY, at=at)
    elif change == "decline":
        decline(payment=payment, code=notice.code, at=at)
    elif change == "fail":
        fail(payment=payment, code=notice.code, by=BY, at=at)
    elif change == "expire":
        expire(payment=payment, code=notice.code or "expired", by=BY, at=at)
    elif change == "wait":
        Payment.objects.filter(pk=payment.pk).update(state=PaymentState.WAITING)
    elif change == "refund":
        note_refund(payment=payment, notice=notice, by=BY, at=at)
    elif change == "dispute":
        note_dispute(payment=payment, amount=_amount(notice), key=_key(notice), by=BY, at=at)
    else:
        note_dispute_won(payment=payment, amount=_amount(notice), key=_key(notice), by=BY, at=at)


def _received(payment: Payment, notice: Notice) -> Received:
    """One payment of the provider is one entry, whichever of its reports tells of it first."""
    names = notice.charge_ref or notice.external_ref or payment.token
    return Received(
        amount=_amount(notice),
        currency=notice.currency,
        happened_at=notice.happened_at,
        key=f"{payment.provider}:paid:{names}",
    )


def _amount(notice: Notice) -> Decimal:
    if notice.amount is None or notice.amount <= 0 or not notice.currency:
        raise NoticeUnreadable("says no amount")
    return notice.amount


def _key(notice: Notice) -> str:
    return notice.code or notice.event_id


def _take_early(payment: Payment, at: datetime) -> None:
    """What was told of this payment before its beginning, in the order in which it came."""
    waiting = ProviderEvent.objects.select_for_update().filter(
        payment=payment, state=EventState.EARLY
    )
    for row in waiting.order_by("pk"):
        _take(row, at)
