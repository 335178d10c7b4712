"""Drift: found from arrivals seen against arrivals expected."""

from dataclasses import replace

import numpy as np
import pytest

from pistos.estimates.rules.drift import WIDEST, shifts
from pistos.estimates.rules.effects import Fit

COUNT = 4000


@pytest.fixture
def fit() -> Fit:
    residual = np.random.default_rng(1).normal(0.0, 0.5, COUNT)
    return Fit(
        base=0.0,
        effects={},
        centre=np.zeros(COUNT),
        residual=residual,
        weight=np.ones(COUNT),
        undrifted=residual,
        block=np.zeros(COUNT, dtype=np.int64),
        drift=np.zeros(1),
    )


@pytest.mark.parametrize("moved", [-0.6, -0.2, 0.0, 0.3, 0.8])
def test_shift_is_the_one_by_which_all_moved(fit: Fit, moved: float) -> None:
    code = np.zeros(COUNT, dtype=np.int64)

    found = shifts(fit, np.ones(COUNT), fit.residual + moved, np.ones(COUNT), code, 1, 1.0)

    assert found[0] == pytest.approx(moved, abs=0.05)


@pytest.mark.parametrize("moved", [-0.5, 0.0, 0.5])
def test_shift_shows_while_most_are_under_way(fit: Fit, moved: float) -> None:
    """The older half is finished and tells the spread; the recent were watched to -0.3 only."""
    recent = np.arange(COUNT) >= COUNT // 2
    latent = fit.residual + np.where(recent, moved, 0.0)
    value = np.where(recent, np.minimum(latent, -0.3), latent)
    ended = np.where(recent, latent <= -0.3, True).astype(float)
    known = replace(fit, weight=np.where(recent, 1e-9, 1.0))

    code = np.zeros(COUNT, dtype=np.int64)
    found = shifts(known, ended, value, recent.astype(float), code, 1, 1.0)

    assert found[0] == pytest.approx(moved, abs=0.1)


def test_shift_is_drawn_to_nought_where_little_is_seen(fit: Fit) -> None:
    code = np.array([0] * (COUNT - 3) + [1] * 3)
    value = fit.residual + np.where(code == 1, 1.0, 0.0)

    found = shifts(fit, np.ones(COUNT), value, np.ones(COUNT), code, 3, 20.0)

    assert abs(found[0]) < 0.05
    assert 0.0 <= found[1] < 0.5
    assert found[2] == pytest.approx(0.0, abs=1e-4)
    assert (np.abs(found) <= WIDEST).all()
