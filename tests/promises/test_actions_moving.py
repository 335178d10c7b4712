from datetime import date, datetime, timedelta
from typing import Any

import pytest

from pistos.journal.models import Event
from pistos.promises import actions
from pistos.promises.models import Entry, KeptDay, Promise
from pistos.promises.rules.terms import Due, Told
from tests.promises.conftest import ATHENS, STAFF, standing, words

MONDAY = Due.end_of(date(2026, 4, 6), ATHENS)


def move(promise: Promise, at: datetime, due: Due = MONDAY, told: Told | None = None) -> Entry:
    return actions.move_promise(
        promise=promise,
        due=due,
        reason="slow_lane",
        telling=actions.Telling(told or words("The new day is Monday 6 April."), 77),
        by=STAFF,
        at=at,
    )


@pytest.mark.serves("S2-42")
def test_move_promise_keeps_both_times_on_record_and_counts(
    delivery: Promise, at: datetime
) -> None:
    moved_at = at + timedelta(days=1)

    entry = move(delivery, moved_at)

    now = standing(delivery)
    assert (now.due_at, now.due_on, now.first_due_at) == (MONDAY.at, MONDAY.on, delivery.due_at)
    assert (now.move_count, now.told_first_at, now.state) == (1, moved_at, "open")
    assert (entry.message_id, entry.words.text) == (77, "The new day is Monday 6 April.")
    event = Event.objects.get(name="promises.PromiseMoved")
    assert event.data["entry_id"] == entry.pk
    assert event.data["first_due_at"] != event.data["due_at"]

    move(delivery, moved_at + timedelta(days=1), Due.end_of(date(2026, 4, 7), ATHENS))

    assert standing(delivery).move_count == 2
    row = KeptDay.objects.get(day=date(2026, 4, 7), made=1)
    assert (row.moved, row.moves, row.told_first) == (1, 2, 1)
    actions.keep_promise(
        promise=delivery,
        happened_at=date_end(7),
        evidence="scan:1",
        by=STAFF,
        at=date_end(7),
    )
    assert (standing(delivery).state, standing(delivery).is_kept_as_told) == ("kept", False)


def date_end(day: int) -> datetime:
    return Due.end_of(date(2026, 4, day), ATHENS).at


def refused(promise: Promise, kind: type[Exception], at: datetime, **given: Any) -> None:
    before = (Entry.objects.count(), Event.objects.count())
    with pytest.raises(kind):
        move(promise, at, **given)
    assert before == (Entry.objects.count(), Event.objects.count())
    assert standing(promise).move_count == 0


def test_move_promise_refuses_once_due(delivery: Promise) -> None:
    refused(delivery, actions.MoveTooLate, delivery.due_at)
    refused(delivery, actions.MoveTooLate, delivery.due_at + timedelta(days=1))


def test_move_promise_wants_notice_of_a_tenth_of_the_span(delivery: Promise, at: datetime) -> None:
    notice = (delivery.due_at - at) / 10

    refused(delivery, actions.MoveTooLate, delivery.due_at - notice + timedelta(seconds=1))
    move(delivery, delivery.due_at - notice)

    assert standing(delivery).move_count == 1


def test_move_promise_refuses_an_earlier_time_and_untold(delivery: Promise, at: datetime) -> None:
    earlier = Due.end_of(date(2026, 3, 5), ATHENS)

    refused(delivery, actions.MoveNotLater, at, due=earlier)
    refused(delivery, actions.MoveUntold, at, told=Told(" ", "en", "email"))


def test_move_promise_refuses_what_is_settled(delivery: Promise, at: datetime) -> None:
    actions.keep_promise(promise=delivery, happened_at=at, evidence="scan:1", by=STAFF, at=at)

    refused(delivery, actions.MoveSettled, at)


@pytest.mark.serves("S4-25")
def test_move_promise_refuses_a_day_that_history_does_not_support(
    delivery: Promise, at: datetime
) -> None:
    moved_at = at + timedelta(days=3)
    with pytest.raises(actions.PromiseUnrealistic) as refused:
        move(delivery, moved_at, Due.end_of(date(2026, 3, 7), ATHENS))

    assert refused.value.realistic is not None
    assert Entry.objects.filter(promise=delivery).count() == 1
    move(delivery, moved_at, refused.value.realistic)
    assert standing(delivery).move_count == 1
