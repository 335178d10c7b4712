"""Which times a call-back can be promised for."""

from datetime import UTC, datetime, time, timedelta

import pytest

from pistos.calls.facts import Slot
from pistos.calls.rules.slots import LENGTH, free_slots, is_slot, room_in
from pistos.shop.rules.hours import Span, WorkingCalendar
from pistos.shop.rules.shifts import PlannedShift, ShiftPlan, ShiftTimes

ATHENS = "Europe/Athens"
AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
"""A Monday at noon in Athens."""


def slot(hours: float) -> Slot:
    start = AT + timedelta(hours=hours)
    return Slot(start, start + LENGTH)


def plan(*people: tuple[time, time]) -> ShiftPlan:
    shifts = tuple(
        PlannedShift(number, ShiftTimes(starts, ends, weekday=0))
        for number, (starts, ends) in enumerate(people)
    )
    return ShiftPlan(WorkingCalendar(ATHENS, ()), shifts)


def test_slots_are_offered_while_somebody_is_on_duty_to_the_end() -> None:
    found = free_slots(plan((time(9), time(13, 45))), [], AT, most=4)

    assert found[:3] == [slot(0.5), slot(1), slot(24 * 7 - 3)]


@pytest.mark.serves("S3-52")
def test_a_slot_holds_as_many_calls_as_people() -> None:
    two = plan((time(9), time(17)), (time(9), time(13)))

    assert room_in(two, [], slot(0.5)) == 2
    assert room_in(two, [slot(0.5)], slot(0.5)) == 1
    assert room_in(two, [slot(0.5)] * 2, slot(0.5)) == 0
    assert room_in(two, [], slot(1.5)) == 1
    assert room_in(two, [slot(0.25)], slot(0.5)) == 1
    assert free_slots(two, [slot(0.5)] * 2, AT, most=1) == [slot(1)]


def test_without_a_plan_one_call_is_promised_in_each_slot_of_the_hours() -> None:
    hours = WorkingCalendar(ATHENS, (Span(0, time(9), time(13, 30)),))
    no_plan = ShiftPlan(hours, is_kept=False)

    assert free_slots(no_plan, [], AT, most=3)[:2] == [slot(0.5), slot(1)]
    assert free_slots(no_plan, [slot(0.5)], AT, most=1) == [slot(1)]


def test_nobody_on_duty_within_a_week_offers_nothing() -> None:
    assert free_slots(ShiftPlan(WorkingCalendar(ATHENS, ()), is_kept=False), [], AT) == []


@pytest.mark.parametrize(
    ("asked", "is_offered"),
    [
        (slot(0.5), True),
        (slot(0.25), False),
        (slot(0), False),
        (slot(-1), False),
        (slot(24 * 30), False),
        (Slot(AT + timedelta(hours=1), AT + timedelta(hours=2)), False),
    ],
)
def test_only_what_was_offered_can_be_asked_for(asked: Slot, is_offered: bool) -> None:
    assert is_slot(asked, ATHENS, AT) is is_offered
