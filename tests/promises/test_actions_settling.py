from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from pistos.journal.models import Event
from pistos.kit.errors import Refused
from pistos.partners.models import Partner
from pistos.promises import actions
from pistos.promises.actions.reporting import Wrong, report_not_right
from pistos.promises.models import Cause, Entry, KeptDay, Promise
from pistos.promises.rules.terms import Blame
from pistos.promises.rules.withdrawing import WithdrawnBecause
from pistos.shop.models import ShopSettings
from tests.promises.conftest import MACHINE, STAFF, standing

AFTER = timedelta(microseconds=1)


def last_event() -> tuple[str, dict[str, object]]:
    event = Event.objects.order_by("-pk")[0]
    return event.name, event.data


def counts(promise: Promise) -> dict[str, int]:
    row = KeptDay.objects.get(day=promise.due_on, kind=promise.kind, made__gt=0)
    names = "open kept broken unproven withdrawn corrected overturned fulfilled_late kept_as_told"
    return {name: getattr(row, name) for name in names.split() if getattr(row, name)}


def refused(promise: Promise, kind: type[Refused], deed: Callable[[], object]) -> None:
    """The deed is refused with this exception and leaves nothing behind."""
    before = (Entry.objects.count(), Event.objects.count(), vars(standing(promise)).copy())
    with pytest.raises(kind):
        deed()
    after = (Entry.objects.count(), Event.objects.count(), vars(standing(promise)).copy())
    for state in (before[2], after[2]):
        state.pop("_state")
    assert before == after


def keep(promise: Promise, happened_at: datetime) -> Entry:
    return actions.keep_promise(
        promise=promise,
        happened_at=happened_at,
        evidence="scan:1",
        by=MACHINE,
        at=happened_at + timedelta(minutes=5),
    )


def fail(promise: Promise, at: datetime, blame: Blame | None = None) -> Entry:
    return actions.break_promise(
        promise=promise, blame=blame or Blame(Cause.NO_PROOF), by=MACHINE, at=at
    )


@pytest.mark.serves("S0-25")
def test_keep_promise_settles_it_at_the_time_it_happened(delivery: Promise) -> None:
    happened_at = delivery.due_at - timedelta(days=1)

    entry = keep(delivery, happened_at)

    now = standing(delivery)
    assert (now.state, now.fulfilled_at, now.is_kept_as_told) == ("kept", happened_at, True)
    assert (entry.kind, entry.happened_at, entry.evidence) == ("kept", happened_at, "scan:1")
    assert last_event() == (
        "promises.PromiseKept",
        {"promise_id": delivery.pk, "entry_id": entry.pk},
    )
    assert counts(delivery) == {"kept": 1, "kept_as_told": 1}


def test_keep_promise_counts_the_last_instant_of_the_day(delivery: Promise) -> None:
    keep(delivery, delivery.due_at)

    assert standing(delivery).state == "kept"


def test_keep_promise_refuses_what_happened_after_the_due_time(delivery: Promise) -> None:
    refused(delivery, actions.HappenedTooLate, lambda: keep(delivery, delivery.due_at + AFTER))


def test_keep_promise_refuses_the_future(delivery: Promise, at: datetime) -> None:
    refused(
        delivery,
        actions.NotHappenedYet,
        lambda: actions.keep_promise(
            promise=delivery, happened_at=at + AFTER, evidence="x", by=MACHINE, at=at
        ),
    )


def test_keep_promise_refuses_to_keep_twice(delivery: Promise, at: datetime) -> None:
    keep(delivery, at)

    refused(delivery, actions.AlreadySettled, lambda: keep(delivery, at))


def test_break_promise_breaks_at_the_due_time_however_late_it_is_noticed(
    delivery: Promise, courier: Partner
) -> None:
    entry = fail(
        delivery,
        delivery.due_at + timedelta(days=3),
        Blame(Cause.COURIER_LATE, courier.pk),
    )

    now = standing(delivery)
    assert (now.state, now.settled_at, now.cause) == ("broken", delivery.due_at, "courier_late")
    assert now.blamed_partner_id == courier.pk
    assert entry.happened_at == delivery.due_at
    assert last_event() == (
        "promises.PromiseBroken",
        {"promise_id": delivery.pk, "entry_id": entry.pk, "cause": "courier_late"},
    )


def test_break_promise_refuses_what_is_settled(delivery: Promise, at: datetime) -> None:
    keep(delivery, at)

    refused(delivery, actions.AlreadySettled, lambda: fail(delivery, at))


@pytest.mark.serves("S0-48")
def test_break_promise_of_a_hand_over_raises_the_risk_of_the_delivery(
    hand_over: Promise, delivery: Promise, supplier: Partner
) -> None:
    fail(hand_over, hand_over.due_at + AFTER, Blame(Cause.SUPPLIER_LATE, supplier.pk))

    assert standing(hand_over).state == "broken"
    at_risk = standing(delivery)
    assert (at_risk.state, at_risk.risk_reason) == ("open", "hand_over_late")
    assert at_risk.risk > 0.5
    event = Event.objects.get(name="promises.RiskRose")
    assert event.data["promise_id"] == delivery.pk


