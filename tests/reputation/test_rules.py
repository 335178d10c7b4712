"""A good name is slowly earned, quickly lost, slowly won back; and what is well is never told by one side."""

from datetime import date, timedelta

import pytest

from pistos.kit.statistics import share
from pistos.reputation.rules.health import goal, health
from pistos.reputation.rules.score import (
    FADES,
    Fact,
    falls_of,
    keeps_to_recover,
    path_of,
    score,
    whole,
)
from pistos.surveys.rules.figures import good_share

DAY = date(2026, 1, 1)


def kept(day, count=1):
    return Fact(day, "kept", count, float(count))


def broken(day, count=1, cause="broken:courier_late"):
    return Fact(day, cause, count, float(count))


def points(steps, kind):
    return [step.points for step in steps if step.cause.partition(":")[0] == kind]


@pytest.mark.serves("S3-20")
def test_one_break_after_many_keeps_costs_more_than_they_earned_one_by_one():
    facts = [kept(DAY + timedelta(days=day)) for day in range(100)]
    facts.append(broken(DAY + timedelta(days=100)))

    steps = path_of(facts, until=DAY + timedelta(days=100))

    (lost,) = points(steps, "broken")
    last_keeps = points(steps, "kept")[-10:]
    assert -lost > 10 * max(last_keeps) > 0
    assert steps[-1].score < steps[-2].score


@pytest.mark.serves("S3-20")
@pytest.mark.parametrize(
    ("earned", "lost"),
    [
        (earned, lost)
        for earned in (0, 5, 20, 100, 1000)
        for lost in (0, 3, 20, 100)
        if score(earned, lost) > 17  # Below, nothing is left to lose.
    ],
)
def test_a_break_costs_more_than_a_keep_earns_wherever_there_is_something_to_lose(earned, lost):
    now = score(earned, lost)

    assert now - score(earned, lost + 5) > score(earned + 1, lost) - now


@pytest.mark.serves("S3-21")
def test_the_better_the_name_the_more_keeps_win_it_back():
    assert [keeps_to_recover(0, 0), keeps_to_recover(45, 0.55)] == [5, 46]


@pytest.mark.serves("S3-21")
def test_recovery_needs_sustained_keeping_and_time_alone_brings_no_one_back():
    good = [kept(DAY + timedelta(days=day), 2) for day in range(120)]
    bad = DAY + timedelta(days=120)
    idle = path_of([*good, broken(bad, 10)], until=bad + timedelta(days=200))
    busy = [kept(bad + timedelta(days=day), 2) for day in range(1, 201)]
    working = path_of([*good, broken(bad, 10), *busy], until=bad + timedelta(days=200))

    before = [step.score for step in idle if step.day < bad][-1]
    assert idle[-1].score < before
    assert working[-1].score > idle[-1].score + 10
    fortnight = [step.score for step in working if step.day <= bad + timedelta(days=14)][-1]
    assert fortnight < before - 5


def test_fulfilled_late_gives_a_part_back_and_never_more_than_was_lost():
    late = Fact(DAY, "repaired", 1, 1.0)
    alone = path_of([late], until=DAY)

    assert (
        path_of([broken(DAY), late], until=DAY)[-1].score
        > path_of([broken(DAY)], until=DAY)[-1].score
    )
    assert alone[-1].score == 50


@pytest.mark.serves("S1-61")
def test_every_change_names_its_cause_and_they_add_up_to_the_score():
    facts = [kept(DAY, 3), broken(DAY, 1), Fact(DAY + timedelta(days=2), "praised", 2, 2.0)]

    steps = path_of(facts, until=DAY + timedelta(days=3))

    assert {step.cause for step in steps} == {"kept", "broken:courier_late", "praised", FADES}
    assert 50 + sum(step.points for step in steps) == pytest.approx(steps[-1].score)
    assert path_of([], until=DAY) == []


def test_sources_are_one_whole_by_their_weights_and_the_unknown_weighs_nothing():
    assert whole({}) is None
    assert whole({"promises": 80.0}) == 80
    assert whole({"promises": 80.0, "mentions": 30.0}) == pytest.approx(70)


@pytest.mark.serves("S3-21")
def test_a_fall_lasts_until_its_height_is_reached_again():
    heights = [80, 82, 79, 70, 75, 83, 80]
    scores = [(DAY + timedelta(days=day), float(height)) for day, height in enumerate(heights)]

    (fall, last) = falls_of(scores, least=2)

    assert (fall.points, fall.from_day, fall.low_day) == (12, scores[1][0], scores[3][0])
    assert fall.back_on == scores[5][0]
    assert (last.points, last.back_on) == (3, None)


def of(good, n=100):
    return good_share("aspect", good, n)


@pytest.mark.serves("S1-8", "S3-46")
@pytest.mark.parametrize(
    ("service", "product", "promises", "light", "because"),
    [
        (of(50), of(100), share(100, 100), "red", "service"),  # perfect product, bad service
        (of(100), of(50), share(100, 100), "red", "product"),
        (of(100), of(100), share(70, 100), "red", "promises"),
        (of(60), of(60), share(100, 100), "red", "service"),  # alike: choose the service
        (of(80), of(100), share(100, 100), "amber", "service"),
        (of(95), of(95), share(90, 100), "amber", "promises"),
        (of(0, 0), of(100), share(100, 100), "unknown", "service"),
        (of(95), of(95), share(0, 0), "unknown", "promises"),
        (of(95), of(95), share(99, 100), "green", ""),
    ],
)
def test_no_side_hides_another(service, product, promises, light, because):
    found = health(service, product, promises)

    assert (found.light, found.because) == (light, because)


@pytest.mark.serves("S3-59")
def test_the_goal_is_both_and_where_they_are_alike_the_service():
    assert goal(of(90), of(90)) == "both"
    assert goal(of(90), of(70)) == "product"
    assert goal(of(70), of(70)) == "service"
    assert goal(of(0, 0), of(90)) == "unknown"
