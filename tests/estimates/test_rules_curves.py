"""Distributions: the unfinished count, stored curves keep their order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from pistos.estimates.rules.calibration import (
    LEVELS,
    calibrated,
    calibration_curve,
    forecast_needed,
)
from pistos.estimates.rules.curves import (
    GRID,
    PROBABILITIES,
    quantiles,
    reached,
    shares_by_row,
    shares_on_grid,
    step,
    survival,
)


def test_survival_matches_the_textbook() -> None:
    """Kaplan-Meier by hand: 6, 6, 6, 6+, 7, 9+, 10 of the leukaemia trial's first seven."""
    values = np.array([6, 6, 6, 6, 7, 9, 10.0])
    ended = np.array([1, 1, 1, 0, 1, 0, 1.0])

    ordered, lasting = survival(values, ended, np.ones(7))

    at = step(ordered, lasting, np.array([5.0, 6.0, 7.0, 9.5, 10.0]))
    assert at == pytest.approx([1.0, 4 / 7, 4 / 7 * 2 / 3, 4 / 7 * 2 / 3, 0.0])


@given(
    some.lists(
        some.tuples(some.floats(-3, 3), some.booleans(), some.floats(0.1, 5)),
        min_size=1,
        max_size=60,
    )
)
@settings(max_examples=100, deadline=None)
def test_unfinished_never_make_it_sooner_than_dropping_them(
    lines: list[tuple[float, bool, float]],
) -> None:
    values, ended, weights = (np.array(column, dtype=float) for column in zip(*lines, strict=True))
    done = ended > 0
    if not done.any():
        return

    counted = shares_on_grid(values, ended, weights)
    dropped = shares_on_grid(values[done], ended[done], weights[done])

    assert (counted <= dropped + 1e-9).all()
    assert (np.diff(counted) >= -1e-9).all()
    assert ((counted >= -1e-12) & (counted <= 1 + 1e-12)).all()


@given(some.lists(some.floats(-3, 3), min_size=5, max_size=80))
@settings(max_examples=50, deadline=None)
def test_stored_curve_gives_back_its_shares(values: list[float]) -> None:
    shares = shares_on_grid(np.array(values), np.ones(len(values)), np.ones(len(values)))
    curve = quantiles(shares)

    assert (np.diff(curve) >= 0).all()
    read = reached(curve, GRID)
    assert (np.diff(read) >= -1e-12).all()
    rows = shares_by_row(np.tile(curve, (len(GRID), 1)), GRID)
    inside = (curve[0] < GRID) & (curve[-1] > GRID)
    assert np.abs(read[inside] - rows[inside]).max(initial=0.0) < 0.06
    assert reached(curve, np.array([50.0]))[0] > PROBABILITIES[-1]


def test_calibration_asks_for_more_where_forecasts_were_too_early() -> None:
    dice = np.random.default_rng(1)
    too_early = np.clip(dice.uniform(0, 1, 4000) ** 0.5, 0, 1)  # most came late in their forecast
    curve = calibration_curve(too_early, np.ones(4000), np.ones(4000))

    assert calibrated(curve, 0.9) == pytest.approx(0.81, abs=0.02)
    assert forecast_needed(curve, 0.9) > 0.93


def test_calibration_leaves_good_forecasts_alone_and_needs_evidence() -> None:
    dice = np.random.default_rng(1)
    fair = calibration_curve(dice.uniform(0, 1, 4000), np.ones(4000), np.ones(4000))
    hardly = calibration_curve(np.array([1.0, 1.0]), np.ones(2), np.ones(2))

    assert forecast_needed(fair, 0.95) == pytest.approx(0.95, abs=0.01)
    assert forecast_needed(hardly, 0.95) == pytest.approx(0.95, abs=0.01)
    assert calibration_curve(np.array([]), np.array([]), np.array([])) == tuple(LEVELS)


@given(
    some.lists(some.tuples(some.floats(0, 1), some.booleans()), max_size=80),
    some.floats(0, 1),
    some.floats(0, 1),
)
@settings(max_examples=100, deadline=None)
def test_calibration_keeps_the_order_of_targets(
    past: list[tuple[float, bool]], one: float, other: float
) -> None:
    u = np.array([value for value, _ in past])
    ended = np.array([float(done) for _, done in past])
    curve = calibration_curve(u, ended, np.ones(len(past)))

    low, high = sorted((one, other))
    assert forecast_needed(curve, low) <= forecast_needed(curve, high) + 1e-12
    assert calibrated(curve, low) <= calibrated(curve, high) + 1e-12
    assert calibrated(curve, forecast_needed(curve, high)) >= min(high, 0.999) - 1e-6