def test_note_late_fulfilment_keeps_it_broken(delivery: Promise) -> None:
    fail(delivery, delivery.due_at + AFTER)
    came_at = delivery.due_at + timedelta(days=2)

    entry = actions.note_late_fulfilment(
        promise=delivery, happened_at=came_at, evidence="scan:9", by=MACHINE, at=came_at
    )

    now = standing(delivery)
    assert (now.state, now.fulfilled_at) == ("broken", came_at)
    assert counts(delivery) == {"broken": 1, "fulfilled_late": 1}
    assert last_event() == (
        "promises.PromiseFulfilledLate",
        {"promise_id": delivery.pk, "entry_id": entry.pk},
    )
    refused(
        delivery,
        actions.NotBroken,
        lambda: actions.note_late_fulfilment(
            promise=delivery, happened_at=came_at, evidence="scan:9", by=MACHINE, at=came_at
        ),
    )


def test_note_late_fulfilment_refuses_an_open_promise(delivery: Promise, at: datetime) -> None:
    refused(
        delivery,
        actions.NotBroken,
        lambda: actions.note_late_fulfilment(
            promise=delivery, happened_at=at, evidence="scan:9", by=MACHINE, at=at
        ),
    )


def correct(promise: Promise, happened_at: datetime, evidence: str = "scan:4") -> Entry:
    return actions.correct_promise(
        promise=promise,
        happened_at=happened_at,
        evidence=evidence,
        by=MACHINE,
        at=promise.due_at + timedelta(days=4),
    )


@pytest.mark.serves("S0-25")
def test_correct_promise_makes_kept_what_happened_in_time(delivery: Promise) -> None:
    fail(delivery, delivery.due_at + AFTER)

    entry = correct(delivery, delivery.due_at - timedelta(hours=1))

    now = standing(delivery)
    assert (now.state, now.is_corrected, now.cause) == ("kept", True, "")
    assert counts(delivery) == {"kept": 1, "corrected": 1, "kept_as_told": 1}
    assert last_event() == (
        "promises.PromiseCorrected",
        {"promise_id": delivery.pk, "entry_id": entry.pk},
    )
    refused(delivery, actions.NotBroken, lambda: correct(delivery, delivery.due_at))


def test_correct_promise_refuses_what_happened_late_or_without_proof(delivery: Promise) -> None:
    fail(delivery, delivery.due_at + AFTER)

    refused(delivery, actions.HappenedTooLate, lambda: correct(delivery, delivery.due_at + AFTER))
    refused(delivery, Refused, lambda: correct(delivery, delivery.due_at, evidence=""))


def overturn(promise: Promise, at: datetime, cause: Cause = Cause.WRONG) -> Entry:
    return actions.overturn_promise(
        promise=promise, blame=Blame(cause), evidence="photo:1", by=STAFF, at=at
    )


@pytest.mark.serves("S4-24")
def test_overturn_promise_breaks_what_came_in_time_but_wrong(
    delivery: Promise, at: datetime
) -> None:
    keep(delivery, at)

    entry = overturn(delivery, at + timedelta(days=14))

    now = standing(delivery)
    assert (now.state, now.is_overturned, now.cause) == ("broken", True, "wrong")
    assert not now.is_kept_as_told
    row = KeptDay.objects.get(cause="wrong", made=1)
    assert (row.broken, row.overturned, row.kept) == (1, 1, 0)
    assert last_event() == (
        "promises.PromiseOverturned",
        {"promise_id": delivery.pk, "entry_id": entry.pk, "cause": "wrong"},
    )
    refused(delivery, actions.NotKept, lambda: overturn(delivery, at))


def test_overturn_promise_refuses_other_causes_and_late_reports(
    delivery: Promise, at: datetime
) -> None:
    ShopSettings.objects.create(right_within_days=3)
    refused(delivery, actions.NotKept, lambda: overturn(delivery, at))
    keep(delivery, at)

    refused(delivery, actions.NoSuchCause, lambda: overturn(delivery, at, cause=Cause.COURIER_LATE))
    refused(
        delivery,
        actions.TooLateToOverturn,
        lambda: overturn(delivery, at + timedelta(days=3, seconds=1)),
    )


def test_overturn_promise_takes_a_report_made_in_time_however_late_it_is_confirmed(
    delivery: Promise, at: datetime
) -> None:
    keep(delivery, at)
    report_not_right(promise=delivery, wrong=Wrong.DAMAGED, at=at + timedelta(days=14))

    overturn(delivery, at + timedelta(days=20), cause=Cause.DAMAGED)

    assert standing(delivery).state == "broken"


def withdraw(promise: Promise, happened_at: datetime) -> Entry:
    return actions.withdraw_promise(
        promise=promise,
        because=WithdrawnBecause.CUSTOMER_CANCELLED,
        happened_at=happened_at,
        by=STAFF,
        at=happened_at,
    )


def test_withdraw_promise_ends_it_with_a_listed_reason(delivery: Promise, at: datetime) -> None:
    entry = withdraw(delivery, at)

    assert standing(delivery).state == "withdrawn"
    assert entry.reason == "customer_cancelled"
    assert last_event() == (
        "promises.PromiseWithdrawn",
        {"promise_id": delivery.pk, "entry_id": entry.pk, "reason": "customer_cancelled"},
    )
    refused(delivery, actions.AlreadySettled, lambda: withdraw(delivery, at))


def test_withdraw_promise_refuses_once_it_was_due(delivery: Promise) -> None:
    refused(delivery, actions.HappenedTooLate, lambda: withdraw(delivery, delivery.due_at + AFTER))
