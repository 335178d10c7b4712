"""By when: working time, whatever the calendar."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pistos.conversations.rules.answer_times import answer_by, bucket, readable, warn_time
from pistos.shop.rules.hours import Span, WorkingCalendar, is_open, working_time_between

ZONES = ("Europe/Athens", "Europe/Ljubljana", "Asia/Yerevan", "America/New_York")
ROUND_THE_CLOCK = tuple(Span(day, time(0), time(23, 59)) for day in range(7))
SPLIT = tuple(
    span
    for day in range(5)
    for span in (Span(day, time(9), time(13)), Span(day, time(17), time(20, 30)))
)
OVERNIGHT = tuple(
    span
    for day in range(7)
    for span in (Span(day, time(0), time(6)), Span(day, time(22), time(23, 59)))
)
MOST_ROUNDING = timedelta(hours=1)

calendars = st.builds(
    lambda zone, spans, holidays, closure: WorkingCalendar(
        zone, spans, ((closure, closure + timedelta(days=2)),), holidays
    ),
    st.sampled_from(ZONES),
    st.sampled_from((ROUND_THE_CLOCK, SPLIT, OVERNIGHT)),
    st.frozensets(st.dates(date(2026, 3, 20), date(2026, 4, 10)), max_size=3),
    st.dates(date(2026, 10, 20), date(2026, 10, 30)),
)


def around(year: int, month: int, day: int) -> st.SearchStrategy[datetime]:
    """Six days of minutes around a day on which clocks change."""
    start = datetime(year, month, day, tzinfo=UTC)
    return st.integers(0, 6 * 24 * 60).map(lambda minute: start + timedelta(minutes=minute))


instants = st.one_of(around(2026, 3, 26), around(2026, 10, 22), around(2026, 3, 6))


@pytest.mark.fault("F19")
@pytest.mark.serves("S2-41", "S3-32")
@settings(max_examples=200, deadline=None)
@given(calendars, instants, st.integers(5, 1200))
def test_the_whole_time_is_worked_before_it_is_due(
    calendar: WorkingCalendar, start: datetime, minutes: int
) -> None:
    working = timedelta(minutes=minutes)

    due_at = answer_by(calendar, start, working)

    worked = working_time_between(calendar, start, due_at)
    assert working <= worked <= working + MOST_ROUNDING
    assert due_at > start
    assert due_at.astimezone(ZoneInfo(calendar.zone)).minute % 5 == 0


@pytest.mark.fault("F19")
@settings(max_examples=200, deadline=None)
@given(instants, st.integers(5, 5000))
def test_round_the_clock_loses_nothing(start: datetime, minutes: int) -> None:
    calendar = WorkingCalendar("Europe/Athens", ROUND_THE_CLOCK)

    exact = working_time_between(calendar, start, start + timedelta(minutes=minutes))

    assert exact == timedelta(minutes=minutes)
    late = answer_by(calendar, start, exact) - start - exact
    assert timedelta(0) <= late < MOST_ROUNDING


@pytest.mark.fault("F19")
@settings(max_examples=200, deadline=None)
@given(calendars, instants, st.integers(5, 1200), st.floats(0.1, 0.95))
def test_nobody_is_warned_outside_hours(
    calendar: WorkingCalendar, start: datetime, minutes: int, share: float
) -> None:
    due_at = answer_by(calendar, start, timedelta(minutes=minutes))

    warn_at = warn_time(calendar, start, due_at, share)

    assert start < warn_at < due_at
    assert is_open(calendar, warn_at - timedelta(microseconds=1))


@pytest.mark.fault("F20")
@settings(max_examples=50, deadline=None)
@given(instants, st.integers(5, 1200), st.sampled_from(ZONES))
def test_the_zone_of_whoever_looks_changes_no_deadline(
    start: datetime, minutes: int, zone: str
) -> None:
    calendar = WorkingCalendar("Europe/Athens", SPLIT)
    working = timedelta(minutes=minutes)

    seen_from_afar = answer_by(calendar, start.astimezone(ZoneInfo(zone)), working)

    assert seen_from_afar == answer_by(calendar, start, working)


@pytest.mark.serves("S2-39")
@pytest.mark.parametrize(
    ("minutes", "named"),
    [(5, "hour"), (60, "hour"), (61, "four_hours"), (240, "four_hours"), (241, "later")],
)
def test_times_fall_into_an_hour_four_hours_and_later(minutes: int, named: str) -> None:
    assert bucket(timedelta(minutes=minutes)) == named


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(7, "12:15"), (33, "12:40"), (60, "13:10"), (61, "13:15"), (250, "16:30"), (1500, "14:00")],
)
def test_times_are_rounded_up_to_what_can_be_kept_in_mind(minutes: int, said: str) -> None:
    start = datetime(2026, 3, 2, 10, 7, tzinfo=UTC)

    due_at = readable(start + timedelta(minutes=minutes), start, "Europe/Athens")

    assert f"{due_at.astimezone(ZoneInfo('Europe/Athens')):%H:%M}" == said


def test_a_shop_without_hours_works_round_the_clock() -> None:
    start = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    empty = WorkingCalendar("Europe/Athens", ())
    closed = WorkingCalendar("Europe/Athens", SPLIT, ((date(2026, 1, 1), date(2029, 1, 1)),))

    for calendar in (empty, closed):
        assert answer_by(calendar, start, timedelta(hours=4)) == start + timedelta(hours=4)
