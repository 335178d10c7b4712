"""The weakest aspect, service before product, our own past, who did not answer."""

import pytest

from pistos.surveys.rules.figures import Figure, Rate, good_share, nps
from pistos.surveys.rules.standing import non_response, own_past, weakest, whole

NOTHING = Figure("aspect", 0)


def part(good: int, n: int = 200) -> Figure:
    return good_share("aspect", good, n)


@pytest.mark.serves("S3-120")
def test_the_weakest_aspect_is_named() -> None:
    rows = {"service": part(180), "delivery": part(120), "payment": part(190), "product": NOTHING}

    assert weakest(rows) == "delivery"


def test_a_handful_of_answers_does_not_make_an_aspect_the_weakest() -> None:
    assert weakest({"service": part(150), "payment": part(1, 4)}) == "service"
    assert weakest({"payment": part(1, 4)}) == "payment"
    assert weakest({"payment": NOTHING}) is None


@pytest.mark.serves("S1-8")
@pytest.mark.serves("S3-46")
@pytest.mark.parametrize(
    ("service", "product", "light", "because"),
    [
        (part(80), part(200), "red", "service"),  # perfect goods, bad service
        (part(200), part(80), "red", "product"),
        (part(80), part(80), "red", "service"),
        (part(160), part(190), "amber", "service"),
        (part(190), part(160), "amber", "product"),
        (part(160), part(160), "amber", "service"),
        (part(190), part(190), "green", ""),
        (NOTHING, part(200), "unknown", "service"),
        (part(190), NOTHING, "unknown", "product"),
        (part(80), NOTHING, "red", "service"),
    ],
)
def test_the_whole_is_no_better_than_its_service(service, product, light, because) -> None:
    found = whole(service, product)

    assert (found.light, found.because) == (light, because)


@pytest.mark.serves("S3-46")
def test_service_weighs_more_than_the_product() -> None:
    more_service, more_product = whole(part(200), part(150)), whole(part(150), part(200))

    assert more_service.value == pytest.approx(0.6 * 1 + 0.4 * 0.75)
    assert more_service.value > more_product.value


@pytest.mark.serves("S3-123")
def test_a_wave_is_compared_with_the_one_before_and_our_best() -> None:
    series = [nps(600, 200, 1000), nps(300, 300, 1000), nps(650, 150, 1000)]

    found = own_past(series)

    assert found.previous is series[1]
    assert found.change is not None
    assert found.change.verdict == "better"
    assert (found.best, found.best_at, found.is_beaten) == (series[0], 0, True)


def test_a_few_answers_are_no_best_and_beat_none() -> None:
    series = [nps(5, 0, 5), nps(600, 200, 1000), nps(9, 0, 9)]

    found = own_past(series)

    assert found.best is series[1]
    assert not found.is_beaten


def test_the_first_wave_has_no_past() -> None:
    assert own_past([nps(6, 2, 10)]).change is None
    assert own_past([]).previous is None


def test_who_answers_less_beyond_chance_is_named() -> None:
    rates = {"broken": Rate(20, 200), "kept": Rate(300, 1000)}

    found = non_response(rates)

    assert [row.key for row in found] == ["broken", "kept"] or [row.key for row in found] == [
        "kept",
        "broken",
    ]
    assert next(row for row in found if row.key == "broken").others == Rate(300, 1000)


def test_chance_and_small_groups_are_not_named() -> None:
    assert non_response({"GR": Rate(30, 100), "SI": Rate(33, 100)}) == []
    assert non_response({"GR": Rate(30, 100), "SI": Rate(0, 9)}) == []
