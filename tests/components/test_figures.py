"""The arithmetic behind the drawn figures."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pistos.components.figures import (
    round_scale,
    round_step,
    segments,
    share_scale,
)


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
