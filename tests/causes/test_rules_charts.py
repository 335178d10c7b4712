"""More than chance, or not: the formulas by their known values, and the whole by simulation."""

from math import exp, factorial, log

import numpy as np
import pytest

from pistos.causes.rules.charts import (
    BUDGET,
    IN_CONTROL_WEEKS,
    RECENT,
    Signal,
    chance_of,
    cusum,
    interval_of,
    p_limit,
    reference_of,
    u_limit,
    usual_rates,
    within_budget,
)
from pistos.causes.rules.explaining import Breach, leading
from pistos.causes.rules.watching import Watched, is_back, judged

WEEKS = 52 + RECENT


def watched(counts: np.ndarray, orders: float = 100.0, prior: float = 0.0) -> Watched:
    counts = np.atleast_2d(counts).astype(float)
    return Watched(
        counts,
        np.full(counts.shape, orders),
        np.ones(counts.shape, dtype=bool),
        np.full(len(counts), prior),
    )


@pytest.mark.parametrize(
    ("usual", "worse", "k"), [(2, 4, 2.885), (1, 2, 1.443), (0.5, 1.0, 0.721), (10, 15, 12.332)]
)
def test_reference_is_as_published(usual: float, worse: float, k: float) -> None:
    assert reference_of(usual, worse) == pytest.approx(k, abs=0.001)
    with pytest.raises(ValueError, match="no reference"):
        reference_of(worse, usual)


@pytest.mark.parametrize(("rate", "exposure", "limit"), [(0.04, 100, 0.10), (0.25, 400, 0.325)])
def test_u_limit_is_three_deviations_of_a_rate(rate: float, exposure: float, limit: float) -> None:
    assert u_limit(rate, exposure) == pytest.approx(limit)
    assert u_limit(rate, 0) == float("inf")


def test_p_limit_is_three_deviations_of_a_share() -> None:
    assert p_limit(0.2, 64) == pytest.approx(0.2 + 3 * 0.05)
    assert p_limit(0.2, 0) == float("inf")


def test_cusum_adds_what_exceeds_k_and_never_falls_below_nothing() -> None:
    counts = np.array([[2.0, 1, 4, 5, 0, 6]])
    path, since = cusum(counts, np.full((1, 6), 2.0), np.ones((1, 6), dtype=bool))

    k = 2 / log(2)
    assert path[0] == pytest.approx([0, 0, 4 - k, 9 - 2 * k, max(0, 9 - 3 * k), 15 - 4 * k])
    assert since[0] == 4


@pytest.mark.parametrize("mean", [0.1, 0.5, 2.0, 5.0, 10.0])
def test_an_unchanged_series_crosses_once_in_about_two_hundred_weeks(mean: float) -> None:
    """Reckoned again, as Brook and Evans do, by the chain of S between 0 and h."""
    step, k, h = 0.05, reference_of(mean, 2 * mean), interval_of(mean)
    one, less, top = round(1 / step), round(k / step), round(h / step)
    chain = np.zeros((top + 1, top + 1))
    for state in range(top + 1):
        for count in range(60):
            to = max(0, state + count * one - less)
            if to <= top:
                chain[state, to] += exp(-mean) * mean**count / factorial(count)
    run = np.linalg.solve(np.eye(top + 1) - chain, np.ones(top + 1))[0]

    assert 0.7 * IN_CONTROL_WEEKS < run < 1.5 * IN_CONTROL_WEEKS


def test_chance_of_a_count_is_that_of_a_rate_that_was_counted_too() -> None:
    """Against the sum for a rate known well, which is Poisson's, and a split of six events in halves."""
    poisson = 1 - sum(exp(-2) * 2**k / factorial(k) for k in range(6))

    assert chance_of(6, 100, 2e6, 1e8) == pytest.approx(poisson, rel=1e-4)
    assert chance_of(1, 1, 1, 1) == pytest.approx(0.5)
    assert chance_of(3, 1, 3, 1) == pytest.approx(0.5)
    assert chance_of(0, 1, 3, 1) == 1
    assert 0 < chance_of(40, 100, 50, 5000) < 1e-20


def test_budget_follows_benjamini_and_hochberg() -> None:
    """The ladder of their paper's example, of fifteen tests at 5 %: the four smallest are found."""
    chances = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324,
        0.4262, 0.5719, 0.6528, 0.759, 1.0]  # fmt: skip

    assert within_budget(chances, 15, 0.05) == [True] * 4 + [False] * 11
    assert within_budget(chances[::-1], 15, 0.05) == [False] * 11 + [True] * 4
    assert within_budget([], 15) == []


