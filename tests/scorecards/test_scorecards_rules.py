from typing import Any

import pytest

from pistos.scorecards.rules.decisions import Option, default_of, overridden
from pistos.scorecards.rules.figures import Carriage, Deadline, Figures, cost_with_harm, figures_of
from pistos.scorecards.rules.score import WEIGHTS, ranked, score, steadiness
from pistos.scorecards.rules.selection import (
    Considered,
    Criteria,
    criteria_for,
    judge,
    problem_with,
    recommended,
)


def deadline(
    count: int = 100, kept: int = 90, deviation: float = 0.5, worst: float = 0.4
) -> Deadline:
    return Deadline(
        kind="delivery",
        toward="shop",
        count=count,
        kept=kept,
        never=0,
        wrong=0,
        damaged=0,
        mean=-0.5,
        deviation=deviation,
        tenth=-1.5,
        half=-0.5,
        ninetieth=0.3,
        worst_tenth=worst,
    )


def figures(**changed: Any) -> Figures:
    return Figures(deadlines=(deadline(**changed),))


@pytest.mark.serves("S0-50")
def test_of_equal_means_the_steadier_stands_higher() -> None:
    steady = score(figures(deviation=0.3, worst=0.1), usual_kept_rate=0.9)
    erratic = score(figures(deviation=2.4, worst=3.5), usual_kept_rate=0.9)

    assert steady.reliable == erratic.reliable
    assert [place.key for place in ranked([("erratic", erratic), ("steady", steady)])] == [
        "steady",
        "erratic",
    ]


@pytest.mark.serves("S0-50")
@pytest.mark.parametrize("worse", [{"deviation": 0.9}, {"worst": 0.9}])
def test_spread_and_a_late_tail_each_lower_steadiness(worse: dict[str, float]) -> None:
    assert steadiness(figures(**worse)) < steadiness(figures())


@pytest.mark.serves("S0-50")
def test_few_promises_are_shown_and_not_ranked_as_if_many() -> None:
    lucky = score(figures(count=4, kept=4, deviation=0, worst=0), usual_kept_rate=0.9)
    solid = score(figures(count=2000, kept=1900), usual_kept_rate=0.9)

    places = ranked([("lucky", lucky), ("solid", solid)])

    assert [(found.key, found.place) for found in places] == [("solid", 1), ("lucky", None)]
    assert lucky.reliable < 0.95


def test_a_partner_without_promises_has_no_score() -> None:
    nothing = score(Figures(), usual_kept_rate=0.9)

    assert nothing.total is None
    assert ranked([("nothing", nothing)]) == []


@pytest.mark.serves("S3-20")
def test_one_break_costs_a_partner_more_than_one_keep_earns() -> None:
    def total(kept: int, broken: int) -> float:
        found = score(figures(count=kept + broken, kept=kept), usual_kept_rate=0.9).total
        assert found is not None
        return found

    assert total(200, 0) - total(200, 1) > 20 * (total(201, 0) - total(200, 0))


@pytest.mark.serves("S3-49")
def test_praise_counts_in_the_score() -> None:
    without = figures()
    praised = Figures(deadlines=without.deadlines, praised=10)

    assert score(praised, usual_kept_rate=0.9).trusted > score(without, usual_kept_rate=0.9).trusted


@pytest.mark.serves("S0-52")
def test_harm_to_customers_lowers_the_score_and_raises_the_cost() -> None:
    from decimal import Decimal

    without = figures(kept=100)
    harmful = Figures(deadlines=without.deadlines, harm={"courier_late": 12})

    assert (
        score(harmful, usual_kept_rate=0.9).trusted
        < score(without, usual_kept_rate=0.9).trusted - 0.1
    )
    assert cost_with_harm(
        Decimal("3.00"), harm_amount=Decimal("5"), harm_count=12, jobs=100
    ) == Decimal("3.60")
    assert cost_with_harm(None, harm_amount=None, harm_count=1, jobs=1) is None


def test_lost_and_damaged_parcels_lower_care() -> None:
    clean = Figures(deadlines=(deadline(),), carriage=Carriage(parcels=100, arrived=100))
    rough = Figures(
        deadlines=(deadline(),), carriage=Carriage(parcels=100, arrived=95, damaged=5, lost=5)
    )

    assert score(rough, usual_kept_rate=0.9).careful < score(clean, usual_kept_rate=0.9).careful


