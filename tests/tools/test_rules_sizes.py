"""Size advice, in a table of bodies."""

from decimal import Decimal

import pytest

from pistos.tools.rules.sizes import (
    FitRecord,
    advise,
    in_centimetres,
    in_inches,
    read_chart,
    size_problems,
)

CHART = {
    "measures": ["chest", "waist"],
    "sizes": [
        {"size": "S", "ranges": {"chest": [84, 89], "waist": [70, 75]}},
        {"size": "M", "ranges": {"chest": [91, 96], "waist": [77, 82]}},
        {"size": "L", "ranges": {"chest": [98, 104], "waist": [84, 90]}},
        {"size": "XL", "ranges": {"chest": [106, 112], "waist": [92, 99]}},
    ],
}
LANGUAGES = ["en", "el", "sl", "hy"]


def advice(fit=None, **body):
    return advise(read_chart(CHART), {k: Decimal(str(v)) for k, v in body.items()}, fit)


@pytest.mark.serves("S0-30")
@pytest.mark.parametrize(
    ("body", "kind", "size", "other"),
    [
        ({"chest": 93, "waist": 80}, "fits", "M", ""),
        ({"chest": 97}, "between", "L", "M"),
        ({"chest": 93, "waist": 83}, "between", "L", "M"),
        ({"chest": 93, "waist": 85}, "between", "L", "M"),
        ({"chest": 93, "waist": 95}, "apart", "XL", "M"),
        ({"chest": 120}, "above", "", ""),
        ({"chest": 120, "waist": 80}, "above", "", ""),
        ({"chest": 70}, "below", "", ""),
        ({"chest": 86, "waist": 65}, "fits", "S", ""),
    ],
)
def test_advice_names_the_size_or_says_that_it_lies_between(body, kind, size, other) -> None:
    found = advice(**body)

    assert (found.kind, found.size, found.other) == (kind, size, other)
    assert [ground.measure for ground in found.grounds] == list(body)


def test_overlapping_sizes_that_both_fit_are_between() -> None:
    chart = {
        "measures": ["chest"],
        "sizes": [
            {"size": "M", "ranges": {"chest": [90, 98]}},
            {"size": "L", "ranges": {"chest": [96, 104]}},
        ],
    }

    found = advise(read_chart(chart), {"chest": Decimal(97)})

    assert (found.kind, found.size, found.other) == ("between", "L", "M")
    assert found.grounds[0].place == "within"


def test_no_measurement_of_the_chart_is_no_advice() -> None:
    assert advice(foot=27) is None


@pytest.mark.serves("S0-30")
@pytest.mark.parametrize(
    ("fit", "kind", "size", "because"),
    [
        (FitRecord(too_small=8, fits=4), "fits", "L", "small"),
        (FitRecord(too_big=8, fits=4), "fits", "S", "big"),
        (FitRecord(too_small=8), "fits", "M", ""),
        (FitRecord(too_small=3, fits=20), "fits", "M", ""),
        (FitRecord(too_small=6, too_big=6), "fits", "M", ""),
    ],
)
def test_what_buyers_said_moves_the_advice_by_one_size(fit, kind, size, because) -> None:
    found = advice(fit, chest=93, waist=80)

    assert (found.kind, found.size, found.because) == (kind, size, because)
    assert not because or found.by_chart == "M"


def test_buyers_decide_between_two_sizes() -> None:
    found = advice(FitRecord(too_big=9, fits=3), chest=97)

    assert (found.kind, found.size, found.other, found.because) == ("between", "M", "L", "big")


def test_the_largest_size_that_runs_small_is_honestly_none() -> None:
    found = advice(FitRecord(too_small=9, fits=3), chest=108, waist=95)

    assert (found.kind, found.by_chart) == ("above", "XL")


def test_inches_and_centimetres_meet() -> None:
    assert in_centimetres(Decimal(38), "in") == Decimal("96.5")
    assert in_inches(Decimal("96.5")) == Decimal("38")
    assert in_inches(Decimal(91)) == Decimal("35.75")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"measures": []}, "no_measures"),
        ({"sizes": []}, "no_sizes"),
        ({"sizes": [{"size": "S", "ranges": {"chest": [84, 89]}}]}, "span_missing"),
        ({"sizes": CHART["sizes"][::-1]}, "sizes_unsorted"),
        ({"sizes": [CHART["sizes"][0]] * 2}, "size_twice"),
        (
            {"sizes": [{"size": "S", "ranges": {"chest": [89, 84], "waist": [0, 3000]}}]},
            "span_senseless",
        ),
    ],
)
def test_a_chart_that_cannot_advise_is_told(change, code) -> None:
    assert size_problems(CHART, LANGUAGES) == []
    assert code in size_problems(CHART | change, LANGUAGES)
