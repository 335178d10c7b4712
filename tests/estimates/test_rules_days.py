"""Paced time: weekends, holidays, zones, and the way back to a calendar day."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pistos.estimates.rules.days import (
    EVEN_PACE,
    HOLIDAY,
    Clock,
    day_kinds,
    learned_pace,
    public_holidays,
    wall,
)

FIRST = date(2026, 4, 6).toordinal()  # a Monday
NO_SUNDAYS = (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.05, 0.05)


@pytest.mark.parametrize(
    ("country", "region", "day", "is_off"),
    [
        ("GR", "", date(2026, 4, 10), True),  # Orthodox Good Friday
        ("GR", "", date(2026, 4, 13), True),  # Orthodox Easter Monday
        ("GR", "", date(2026, 4, 6), False),  # Western Easter Monday
        ("SI", "", date(2026, 4, 6), True),
        ("AM", "", date(2026, 1, 6), True),
        ("BR", "SP", date(2025, 7, 9), True),  # a day of the state
        ("BR", "RJ", date(2025, 7, 9), False),
        ("BR", "not a state", date(2025, 9, 7), True),
        ("XX", "", date(2026, 1, 1), False),
        ("", "", date(2026, 1, 1), False),
    ],
)
def test_public_holidays_are_those_of_country_and_region(
    country: str, region: str, day: date, is_off: bool
) -> None:
    assert (day.toordinal() in public_holidays(country, region, day.year)) == is_off


def test_day_kinds_are_weekdays_and_holidays() -> None:
    assert day_kinds("GR", "", FIRST, 8).tolist() == [0, 1, 2, 3, HOLIDAY, 5, 6, HOLIDAY]


@pytest.mark.parametrize(
    ("at", "zone", "expected"),
    [
        (datetime(2026, 3, 2, 22, 0, tzinfo=UTC), "Europe/Athens", date(2026, 3, 3)),
        (datetime(2026, 3, 3, 2, 59, 59, tzinfo=UTC), "America/Sao_Paulo", date(2026, 3, 2)),
        (datetime(2026, 3, 2, 12, tzinfo=UTC), "", date(2026, 3, 2)),
    ],
)
def test_wall_is_the_time_at_the_destination(at: datetime, zone: str, expected: date) -> None:
    assert int(wall(at, zone)) == expected.toordinal()


def test_wall_never_leaves_its_day_when_clocks_change() -> None:
    start = datetime(2026, 3, 28, 22, tzinfo=UTC)  # midnight in Athens, before the change
    walls = [wall(start + timedelta(minutes=15 * n), "Europe/Athens") for n in range(23 * 4)]

    assert {int(value) for value in walls} == {date(2026, 3, 29).toordinal()}
    assert walls == sorted(walls)


def test_clock_passes_days_off_quickly() -> None:
    clock = Clock(NO_SUNDAYS, "GR", "", FIRST, 30)
    thursday_evening = FIRST + 3.75

    # A quarter of Thursday, Saturday and Tuesday; Friday, Sunday and Monday are all but nothing.
    assert clock.day_of(clock.paced(thursday_evening) + 1.5) == FIRST + 8


@given(start=some.floats(0, 20), taken=some.floats(0.01, 60))
@settings(max_examples=100, deadline=None)
def test_clock_finds_the_day_that_it_measured(start: float, taken: float) -> None:
    clock = Clock(NO_SUNDAYS, "SI", "", FIRST, 120)

    day = clock.day_of(clock.paced(FIRST + start) + taken)

    assert clock.paced(day + 1.0) >= clock.paced(FIRST + start) + taken - 1e-6
    assert day == FIRST or clock.paced(float(day)) < clock.paced(FIRST + start) + taken + 1e-6


def test_pace_is_even_without_data_and_learns_the_days_off() -> None:
    none = np.zeros(8, dtype=np.int64)
    assert learned_pace(none, np.zeros(8)) == EVEN_PACE

    arrivals = np.array([100, 100, 100, 100, 100, 30, 0, 0])
    pace = learned_pace(arrivals, np.array([10.0] * 7 + [2.0]))

    assert pace[6] < pace[5] < pace[0]
    assert pace[HOLIDAY] < 0.5
    assert sum(pace[:7]) == pytest.approx(7, rel=0.01)
