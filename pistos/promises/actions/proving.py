"""What couriers report decides the promises about a parcel, in whatever order the reports come."""

from datetime import datetime

from django.db import transaction

from pistos.kit.actors import Actor
from pistos.orders.models import Parcel, ScanCode
from pistos.promises.actions.delivering import note_courier_promise
from pistos.promises.actions.entering import locked_standing
from pistos.promises.actions.risking import review_parcel
from pistos.promises.actions.settling import (
    break_promise,
    correct_promise,
    keep_promise,
    note_late_fulfilment,
    withdraw_promise,
)
from pistos.promises.models import Promise, PromiseKind, State
from pistos.promises.queries.blame import blame_for
from pistos.promises.rules.withdrawing import WithdrawnBecause

PROVEN_BY = {
    PromiseKind.HAND_OVER: ScanCode.HANDED_OVER,
    PromiseKind.DELIVERY: ScanCode.DELIVERED,
}
"""Which report proves which promise about a parcel."""


@transaction.atomic
def take_scans(*, parcel: Parcel, at: datetime) -> None:
    """A courier reported: promises are settled by it, the courier's own word begins with the
    hand-over, and what is still open is estimated anew."""
    note_courier_promise(parcel=parcel, at=at)
    settle_by_scans(parcel=parcel, at=at)
    review_parcel(parcel=parcel, at=at)


@transaction.atomic
def settle_by_scans(*, parcel: Parcel, at: datetime) -> int:
    """Brings the promises about a parcel to what its reports say; returns how many entries followed.

    Kept when it happened in time; broken at the due time and fulfilled late when it came after;
    corrected when the proof came late of what happened in time. Called again, it adds nothing.
    """
    by = Actor.partner(parcel.courier_id) if parcel.courier_id else Actor.machine("promises.scans")
    written = 0
    for promise in _about(parcel, list(PROVEN_BY)):
        kind = PromiseKind(promise.kind)
        happened_at = parcel.delivered_at if kind is PromiseKind.DELIVERY else parcel.handed_over_at
        if happened_at is not None and happened_at <= at:
            evidence = _evidence(parcel, PROVEN_BY[kind], happened_at)
            written += _settle(promise, happened_at, evidence, by, at)
    return written


@transaction.atomic
def withdraw_by_cancellation(*, parcel: Parcel, by: Actor, at: datetime) -> int:
    """The order was cancelled: open promises about the parcel that were not due are withdrawn.

    Returns how many. One that was due before the cancellation breaks by the clock.
    """
    happened_at = min(parcel.cancelled_at or at, at)
    withdrawn = 0
    for promise in _about(parcel, list(PromiseKind)):
        standing = locked_standing(promise)
        if standing.state == State.OPEN and happened_at <= standing.due_at:
            withdraw_promise(
                promise=promise,
                because=WithdrawnBecause.CUSTOMER_CANCELLED,
                happened_at=happened_at,
                by=by,
                at=at,
            )
            withdrawn += 1
    return withdrawn


def _about(parcel: Parcel, kinds: list[PromiseKind]) -> list[Promise]:
    """What carries first: the clock, too, locks a hand-over before the delivery that stands on it."""
    rows = Promise.objects.filter(about_kind="parcel", about_id=parcel.pk, kind__in=kinds)
    return list(rows.order_by("-pk"))


def _settle(promise: Promise, happened_at: datetime, evidence: str, by: Actor, at: datetime) -> int:
    standing = locked_standing(promise)
    in_time = happened_at <= standing.due_at
    if standing.state == State.OPEN and in_time:
        keep_promise(promise=promise, happened_at=happened_at, evidence=evidence, by=by, at=at)
        return 1
    if standing.state == State.OPEN:
        blame = blame_for([standing])[standing.pk]
        break_promise(promise=promise, blame=blame, by=by, at=at)
        _note_late(promise, happened_at, evidence, by, at)
        return 2
    if standing.state != State.BROKEN or standing.is_overturned:
        return 0
    if in_time and not standing.is_corrected:
        correct_promise(promise=promise, happened_at=happened_at, evidence=evidence, by=by, at=at)
        return 1
    if standing.fulfilled_at is None:
        _note_late(promise, happened_at, evidence, by, at)
        return 1
    return 0


def _note_late(
    promise: Promise, happened_at: datetime, evidence: str, by: Actor, at: datetime
) -> None:
    note_late_fulfilment(promise=promise, happened_at=happened_at, evidence=evidence, by=by, at=at)


def _evidence(parcel: Parcel, code: ScanCode, happened_at: datetime) -> str:
    scan_id = (
        parcel.scans.filter(code=code, happened_at=happened_at).values_list("pk", flat=True).first()
    )
    return f"scan:{scan_id}" if scan_id else f"parcel:{parcel.pk}"