def test_a_series_without_a_past_begins_as_the_whole_is() -> None:
    counts, orders = np.zeros((2, WEEKS)), np.zeros((2, WEEKS))
    orders[:, -5:] = 20.0
    rates = usual_rates(counts, orders, np.ones((2, WEEKS), dtype=bool), np.array([0.05, 0.0]))

    assert rates[0] == pytest.approx(0.05)
    assert np.isnan(rates[1])


def test_a_doubled_rate_of_a_large_series_is_found_within_two_weeks() -> None:
    chance = np.random.default_rng(1)
    counts = chance.poisson(20.0, (200, WEEKS))
    counts[:, -2:] = chance.poisson(40.0, (200, 2))
    found = sum(
        bool(judged(watched(row))[0]) or bool(judged(watched(row[:-1]))[0]) for row in counts
    )

    assert found >= 0.95 * len(counts)


@pytest.mark.parametrize(("mean", "weeks"), [(2.0, 18), (5.0, 9), (10.0, 4)])
def test_a_doubled_rate_is_found_within_so_many_weeks(mean: float, weeks: int) -> None:
    """In a family of 41 series, of which one has changed: in nine of ten cases by then."""
    chance = np.random.default_rng(7)
    found = 0
    for _ in range(60):
        counts = chance.poisson(mean, (41, WEEKS))
        counts[0, -weeks:] = chance.poisson(2 * mean, weeks)
        seen = set()
        for cut in range(weeks):
            rows = counts[:, : WEEKS - cut]
            seen |= {one.series for one in judged(watched(rows))[0]}
        found += 0 in seen

    assert found >= 0.9 * 60


@pytest.mark.parametrize("mean", [0.3, 2.0, 12.0])
def test_false_alarms_stay_within_the_budget(mean: float) -> None:
    """Shops of 300 unchanged series each: the share of them with any alarm is at most the budget."""
    chance = np.random.default_rng(11)
    shops = 200
    alarmed = sum(
        bool(judged(watched(chance.poisson(mean, (300, WEEKS))))[0]) for _ in range(shops)
    )

    assert alarmed / shops <= BUDGET


def test_a_small_difference_is_none_however_certain() -> None:
    counts = np.full(WEEKS, 1000)
    counts[-1] = 1300

    assert judged(watched(counts))[0] == []
    counts[-1] = 1600
    (signal,), family = judged(watched(counts))
    assert (signal.chart, signal.weeks, signal.counted, family) == ("u", 1, 1600, 1)
    assert signal.ratio == pytest.approx(1.6, abs=0.01)


def test_a_week_without_orders_says_nothing() -> None:
    counts = np.full(WEEKS, 4.0)
    given = watched(counts)
    given.exposure[0, -6:] = 0

    assert judged(given)[0] == []


def test_weeks_of_an_earlier_alarm_are_no_part_of_the_usual() -> None:
    counts = np.full((1, WEEKS), 10.0)
    counts[0, 20:40] = 60
    counts[0, -1] = 32
    usable = np.ones((1, WEEKS), dtype=bool)
    usable[0, 20:40] = False
    blind = Watched(counts, np.full((1, WEEKS), 100.0), np.ones_like(usable), np.zeros(1))
    aware = Watched(counts, np.full((1, WEEKS), 100.0), usable, np.zeros(1))

    assert judged(blind)[0] == []
    assert len(judged(aware)[0]) == 1


def test_a_rate_is_back_when_its_newest_weeks_are_usual() -> None:
    orders = np.full(20, 100.0)
    back, still = np.full(20, 8.0), np.full(20, 8.0)
    back[-2:] = 4

    assert is_back(back, orders, rate=0.04)
    assert not is_back(still, orders, rate=0.04)
    assert not is_back(np.zeros(20), np.full(20, 0.5), rate=0.04)


def breach(slice_: str, key: str, counted: int, expected: float, chance: float) -> Breach:
    return Breach(
        "carrier.late", slice_, key, Signal(0, "u", 1, counted, expected, 100, 0.1, chance)
    )


def test_a_late_courier_explains_the_whole_and_what_he_carries() -> None:
    whole, courier = breach("all", "", 60, 30, 1e-6), breach("courier", "1", 45, 15, 1e-9)
    product, other = breach("product", "5", 12, 5, 1e-3), breach("product", "6", 11, 4, 1e-4)
    shared = {(courier, whole): 45, (courier, product): 11, (courier, other): 1,
        (product, whole): 12, (other, whole): 11, (other, product): 0}  # fmt: skip

    found = leading([whole, courier, product], lambda a, b: shared[a, b])

    assert found == {courier: [product, whole]}


def test_where_everything_rises_the_whole_is_the_matter() -> None:
    whole, courier = breach("all", "", 90, 30, 1e-12), breach("courier", "1", 45, 15, 1e-9)

    assert leading([whole, courier], lambda a, b: 45) == {whole: [courier]}
    assert leading([courier], lambda a, b: 0) == {courier: []}
