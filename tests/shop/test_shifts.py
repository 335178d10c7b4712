"""Who is on duty when, by the shift plan."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from pistos.accounts.models import User
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.shop import queries
from pistos.shop.actions.shifts import (
    AbsenceBackwards,
    PersonLeft,
    drop_absence,
    drop_shift,
    note_absence,
    plan_shift,
)
from pistos.shop.models import Absence, Closure, Shift, Shop, WorkingHours
from pistos.shop.rules.hours import WorkingCalendar
from pistos.shop.rules.shifts import (
    Away,
    PlannedShift,
    ShiftPlan,
    ShiftTimes,
    ShiftUnusable,
    count_at,
    next_duty,
)

ATHENS = "Europe/Athens"
MONDAY = date(2026, 3, 2)
BY = Actor.person(1)


def athens(day: int, hour: int, minute: int = 0, *, month: int = 3) -> datetime:
    """A time in March 2026; Athens is two hours ahead of UTC until the 29th."""
    return datetime(2026, month, day, hour - 2, minute, tzinfo=UTC)


def weekly(weekday: int, starts: time, ends: time, **valid: date) -> ShiftTimes:
    return ShiftTimes(starts, ends, weekday=weekday, **valid)


def plan(*shifts: ShiftTimes, calendar: WorkingCalendar | None = None, **more: Any) -> ShiftPlan:
    return ShiftPlan(
        calendar or WorkingCalendar(ATHENS, ()),
        tuple(PlannedShift(number, times) for number, times in enumerate(shifts, start=1)),
        **more,
    )


@pytest.mark.parametrize(
    ("at", "count"),
    [
        (athens(2, 8, 59), 0),
        (athens(2, 9), 1),
        (athens(2, 12), 2),
        (athens(2, 16, 59), 2),
        (athens(2, 17), 1),
        (athens(2, 20), 0),
        (athens(3, 12), 0),
    ],
)
def test_people_are_counted_while_their_shifts_last(at: datetime, count: int) -> None:
    both = plan(weekly(0, time(9), time(17)), weekly(0, time(12), time(20)))

    assert count_at(both, at) == count


@pytest.mark.parametrize(
    ("at", "count"),
    [(athens(2, 21, 59), 0), (athens(2, 23), 1), (athens(3, 5, 59), 1), (athens(3, 6), 0)],
)
@pytest.mark.serves("S1-57")
def test_a_night_shift_lasts_into_the_next_day(at: datetime, count: int) -> None:
    assert count_at(plan(weekly(0, time(22), time(6))), at) == count


def test_a_weekly_shift_rests_on_closed_days_and_a_dated_one_does_not() -> None:
    closed = WorkingCalendar(ATHENS, (), closures=((MONDAY, MONDAY),))
    dated = ShiftTimes(time(9), time(17), on=MONDAY)

    assert count_at(plan(weekly(0, time(9), time(17)), calendar=closed), athens(2, 12)) == 0
    assert count_at(plan(dated, calendar=closed), athens(2, 12)) == 1


def test_a_shift_holds_within_its_days_only() -> None:
    short = plan(weekly(0, time(9), time(17), valid_from=MONDAY, valid_until=date(2026, 3, 9)))

    assert [count_at(short, athens(day, 12)) for day in (2, 9, 16)] == [1, 1, 0]


def test_who_is_away_is_not_on_duty() -> None:
    away = (Away(1, MONDAY, MONDAY),)
    plan_with = plan(weekly(0, time(9), time(17)), absences=away)

    assert count_at(plan_with, athens(2, 12)) == 0
    assert count_at(plan_with, athens(9, 12)) == 1


def test_next_on_duty_is_when_the_next_person_comes() -> None:
    mornings = plan(weekly(0, time(9), time(12)), weekly(2, time(8), time(12)))

    assert next_duty(mornings, athens(2, 10)) == athens(2, 10)
    assert next_duty(mornings, athens(2, 13)) == athens(4, 8)
    assert next_duty(plan(ShiftTimes(time(9), time(17), on=MONDAY)), athens(3, 9)) is None


def test_a_shift_follows_the_clock_when_it_changes() -> None:
    """On 29 March 2026 Athens goes from UTC+2 to UTC+3 at three in the morning."""
    sundays = plan(weekly(6, time(9), time(17)))

    assert count_at(sundays, datetime(2026, 3, 29, 6, 0, tzinfo=UTC)) == 1
    assert count_at(sundays, datetime(2026, 3, 29, 14, 0, tzinfo=UTC)) == 0


@pytest.mark.django_db
def test_without_any_plan_one_person_is_on_duty_while_the_shop_is_open(shop: Shop) -> None:
    WorkingHours.objects.create(weekday=0, opens=time(9), closes=time(17))

    assert queries.people_on_duty(athens(2, 12)) == 1
    assert queries.people_on_duty(athens(2, 18)) == 0
    assert queries.next_on_duty(athens(2, 18)) == athens(9, 9)
    assert queries.persons_on_duty(athens(2, 12)) == frozenset()


@pytest.mark.django_db
def test_with_a_plan_nobody_is_assumed(shop: Shop, ben: User, alma: User) -> None:
    WorkingHours.objects.create(weekday=0, opens=time(9), closes=time(17))
    plan_shift(person=ben, times=weekly(0, time(9), time(12)), by=BY, at=athens(1, 9))
    plan_shift(person=alma, times=weekly(0, time(9), time(12)), by=BY, at=athens(1, 9))

    assert queries.people_on_duty(athens(2, 10)) == 2
    assert queries.persons_on_duty(athens(2, 10)) == {ben.pk, alma.pk}
    assert queries.people_on_duty(athens(2, 13)) == 0
    User.objects.filter(pk=ben.pk).update(is_active=False)
    assert queries.people_on_duty(athens(2, 10)) == 1


@pytest.mark.django_db
@pytest.mark.serves("S3-32")
def test_an_exceptional_closure_takes_everybody_off_duty(shop: Shop, ben: User) -> None:
    plan_shift(person=ben, times=weekly(0, time(9), time(12)), by=BY, at=athens(1, 9))
    Closure.objects.create(starts_on=MONDAY, ends_on=MONDAY)

    assert queries.people_on_duty(athens(2, 10)) == 0
    assert queries.next_on_duty(athens(2, 10)) == athens(9, 9)


@pytest.mark.django_db
@pytest.mark.parametrize("shifts", [1, 3])
def test_people_on_duty_costs_two_queries(
    shop: Shop, ben: User, shifts: int, django_assert_num_queries: Any
) -> None:
    for weekday in range(shifts):
        Shift.objects.create(person=ben, weekday=weekday, starts=time(9), ends=time(17))
    calendar = queries.working_calendar(shop, athens(2, 10))

    with django_assert_num_queries(2):
        assert queries.people_on_duty(athens(2, 10), calendar) == 1


@pytest.mark.django_db
def test_planning_and_dropping_a_shift_are_on_record(ben: User, at: datetime) -> None:
    shift = plan_shift(person=ben, times=weekly(0, time(9), time(17)), by=BY, at=at)
    drop_shift(shift=shift, by=BY, at=at)
    drop_shift(shift=shift, by=BY, at=at)

    assert list(Event.objects.order_by("id").values_list("name", "data")) == [
        ("shop.ShiftPlanned", {"shift_id": shift.pk, "person_id": ben.pk}),
        ("shop.ShiftDropped", {"shift_id": shift.pk, "person_id": ben.pk}),
    ]
    assert not Shift.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "times",
    [
        ShiftTimes(time(9), time(17)),
        ShiftTimes(time(9), time(17), weekday=0, on=MONDAY),
        weekly(1, time(9), time(9)),
        weekly(1, time(9), time(17), valid_from=date(2026, 4, 2), valid_until=date(2026, 4, 1)),
        weekly(0, time(16), time(18)),
    ],
)
def test_a_shift_without_day_or_length_or_over_another_is_refused(
    ben: User, at: datetime, times: ShiftTimes
) -> None:
    plan_shift(person=ben, times=weekly(0, time(9), time(17)), by=BY, at=at)

    with pytest.raises(ShiftUnusable):
        plan_shift(person=ben, times=times, by=BY, at=at)

    assert Shift.objects.count() == 1


@pytest.mark.django_db
def test_who_left_is_given_no_shift(ben: User, at: datetime) -> None:
    User.objects.filter(pk=ben.pk).update(is_active=False)

    with pytest.raises(PersonLeft):
        plan_shift(person=ben, times=weekly(0, time(9), time(17)), by=BY, at=at)

    assert not Shift.objects.exists()


@pytest.mark.django_db
def test_absences_are_noted_and_taken_back(ben: User, at: datetime) -> None:
    absence = note_absence(person=ben, starts_on=MONDAY, ends_on=MONDAY, by=BY, at=at)
    drop_absence(absence=absence, by=BY, at=at)
    drop_absence(absence=absence, by=BY, at=at)

    names = list(Event.objects.order_by("id").values_list("name", flat=True))
    assert names == ["shop.AbsenceNoted", "shop.AbsenceDropped"]
    with pytest.raises(AbsenceBackwards):
        note_absence(person=ben, starts_on=MONDAY, ends_on=date(2026, 3, 1), by=BY, at=at)
    assert not Absence.objects.exists()
