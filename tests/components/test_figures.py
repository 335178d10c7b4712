"""The arithmetic behind the drawn figures."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pistos.components.figures import (
    round_scale,
    round_step,
    segments,
    share_scale,
    wilson_interval,
)


@pytest.mark.parametrize(
    ("kept", "total", "low", "high"),
    # Computed by hand from Wilson's formula; the last two are the textbook's ends.
    [
        (41, 50, 0.6920, 0.9023),
        (9429, 9812, 0.9570, 0.9646),
        (0, 10, 0.0, 0.2775),
        (0, 0, 0.0, 1.0),
    ],
)
def test_wilson_interval_matches_known_values(
    kept: int, total: int, low: float, high: float
) -> None:
    assert wilson_interval(kept, total) == pytest.approx((low, high), abs=0.0002)


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_wilson_interval_holds_the_share(kept: int, more: int) -> None:
    low, high = wilson_interval(kept, kept + more)

    assert 0 <= low <= kept / (kept + more) <= high <= 1


@given(st.lists(st.integers(-100_000, 100_000).map(lambda n: n / 100), min_size=1, max_size=40))
def test_round_scale_covers_its_values_with_few_ticks(values: list[float]) -> None:
    scale = round_scale(values)

    assert scale.low <= min(values) + 1e-6
    assert scale.high >= max(values) - 1e-6
    assert 2 <= len(scale.ticks) <= 7
    assert all(a < b for a, b in pairwise(scale.ticks))


def test_bars_start_at_nought() -> None:
    assert round_scale([12, 41], floor_at=0.0).ticks == (0, 20, 40, 60)


def test_share_scale_starts_low_enough_and_ends_at_one() -> None:
    assert share_scale([0.95, 0.97]).low == 0.9
    assert share_scale([0.62]).low == 0.5
    assert share_scale([0.12, 0.99]).low == 0.0
    assert share_scale([]).high == 1.0


def test_round_step_is_one_two_or_five() -> None:
    assert [round_step(span, 4) for span in (0, 4, 7, 41, 1000)] == [1, 1, 2, 20, 250]


def test_segments_break_where_nothing_was_measured() -> None:
    assert segments([1.0, 2.0, None, 3.0, None, None, 4.0, 5.0]) == [[0, 1], [3], [6, 7]]
