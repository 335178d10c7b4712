"""Figures of answers: each formula with the values that the field study gives."""

import pytest

from pistos.surveys.rules.figures import (
    Figure,
    Rate,
    answers_needed,
    change_of,
    enough,
    figure_of,
    good_share,
    nps,
)
from pistos.surveys.rules.scales import Kind, is_sharp


@pytest.mark.parametrize(
    ("promoters", "detractors", "n", "raw", "middle", "low", "high"),
    [(60, 20, 100, 40.0, 38.8, 23.4, 54.3), (8, 2, 12, 50.0, 40.0, 0.6, 79.4)],
)
def test_nps_by_adjusted_wald(promoters, detractors, n, raw, middle, low, high) -> None:
    found = nps(promoters, detractors, n)

    assert found.value == pytest.approx(raw)
    assert found.middle == pytest.approx(middle, abs=0.05)
    assert (found.low, found.high) == (
        pytest.approx(low, abs=0.05),
        pytest.approx(high, abs=0.05),
    )


def test_nps_counts_nine_and_ten_against_zero_to_six() -> None:
    counts = {0: 1, 6: 2, 7: 3, 8: 1, 9: 2, 10: 4}

    found = figure_of(Kind.NPS, counts)

    assert (found.n, found.good) == (13, 6)
    assert found.value == pytest.approx(100 * (6 - 3) / 13)


def test_csat_is_the_share_of_four_and_five_by_wilson() -> None:
    found = figure_of(Kind.CSAT, {1: 2, 2: 2, 3: 4, 4: 20, 5: 22})

    assert (found.good, found.n, found.value) == (42, 50, 0.84)
    assert found.low == pytest.approx(0.715, abs=0.0005)
    assert found.high == pytest.approx(0.917, abs=0.0005)


def test_ces_is_the_mean_of_one_to_seven() -> None:
    found = figure_of(Kind.CES, {7: 6, 6: 2, 2: 2})

    assert found.value == pytest.approx(5.8)
    assert found.good == 8
    assert found.low == pytest.approx(4.533, abs=0.001)
    assert found.high == 7  # held within the scale


def test_expectation_is_the_share_of_better() -> None:
    found = figure_of(Kind.EXPECTATION, {1: 5, 2: 60, 3: 35})

    assert found.value == 0.35


@pytest.mark.parametrize(("variance", "needed"), [(0.64, 246), (1.0, 385)])
def test_answers_needed_for_ten_points(variance, needed) -> None:
    assert answers_needed(10, variance) == needed


def test_nobody_answered_is_no_figure() -> None:
    assert figure_of(Kind.NPS, {}) == Figure(Kind.NPS, 0)
    assert figure_of(Kind.CES, {}).value is None
    assert figure_of(Kind.CSAT, {}).value is None
    assert enough(figure_of(Kind.CSAT, {})).needed is None


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (nps(60, 20, 100), nps(66, 17, 100), "unproven"),
        (nps(600, 200, 1000), nps(660, 170, 1000), "better"),
        (nps(600, 200, 1000), nps(400, 300, 1000), "worse"),
        (good_share("csat", 42, 50), good_share("csat", 45, 50), "unproven"),
        (good_share("csat", 840, 1000), good_share("csat", 900, 1000), "better"),
        (figure_of("ces", {7: 500, 5: 500}), figure_of("ces", {7: 100, 3: 900}), "worse"),
        (figure_of("ces", {7: 5, 5: 5}), figure_of("ces", {7: 6, 5: 4}), "unproven"),
    ],
)
def test_no_change_is_claimed_while_its_interval_holds_zero(before, after, verdict) -> None:
    found = change_of(before, after)

    assert found is not None
    assert found.verdict == verdict
    assert (found.low <= 0 <= found.high) == (verdict == "unproven")


def test_the_error_of_a_difference_is_the_root_of_both_squares() -> None:
    before, after = nps(60, 20, 100), nps(50, 30, 100)

    found = change_of(before, after)

    assert found is not None
    half = 1.959964 * (before.error**2 + after.error**2) ** 0.5
    assert found.high - found.low == pytest.approx(2 * half)


def test_what_measures_different_things_is_not_compared() -> None:
    assert change_of(nps(60, 20, 100), good_share("csat", 60, 100)) is None
    assert change_of(figure_of("nps", {}), nps(60, 20, 100)) is None


def test_enough_says_how_many_would_be() -> None:
    few, many = nps(60, 20, 100), nps(600, 200, 1000)

    assert (enough(few).is_enough, enough(few).needed) == (False, 247)
    assert enough(many).is_enough
    assert enough(good_share("csat", 42, 50)).needed == pytest.approx(205, abs=2)
    assert enough(good_share("csat", 840, 1000)).is_enough


def test_the_rate_is_of_what_was_delivered() -> None:
    assert Rate(30, 120).value == 0.25
    assert Rate(0, 0).value is None


@pytest.mark.parametrize(
    ("kind", "value", "sharp"),
    [
        ("nps", 6, True), ("nps", 7, False), ("nps", 0, True), ("csat", 2, True), ("csat", 3, False),
        ("ces", 3, True), ("ces", 4, False), ("expectation", 1, True), ("expectation", 2, False),
        ("yes_no", 0, False), ("choice", 1, False), ("text", None, False),
    ],
)  # fmt: skip
def test_which_answers_want_a_word_from_us(kind, value, sharp) -> None:
    assert is_sharp(kind, value) is sharp
