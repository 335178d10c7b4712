"""The working-time calculus, against a minute-by-minute reading of the wall clock."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pistos.shop.rules.hours import (
    HoursOverlap,
    NeverOpen,
    Span,
    WorkingCalendar,
    add_working_time,
    check_spans,
    is_open,
    next_opening,
    public_holidays,
    working_time_between,
)

ATHENS = ZoneInfo("Europe/Athens")
ZONES = ("Europe/Athens", "Europe/Ljubljana", "Asia/Yerevan", "America/New_York", "Asia/Kathmandu")
WEEKDAYS = tuple(Span(day, time(9), time(17)) for day in range(5))


def athens(*parts: int, fold: int = 0) -> datetime:
    return datetime(*parts, tzinfo=ATHENS, fold=fold)


def calendar(*spans: Span, **other: Any) -> WorkingCalendar:
    return WorkingCalendar("Europe/Athens", spans or WEEKDAYS, **other)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    spans = []
    for weekday in range(7):
        edges = sorted(
            draw(
                st.lists(
                    st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15)),
                    unique=True,
                    max_size=4,
                )
            )
        )
        spans += [
            Span(weekday, opens, closes)
            for opens, closes in zip(edges[::2], edges[1::2], strict=False)
        ]
    closed = draw(st.frozensets(st.dates(date(2026, 3, 20), date(2026, 4, 10)), max_size=4))
    return WorkingCalendar(
        draw(st.sampled_from(ZONES)),
        (*spans, Span(2, time(0), time(23, 59)))
        if not any(span.weekday == 2 for span in spans)
        else tuple(spans),
        holidays=closed,
    )


def near(year: int, month: int, day: int) -> st.SearchStrategy[datetime]:
    start = datetime(year, month, day, tzinfo=UTC)
    return st.integers(0, 6 * 24 * 60).map(lambda minute: start + timedelta(minutes=minute))


instants = st.one_of(near(2026, 3, 26), near(2026, 10, 22), near(2026, 3, 6), near(2026, 10, 30))


@settings(max_examples=150, deadline=None)
@given(calendars(), instants, st.integers(0, 3000))
def test_working_time_is_the_count_of_open_minutes(
    calendar: WorkingCalendar, start: datetime, minutes: int
) -> None:
    end = start + timedelta(minutes=minutes)

    open_minutes = sum(is_open(calendar, start + timedelta(minutes=n)) for n in range(minutes))

    assert working_time_between(calendar, start, end) == timedelta(minutes=open_minutes)


@settings(max_examples=200, deadline=None)
@given(calendars(), instants, st.integers(1, 4000))
def test_adding_working_time_is_the_inverse_of_counting_it(
    calendar: WorkingCalendar, start: datetime, minutes: int
) -> None:
    duration = timedelta(minutes=minutes)

    due = add_working_time(calendar, start, duration)

    assert working_time_between(calendar, start, due) == duration
    assert working_time_between(calendar, start, due - timedelta(seconds=1)) < duration


@settings(max_examples=200, deadline=None)
@given(calendars(), instants)
def test_next_opening_is_the_first_open_instant(calendar: WorkingCalendar, at: datetime) -> None:
    opening = next_opening(calendar, at)

    assert opening >= at
    assert is_open(calendar, opening)
    assert working_time_between(calendar, at, opening) == timedelta(0)


@settings(max_examples=100, deadline=None)
@given(calendars(), instants, st.integers(0, 3000), st.integers(0, 3000))
def test_working_time_adds_up(
    calendar: WorkingCalendar, a: datetime, first: int, second: int
) -> None:
    b = a + timedelta(minutes=first)
    c = b + timedelta(minutes=second)

    assert working_time_between(calendar, a, c) == working_time_between(
        calendar, a, b
    ) + working_time_between(calendar, b, c)


def test_an_hour_that_does_not_exist_is_not_worked() -> None:
    night = calendar(Span(6, time(2), time(5)))

    worked = working_time_between(night, athens(2026, 3, 29, 0), athens(2026, 3, 29, 12))

    assert worked == timedelta(hours=2)


def test_an_hour_that_comes_twice_is_worked_twice() -> None:
    night = calendar(Span(6, time(2), time(5)))

    worked = working_time_between(night, athens(2026, 10, 25, 0), athens(2026, 10, 25, 12))

    assert worked == timedelta(hours=4)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (athens(2026, 3, 2, 8, 59), False),
        (athens(2026, 3, 2, 9), True),
        (athens(2026, 3, 2, 16, 59, 59), True),
        (athens(2026, 3, 2, 17), False),
        (athens(2026, 3, 1, 12), False),
    ],
)
def test_is_open_includes_the_opening_and_not_the_closing(at: datetime, expected: bool) -> None:
    assert is_open(calendar(), at) is expected


def test_a_split_day_rests_in_the_middle() -> None:
    split = calendar(Span(0, time(9), time(14)), Span(0, time(17, 30), time(21)))

    assert not is_open(split, athens(2026, 3, 2, 15))
    assert add_working_time(split, athens(2026, 3, 2, 13), timedelta(hours=2)) == athens(
        2026, 3, 2, 18, 30
    )


def test_a_span_until_2359_lasts_until_midnight() -> None:
    late = calendar(Span(0, time(20), time(23, 59)), Span(1, time(0), time(2)))

    assert add_working_time(late, athens(2026, 3, 2, 23), timedelta(hours=2)) == athens(
        2026, 3, 3, 1
    )


def test_closures_and_holidays_are_not_worked() -> None:
    resting = calendar(
        closures=((date(2026, 3, 3), date(2026, 3, 4)),), holidays=frozenset({date(2026, 3, 5)})
    )

    assert next_opening(resting, athens(2026, 3, 2, 18)) == athens(2026, 3, 6, 9)


def test_a_long_duration_is_found() -> None:
    assert add_working_time(
        calendar(Span(0, time(9), time(10))), athens(2026, 3, 2, 9), timedelta(hours=104)
    ) == athens(2028, 2, 21, 10)


def test_a_shop_without_hours_refuses() -> None:
    closed = WorkingCalendar("Europe/Athens", ())

    with pytest.raises(NeverOpen):
        next_opening(closed, athens(2026, 3, 2, 9))
    with pytest.raises(NeverOpen):
        add_working_time(closed, athens(2026, 3, 2, 9), timedelta(minutes=1))


def test_greek_holidays_follow_the_orthodox_easter() -> None:
    days = public_holidays("GR", "", [2026])

    assert date(2026, 4, 13) in days, "Easter Monday of the Orthodox calendar"
    assert date(2026, 4, 6) not in days, "Easter Monday of the western calendar"
    assert date(2026, 4, 10) in days, "Good Friday"


@pytest.mark.parametrize(
    ("country", "day"),
    [("SI", date(2026, 2, 8)), ("AM", date(2026, 5, 28)), ("GR", date(2026, 10, 28))],
)
def test_national_days_are_known(country: str, day: date) -> None:
    assert day in public_holidays(country, "", [2026])


def test_regional_holidays_count_where_they_exist() -> None:
    assert date(2026, 1, 6) in public_holidays("DE", "BY", [2026])
    assert date(2026, 1, 6) not in public_holidays("DE", "", [2026])


def test_unknown_countries_and_regions_have_no_holidays_of_their_own() -> None:
    assert public_holidays("XX", "", [2026]) == frozenset()
    assert public_holidays("GR", "nowhere", [2026]) == public_holidays("GR", "", [2026])


@pytest.mark.parametrize(
    "spans",
    [
        (Span(0, time(9), time(12)), Span(0, time(11), time(15))),
        (Span(0, time(12), time(9)),),
        (Span(0, time(9), time(9)),),
        (Span(0, time(9), time(23, 59)), Span(0, time(23), time(23, 30))),
    ],
)
def test_overlapping_or_backward_spans_are_refused(spans: tuple[Span, ...]) -> None:
    with pytest.raises(HoursOverlap):
        check_spans(spans)


def test_touching_spans_and_the_same_hours_on_two_days_are_fine() -> None:
    check_spans(
        [Span(0, time(9), time(12)), Span(0, time(12), time(15)), Span(1, time(9), time(12))]
    )
