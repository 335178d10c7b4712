from datetime import datetime, timedelta

import pytest

from pistos.journal.actions import publish
from pistos.kit import tasks
from pistos.kit.actors import Ref
from pistos.orders.events import OrderCancelled, ParcelScanned
from pistos.orders.models import Parcel, Scan, ScanCode
from pistos.promises import actions
from pistos.promises.models import Entry, Promise
from tests.promises.conftest import MACHINE, standing

HOUR = timedelta(hours=1)


def scanned(parcel: Parcel, code: ScanCode, happened_at: datetime, at: datetime) -> Scan:
    """A courier's report as orders records it, with its event; the listeners are drained."""
    scan = Scan.objects.create(parcel=parcel, code=code, happened_at=happened_at)
    if code == ScanCode.DELIVERED:
        parcel.delivered_at = happened_at
    if code == ScanCode.HANDED_OVER:
        parcel.handed_over_at = happened_at
    parcel.save()
    event = ParcelScanned(parcel.pk, [scan.pk])
    publish(event, about=Ref("parcel", str(parcel.pk)), by=MACHINE, at=at)
    tasks.drain(at)
    return scan


def life(promise: Promise) -> list[str]:
    return list(Entry.objects.filter(promise=promise).order_by("pk").values_list("kind", flat=True))


@pytest.mark.serves("S0-25")
def test_settle_by_scans_keeps_what_was_delivered_in_time(
    delivery: Promise, parcel: Parcel, at: datetime
) -> None:
    scan = scanned(parcel, ScanCode.DELIVERED, at + HOUR, at + 2 * HOUR)

    assert life(delivery) == ["made", "kept"]
    entry = Entry.objects.get(kind="kept")
    assert (entry.evidence, entry.by_kind) == (f"scan:{scan.pk}", "partner")

    assert actions.settle_by_scans(parcel=parcel, at=at + 3 * HOUR) == 0
    assert life(delivery) == ["made", "kept"]


def test_settle_by_scans_breaks_and_fulfils_late_what_no_clock_marked_yet(
    delivery: Promise, parcel: Parcel
) -> None:
    came_at = delivery.due_at + HOUR

    scanned(parcel, ScanCode.DELIVERED, came_at, came_at + HOUR)

    assert life(delivery) == ["made", "broken", "fulfilled_late"]
    now = standing(delivery)
    assert (now.settled_at, now.fulfilled_at) == (delivery.due_at, came_at)


def test_settle_by_scans_notes_what_came_after_it_was_marked(
    delivery: Promise, parcel: Parcel
) -> None:
    actions.mark_due(at=delivery.due_at + HOUR)

    scanned(parcel, ScanCode.DELIVERED, delivery.due_at + HOUR, delivery.due_at + 2 * HOUR)

    assert life(delivery) == ["made", "broken", "fulfilled_late"]


@pytest.mark.serves("S0-25")
def test_settle_by_scans_corrects_when_the_report_came_late(
    delivery: Promise, parcel: Parcel
) -> None:
    actions.mark_due(at=delivery.due_at + HOUR)

    scanned(parcel, ScanCode.DELIVERED, delivery.due_at - HOUR, delivery.due_at + 9 * HOUR)

    assert life(delivery) == ["made", "broken", "corrected"]
    assert standing(delivery).state == "kept"


def test_settle_by_scans_corrects_after_a_late_report_was_noted_first(
    delivery: Promise, parcel: Parcel
) -> None:
    scanned(parcel, ScanCode.DELIVERED, delivery.due_at + HOUR, delivery.due_at + 2 * HOUR)

    scanned(parcel, ScanCode.DELIVERED, delivery.due_at - HOUR, delivery.due_at + 9 * HOUR)

    assert life(delivery) == ["made", "broken", "fulfilled_late", "corrected"]
    assert standing(delivery).fulfilled_at == delivery.due_at - HOUR


@pytest.mark.serves("S0-48", "S0-53")
def test_a_late_pick_up_breaks_the_partners_promise_and_raises_the_customers(
    delivery: Promise, hand_over: Promise, parcel: Parcel
) -> None:
    picked_up_at = hand_over.due_at + HOUR

    scanned(parcel, ScanCode.HANDED_OVER, picked_up_at, picked_up_at + HOUR)

    assert life(hand_over) == ["made", "broken", "fulfilled_late"]
    assert standing(hand_over).cause == "supplier_late"
    at_risk = standing(delivery)
    assert (at_risk.state, at_risk.risk_reason) == ("open", "hand_over_late")


def test_a_cancelled_order_withdraws_its_promises(
    delivery: Promise, hand_over: Promise, parcel: Parcel, at: datetime
) -> None:
    Parcel.objects.filter(pk=parcel.pk).update(cancelled_at=at + HOUR)
    event = OrderCancelled(parcel.order_id, [parcel.pk])
    about = Ref("order", str(parcel.order_id))

    publish(event, about=about, by=MACHINE, at=at + HOUR)
    publish(event, about=about, by=MACHINE, at=at + HOUR)
    tasks.drain(at + 2 * HOUR)

    assert life(delivery) == ["made", "withdrawn"]
    assert life(hand_over) == ["made", "withdrawn"]
    assert Entry.objects.filter(reason="customer_cancelled").count() == 2


def test_a_cancellation_after_the_due_time_withdraws_nothing(
    delivery: Promise, parcel: Parcel
) -> None:
    assert (
        actions.withdraw_by_cancellation(parcel=parcel, by=MACHINE, at=delivery.due_at + HOUR) == 0
    )
    assert life(delivery) == ["made"]
