"""The verdict and the stages, without a database."""

from typing import Any

import pytest

from pistos.mistakes.rules.effect import Rate, effect
from pistos.mistakes.rules.stages import (
    Standing,
    lacking_to_close,
    lacking_to_correct,
    lacking_to_plan,
    next_severity,
)


@pytest.mark.serves("S2-26")
@pytest.mark.parametrize(
    ("before", "after", "drop", "verdict"),
    [
        ((40, 1000), (4, 1000), 80, "worked"),
        ((40, 1000), (30, 1000), 80, "did_not"),
        ((40, 1000), (60, 1000), 10, "did_not"),
        ((40, 1000), (0, 1000), 100, "worked"),
        ((40, 1000), (1, 1000), 100, "did_not"),
        ((4, 1000), (0, 1000), 80, "too_few"),
        ((40, 1000), (0, 50), 80, "too_few"),
        ((0, 1000), (0, 1000), 80, "too_few"),
        ((0, 1000), (6, 1000), 80, "did_not"),
        ((40, 0), (0, 0), 80, "too_few"),
        ((6, 1000), (4, 1000), 30, "too_few"),
        ((4000, 100000), (1000, 100000), 50, "worked"),
    ],
)
def test_a_verdict_follows_from_four_numbers(
    before: tuple[int, int], after: tuple[int, int], drop: int, verdict: str
) -> None:
    assert effect(Rate(*before), Rate(*after), drop_percent=drop).verdict == verdict


def test_a_rate_says_how_much_it_fell() -> None:
    found = effect(Rate(40, 1000), Rate(10, 500), drop_percent=50)

    assert found.drop == pytest.approx(0.5)
    assert found.expected == pytest.approx(20)
    assert effect(Rate(10, 1000), Rate(20, 1000), drop_percent=50).drop == pytest.approx(-1)


def whole(**fields: Any) -> Standing:
    values: dict[str, object] = {
        "stage": "learned",
        "is_closed": False,
        "has_evidence": True,
        "is_contained": True,
        "whys": ("one", "two"),
        "has_root_cause": True,
        "cause": "carrier.late",
        "has_owner": True,
        "has_plan": True,
        "has_lesson": True,
        "verdict": "worked",
    }
    return Standing(**(values | fields))


@pytest.mark.serves("S3-103")
@pytest.mark.parametrize(
    ("fields", "to_plan", "to_correct", "to_close"),
    [
        ({}, (), (), ()),
        ({"has_evidence": False}, ("evidence",), ("evidence",), ()),
        ({"is_contained": False}, ("containment",), ("containment",), ()),
        ({"whys": ("one", " ")}, ("whys",), ("whys",), ()),
        ({"cause": ""}, ("cause",), ("cause",), ()),
        ({"has_plan": False, "has_owner": False}, (), ("plan", "owner"), ()),
        ({"stage": "found", "verdict": ""}, (), (), ("correction", "verdict")),
        ({"has_lesson": False}, (), (), ("lesson",)),
        ({"verdict": "did_not"}, (), (), ("effect",)),
        ({"verdict": "too_few"}, (), (), ()),
    ],
)
def test_no_stage_is_left_half_done(
    fields: dict[str, object],
    to_plan: tuple[str, ...],
    to_correct: tuple[str, ...],
    to_close: tuple[str, ...],
) -> None:
    now = whole(**fields)

    assert lacking_to_plan(now) == to_plan
    assert lacking_to_correct(now) == to_correct
    assert lacking_to_close(now) == to_close


def test_severity_rises_and_stops_at_the_highest() -> None:
    assert [next_severity(now, severest=3) for now in (1, 2, 3)] == [2, 3, 3]
