"""The days of a withdrawal, and its money, without a database."""

from datetime import date
from decimal import Decimal

import pytest

from pistos.returns.rules.money import Part, part_amount
from pistos.returns.rules.window import refund_due_on, window


def no_holiday(_: date) -> bool:
    return False


@pytest.mark.serves("CRD-11")
@pytest.mark.parametrize(
    ("possession_on", "last_on", "why"),
    [
        (date(2026, 3, 2), date(2026, 3, 16), "the day itself does not count"),
        (date(2026, 3, 7), date(2026, 3, 23), "a Saturday gives way to Monday"),
        (date(2026, 3, 8), date(2026, 3, 23), "so does a Sunday"),
        (date(2026, 12, 17), date(2026, 12, 31), "over the turn of a month"),
        (date(2024, 2, 15), date(2024, 2, 29), "a leap day"),
    ],
)
def test_fourteen_days_end_on_a_working_day(possession_on: date, last_on: date, why: str) -> None:
    assert window(possession_on, is_free_day=no_holiday, was_informed=True).last_on == last_on, why


@pytest.mark.serves("CRD-11")
def test_a_public_holiday_gives_way_and_the_days_after_it_too() -> None:
    christmas = {date(2026, 12, 25), date(2026, 12, 26)}

    found = window(date(2026, 12, 11), is_free_day=christmas.__contains__, was_informed=True)

    assert found.last_on == date(2026, 12, 28), "Friday holiday, Saturday, Sunday, Monday"
    assert found.holds(date(2026, 12, 28))
    assert not found.holds(date(2026, 12, 29))


@pytest.mark.serves("CRD-11")
def test_without_proof_of_possession_the_clock_has_not_begun_and_the_right_stands() -> None:
    found = window(None, is_free_day=no_holiday, was_informed=True)

    assert found.last_on is None
    assert found.holds(date(2099, 1, 1))


@pytest.mark.serves("CRD-12")
@pytest.mark.parametrize(
    ("possession_on", "last_on"),
    [(date(2026, 3, 2), date(2027, 3, 16)), (date(2027, 2, 15), date(2028, 3, 1))],
)
def test_who_was_not_told_of_the_right_has_twelve_months_more(
    possession_on: date, last_on: date
) -> None:
    found = window(possession_on, is_free_day=no_holiday, was_informed=False)

    assert found.last_on == last_on


@pytest.mark.serves("CRD-19")
def test_money_is_due_fourteen_days_after_the_notice() -> None:
    assert refund_due_on(date(2026, 2, 20)) == date(2026, 3, 6)


def test_a_third_of_ten_euro_three_times_is_ten_euro() -> None:
    parts = [part_amount(Part(Decimal("10.00"), 3, before, 1)) for before in range(3)]

    assert parts == [Decimal("3.33"), Decimal("3.34"), Decimal("3.33")]
    with pytest.raises(ValueError, match="more pieces"):
        part_amount(Part(Decimal("10.00"), 3, 3, 1))