def test_weights_are_whole_and_price_is_not_among_them() -> None:
    assert sum(WEIGHTS.values()) == pytest.approx(1)
    assert "cost" not in WEIGHTS
    assert steadiness(Figures()) == 0


def test_figures_come_back_from_json_as_they_were() -> None:
    before = Figures(deadlines=(deadline(),), harm={"damaged": 2}, praised=1)

    assert figures_of(before.as_json()) == before


COURIER = criteria_for("courier")
ALL_GATES = dict.fromkeys(COURIER.gates, True)


def firm(key: str, gates: dict[str, bool] | None = None, **points: float) -> Considered:
    given = {"reliable": 7, "steady": 7, "careful": 7, "support": 7, "cost": 7} | points
    return Considered(key, ALL_GATES if gates is None else gates, given)


@pytest.mark.serves("S0-46")
def test_one_failed_gate_excludes_whatever_the_total() -> None:
    perfect = firm(
        "perfect",
        ALL_GATES | {"liable_for_damage": False},
        reliable=10,
        steady=10,
        careful=10,
        support=10,
        cost=10,
    )

    found = judge(COURIER, [perfect, firm("plain")])

    assert [(row.key, row.place) for row in found] == [("plain", 1), ("perfect", None)]
    assert found[1].failed == ("liable_for_damage",)
    assert found[1].total == pytest.approx(10)
    assert recommended(found) == "plain"


def test_a_gate_without_an_answer_is_not_passed() -> None:
    (found,) = judge(COURIER, [firm("silent", {})])

    assert found.unanswered == COURIER.gates
    assert recommended([found]) is None


@pytest.mark.serves("S0-55")
@pytest.mark.parametrize(
    ("weights", "problem"),
    [
        ({"cost": 1.0}, "cost_alone"),
        ({"cost": 1.0, "reliable": 0.0}, "cost_alone"),
        ({"cost": 0.5, "reliable": 0.5}, "cost_too_heavy"),
        ({"cost": 0.49, "reliable": 0.51}, ""),
        ({"reliable": 0.6}, "not_whole"),
        ({"reliable": 1.2, "cost": -0.2}, "below_zero"),
        ({}, "no_weights"),
    ],
)
def test_price_is_never_alone_and_never_half(weights: dict[str, float], problem: str) -> None:
    assert problem_with(Criteria(("insured",), weights)) == problem


@pytest.mark.serves("S0-55")
def test_the_cheapest_but_unreliable_is_not_recommended() -> None:
    heavy = Criteria(COURIER.gates, {"cost": 0.49, "reliable": 0.31, "support": 0.2})
    cheap = firm("cheap", cost=10, reliable=2, support=6)
    dear = firm("dear", cost=2, reliable=9, support=6)

    found = judge(heavy, [cheap, dear])

    assert found[0].key == "cheap"
    assert found[0].weak == ("reliable",)
    assert recommended(found) == "dear"


def test_a_choice_needs_three_firms_and_gates() -> None:
    assert problem_with(Criteria(("insured",), {"reliable": 1.0}, 2)) == "too_few_alternatives"
    assert problem_with(Criteria((), {"reliable": 1.0})) == "no_gates"


@pytest.mark.serves("S0-47")
def test_each_kind_of_partner_has_criteria_of_its_own() -> None:
    kinds = ("courier", "supplier", "payment", "photographer", "web")
    criteria = [criteria_for(kind) for kind in kinds]

    assert len({found.gates for found in criteria}) == len(kinds)
    assert [problem_with(found) for found in criteria] == [""] * len(kinds)


@pytest.mark.serves("S0-56")
def test_the_default_favours_the_customer_and_an_override_is_kept() -> None:
    cheap = Option("hold the refund", for_customers=0, cost=0)
    kind = Option("refund today", for_customers=1, cost=40)

    assert default_of([cheap, kind]) == kind
    assert overridden("cost or promise", [cheap, kind], "refund today", "") is None
    override = overridden("cost or promise", [cheap, kind], "hold the refund", "Fraud suspected.")
    assert override is not None
    assert (override.default, override.reason) == ("refund today", "Fraud suspected.")


def test_of_equals_the_cheaper_is_the_default() -> None:
    assert default_of([Option("a", 1, 5), Option("b", 1, 3)]).key == "b"
