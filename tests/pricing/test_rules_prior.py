"""A reduction is told from the lowest price of the thirty days before it, and from no other."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pistos.pricing.rules.prior import (
    EXCEPTIONS,
    WINDOW,
    Applied,
    applied_at,
    percent_less,
    reduction_at,
)

DAY = timedelta(days=1)
START = datetime(2026, 1, 1, tzinfo=UTC)


def regular(gross: str, since: int, until: int | None = None) -> Applied:
    return Applied(
        Decimal(gross), START + since * DAY, None if until is None else START + until * DAY
    )


def reduced(gross: str, since: int, until: int) -> Applied:
    return Applied(Decimal(gross), START + since * DAY, START + until * DAY, "reduction")


@pytest.mark.serves("OMN-05")
def test_the_prior_price_is_the_lowest_of_thirty_days_and_gives_the_percentage() -> None:
    history = [
        regular("100.00", 0, 40),
        regular("80.00", 40, 45),
        regular("120.00", 45),
        reduced("72.00", 60, 70),
    ]

    found = reduction_at(history, START + 61 * DAY)

    assert found is not None
    assert (found.gross, found.percent) == (Decimal("80.00"), 10)


@pytest.mark.serves("OMN-05")
def test_a_price_raised_only_to_be_lowered_is_no_reduction() -> None:
    history = [regular("50.00", 0, 58), regular("99.00", 58), reduced("55.00", 60, 70)]

    assert reduction_at(history, START + 61 * DAY) is None


def test_a_reduction_lately_over_counts_as_a_price_that_was_asked() -> None:
    history = [regular("100.00", 0), reduced("60.00", 35, 40), reduced("70.00", 60, 70)]

    assert reduction_at(history, START + 61 * DAY) is None


def test_prices_of_more_than_thirty_days_ago_do_not_count() -> None:
    history = [regular("40.00", 0, 10), regular("100.00", 10), reduced("90.00", 60, 70)]

    found = reduction_at(history, START + 61 * DAY)

    assert found is not None
    assert found.gross == Decimal("100.00")


@pytest.mark.serves("OMN-06")
def test_goods_new_on_the_market_have_no_prior_price_by_the_strict_rule() -> None:
    history = [regular("100.00", 40), reduced("70.00", 60, 70)]

    assert reduction_at(history, START + 61 * DAY) is None


@pytest.mark.serves("OMN-06")
def test_a_growing_reduction_keeps_its_first_prior_price_only_where_a_country_allows_it() -> None:
    history = [regular("100.00", 0), reduced("80.00", 60, 65), reduced("60.00", 65, 75)]

    strict = reduction_at(history, START + 66 * DAY)
    germany = reduction_at(history, START + 66 * DAY, exceptions=EXCEPTIONS["DE"])

    assert strict is not None
    assert germany is not None
    assert (strict.gross, strict.percent) == (Decimal("80.00"), 25)
    assert (germany.gross, germany.percent) == (Decimal("100.00"), 40)


@pytest.mark.serves("OMN-06")
def test_what_soon_spoils_is_compared_with_its_regular_price_only_where_a_country_allows_it() -> (
    None
):
    history = [regular("10.00", 0), reduced("6.00", 45, 50), reduced("5.00", 60, 62)]
    at = START + 61 * DAY

    strict = reduction_at(history, at, is_perishable=True)
    germany = reduction_at(history, at, is_perishable=True, exceptions=EXCEPTIONS["DE"])

    assert strict is not None
    assert germany is not None
    assert (strict.gross, germany.gross) == (Decimal("6.00"), Decimal("10.00"))


def test_percentages_are_rounded_down() -> None:
    assert percent_less(Decimal("99.99"), Decimal("80.00")) == 19


@pytest.mark.serves("OMN-05")
@given(
    some.lists(
        some.tuples(some.integers(0, 89), some.integers(100, 20_000)),
        min_size=1,
        max_size=8,
        unique_by=lambda p: p[0],
    ),
    some.integers(100, 20_000),
)
def test_no_reduction_ever_claims_more_than_the_history_shows(
    changes: list[tuple[int, int]], cents: int
) -> None:
    changes = sorted(changes)
    ends = [day for day, _ in changes[1:]] + [None]
    history = [
        regular(str(Decimal(price) / 100), day, end)
        for (day, price), end in zip(changes, ends, strict=True)
    ]
    now = reduced(str(Decimal(cents) / 100), 90, 95)
    at = START + 91 * DAY

    found = reduction_at([*history, now], at)

    if found is not None:
        hours = [now.since - WINDOW + timedelta(hours=6) * step for step in range(120)]
        asked = [price.gross for hour in hours if (price := applied_at(history, hour))]
        assert found.gross == min(asked) > now.gross
        assert found.gross * (100 - found.percent) / 100 >= now.gross
