"""A remedy was carried out: its promise is kept, and the customer is asked whether it is well."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations.queries.cardless import without_cards
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.orders.models import Order, Parcel
from pistos.payments.models import Refund, RefundState
from pistos.promises.actions.fulfilling import note_happened
from pistos.promises.models import Promise, PromiseKind, State
from pistos.remedies import events
from pistos.remedies.actions.coming_back import CameBack, promise_again
from pistos.remedies.actions.locking import lock_remedy, ref
from pistos.remedies.actions.telling import recipient_of, remedy_link, tell_done
from pistos.remedies.models import REAL, Remedy, RemedyKind, RemedyState
from pistos.remedies.rules.catalogue import OF_GOODS

SETTLER = Actor.machine("remedies.settle")
BY_PAYMENTS = "refund of order %d"
"""The proof of what our own payments report."""


class WrongMoment(Refused):
    """The remedy is not where this deed begins."""


class ProofMissing(Refused):
    """What was done elsewhere is on record with where it can be found."""


def finish(*, remedy: Remedy, proof: str, by: Actor, at: datetime) -> None:
    """The remedy, whose row is locked or was just made, is done: promise kept, told. Publishes RemedyDone.

    Goods sent again keep their promise by the courier's own reports, so that is left to these.
    """
    remedy.state, remedy.done_at = RemedyState.DONE, at
    remedy.proof, remedy.problem = proof[:120], ""
    remedy.save(update_fields=["state", "done_at", "proof", "problem"])
    if remedy.promise_id is not None and remedy.new_order_id is None:
        promise = Promise.objects.get(pk=remedy.promise_id)
        note_happened(promise=promise, happened_at=at, evidence=f"remedy:{remedy.pk}", by=by, at=at)
    told = events.RemedyDone(
        remedy.pk, remedy.subject_kind, remedy.subject_id, remedy.kind, remedy.customer_id
    )
    publish(told, about=ref(remedy), by=by, at=at)
    if remedy.voucher_id is None:
        tell_done(remedy=remedy, at=at)


@transaction.atomic
def note_done(*, remedy: Remedy, note: str, by: Actor, at: datetime) -> None:
    """A person did it: the gift went out, the repair is finished, it was done in another system.

    `note` is the proof: a reference, a parcel number, whom to ask. Publishes RemedyDone. Refuses with
    WrongMoment what is not awaited, or what the program itself sees done, and with ProofMissing.
    """
    row = lock_remedy(remedy.pk)
    if row.state != RemedyState.PROMISED:
        raise WrongMoment(_("This remedy is not awaited any more."))
    sent = Refund.objects.filter(key__startswith=f"remedy:{row.pk}:")
    if sent.exclude(state__in=[RefundState.DONE, RefundState.FAILED]).exists():
        raise WrongMoment(_("A part of the money is still on its way. Wait until it has gone."))
    is_seen = row.way == Remedy.Way.HERE and (row.kind == RemedyKind.REFUND or row.kind in OF_GOODS)
    if is_seen and not row.problem:
        raise WrongMoment(_("This is noted by itself as soon as it has happened."))
    if not note.strip():
        raise ProofMissing(_("Write where it can be found, for example a reference."))
    finish(remedy=row, proof=without_cards(" ".join(note.split())), by=by, at=at)


@transaction.atomic
def settle_refunds(*, order_id: int, at: datetime) -> int:
    """Of an order, the remedies whose money is all there. Told twice, done once. Returns how many."""
    rows = _awaited(order_id)
    settled = 0
    for remedy_id in rows:
        row = lock_remedy(remedy_id)
        sent = Refund.objects.filter(key__startswith=f"remedy:{row.pk}:")
        there = sum(part.amount for part in sent if part.state == RefundState.DONE)
        if row.state == RemedyState.PROMISED and there == row.amount:
            finish(remedy=row, proof=BY_PAYMENTS % order_id, by=SETTLER, at=at)
            settled += 1
    return settled + _settle_again(order_id, at)


def _settle_again(order_id: int, at: datetime) -> int:
    """Money that came back and went once more: what was promised anew is kept. Returns how many."""
    about = Promise.objects.filter(
        about_kind="remedy",
        order_id=order_id,
        kind=PromiseKind.REFUND,
        standing__state__in=[State.OPEN, State.BROKEN],
        standing__fulfilled_at=None,
    )
    settled = 0
    for promise in about.order_by("pk"):
        row = lock_remedy(promise.about_id or 0)
        sent = Refund.objects.filter(key__startswith=f"remedy:{row.pk}:", state=RefundState.DONE)
        if row.done_at is not None and sum(part.amount for part in sent) == row.amount:
            evidence = f"remedy:{row.pk}"
            note_happened(promise=promise, happened_at=at, evidence=evidence, by=SETTLER, at=at)
            settled += 1
    return settled


@transaction.atomic
def note_failed(*, order_id: int, at: datetime) -> int:
    """The provider could not send the money of a remedy, or it was there and came back: a person sees to it.
    What was done stays on record as done, with the problem; its promise is overturned, and the money promised
    anew. Publishes RemedyFailed once."""
    failed = 0
    there = Remedy.objects.filter(order_id=order_id, proof=BY_PAYMENTS % order_id, state__in=REAL)
    for remedy_id in [
        *_awaited(order_id),
        *there.exclude(done_at=None).values_list("pk", flat=True),
    ]:
        row = lock_remedy(remedy_id)
        sent = list(Refund.objects.filter(key__startswith=f"remedy:{row.pk}:"))
        alive = sum(part.amount for part in sent if part.state != RefundState.FAILED)
        if row.state not in REAL or alive == row.amount or row.problem:
            continue
        why = next((part.problem for part in sent if part.state == RefundState.FAILED), "")
        row.problem = why[:200] or "failed"
        row.save(update_fields=["problem"])
        if row.done_at is not None and row.order is not None:
            promise_again(back=_came_back(row, row.order, row.amount - alive), at=at)
        told = events.RemedyFailed(row.pk, row.order_id)
        publish(told, about=ref(row), by=SETTLER, at=at)
        failed += 1
    return failed


@transaction.atomic
def settle_arrived(*, order_id: int, at: datetime) -> bool:
    """The order that was sent again has arrived whole: the remedy is done. Told twice, done once."""
    found = Remedy.objects.filter(new_order_id=order_id, state=RemedyState.PROMISED).first()
    waiting = Parcel.objects.filter(order_id=order_id, delivered_at=None, cancelled_at=None)
    if found is None or waiting.exists():
        return False
    row = lock_remedy(found.pk)
    if row.state != RemedyState.PROMISED:
        return False
    finish(remedy=row, proof=f"order:{order_id}", by=SETTLER, at=at)
    return True


def _came_back(row: Remedy, order: Order, missing: Decimal) -> CameBack:
    return CameBack(ref(row), row.token, order, missing, remedy_link(row), recipient_of(row))


def _awaited(order_id: int) -> list[int]:
    rows = Remedy.objects.filter(
        order_id=order_id,
        kind=RemedyKind.REFUND,
        way=Remedy.Way.HERE,
        state=RemedyState.PROMISED,
    )
    return list(rows.order_by("pk").values_list("pk", flat=True))
