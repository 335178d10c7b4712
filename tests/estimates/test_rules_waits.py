"""Waits for an answer: what a curve says, which group speaks, and that the target is really kept."""

import random
from datetime import UTC, datetime, timedelta
from math import inf, isinf

import pytest

from pistos.estimates.rules.waits import (
    FEWEST,
    SHARES,
    USUAL,
    AnswerCase,
    Wait,
    chance_within,
    curve_of,
    learn_waits,
    load_of,
    quote_wait,
)

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
CASE = AnswerCase("email", 10, ahead=0, on_duty=1)


def a_wait(
    minutes: float, days_ago: float = 10, case: AnswerCase = CASE, over: bool = True
) -> Wait:
    return Wait(case, AT - timedelta(days=days_ago), minutes * 60, over)


def test_curve_of_gives_the_order_statistic_of_n_plus_one() -> None:
    curve = curve_of([a_wait(minutes) for minutes in range(1, 100)])

    assert curve.sample == 99
    assert curve.seconds[SHARES.index(0.5)] == 50 * 60
    assert curve.seconds[SHARES.index(0.95)] == 95 * 60
    assert curve.seconds[SHARES.index(0.99)] == 99 * 60
    assert isinf(curve.seconds[SHARES.index(0.995)]), "99 waits prove no share above 99 of 100"


def test_unanswered_waits_make_the_promise_later_not_earlier() -> None:
    """Kaplan-Meier's own example shape: the censored leave the risk set without being answered."""
    answered = [a_wait(minutes) for minutes in range(1, 100)]
    still_waiting = [a_wait(40, over=False) for _ in range(30)]

    without, with_them = curve_of(answered), curve_of(answered + still_waiting)

    at = SHARES.index(0.8)
    assert with_them.seconds[at] > without.seconds[at]


def test_waits_never_answered_are_never_promised_away() -> None:
    waits = [a_wait(10) for _ in range(80)] + [
        Wait(CASE, AT - timedelta(days=9), inf) for _ in range(20)
    ]

    curve = curve_of(waits)

    assert curve.seconds[SHARES.index(0.75)] == 600
    assert isinf(curve.seconds[SHARES.index(0.85)])


@pytest.mark.parametrize(
    ("ahead", "on_duty", "load"),
    [(0, 1, 0), (1, 1, 1), (5, 2, 1), (6, 2, 2), (24, 3, 3), (4, 0, 2)],
)
def test_load_of_counts_who_waits_for_each_person(ahead: int, on_duty: int, load: int) -> None:
    assert load_of(AnswerCase("chat", 9, ahead, on_duty)) == load


def test_a_narrow_group_speaks_once_it_has_enough_waits() -> None:
    night = AnswerCase("email", 2)
    many = [a_wait(30) for _ in range(300)] + [a_wait(240, case=night) for _ in range(FEWEST)]
    few = [a_wait(30) for _ in range(300)] + [a_wait(240, case=night) for _ in range(FEWEST - 1)]

    with_many = quote_wait(learn_waits(many, AT), night, 0.9)
    with_few = quote_wait(learn_waits(few, AT), night, 0.9)

    assert with_many.group == night.groups()[0]
    assert with_many.usual_seconds == 240 * 60
    assert with_few.group == "channel=email load=0"


def test_too_little_history_is_the_marked_default() -> None:
    quote = quote_wait(learn_waits([a_wait(5) for _ in range(FEWEST - 1)], AT), CASE, 0.9)

    assert quote.is_default
    assert quote.chance is None


def test_a_share_that_history_cannot_prove_is_the_default_too() -> None:
    """50 waits can prove 95 of 100, not 99: promising 99 from them would be invented."""
    curves = learn_waits([a_wait(minutes) for minutes in range(1, 51)], AT)

    assert not quote_wait(curves, CASE, 0.95).is_default
    unproven = quote_wait(curves, CASE, 0.995)
    assert unproven.is_default
    assert unproven.promised_seconds == 50 * 60, (
        "the default is never sooner than what history reaches"
    )


def test_a_higher_target_never_gives_an_earlier_time() -> None:
    curves = learn_waits([a_wait(minutes % 97, minutes % 110) for minutes in range(1, 400)], AT)

    times = [quote_wait(curves, CASE, target).promised_seconds for target in (0.5, 0.8, 0.9, 0.95)]

    assert times == sorted(times)


def test_what_a_curve_promises_it_says_the_chance_of() -> None:
    curve = curve_of([a_wait(minutes) for minutes in range(1, 200)])

    assert chance_within(curve, 0) == 0
    assert chance_within(curve, curve.seconds[USUAL]) == pytest.approx(0.5)
    assert chance_within(curve, 10**9) == SHARES[-1]


@pytest.mark.parametrize("seed", [1, 2])
def test_promises_made_week_by_week_are_kept_at_the_target(seed: int) -> None:
    """A shop with busy and quiet weeks: promised from the past alone, 95 of 100 are kept, within 2.5."""
    noise = random.Random(seed)
    waits = []
    for week in range(60):
        pace = noise.lognormvariate(0, 0.35)
        for _ in range(60):
            ahead = noise.randrange(12)
            case = AnswerCase("email", noise.randrange(24), ahead, 2)
            minutes = pace * (1 + ahead / 3) * noise.lognormvariate(3.4, 0.7)
            waits.append(a_wait(minutes, days_ago=7 * (60 - week) - noise.random() * 6, case=case))
    kept = promised = 0
    for week in range(20, 0, -2):
        now = AT - timedelta(weeks=week)
        curves = learn_waits([wait for wait in waits if wait.since < now - timedelta(days=1)], now)
        for wait in waits:
            if now <= wait.since < now + timedelta(weeks=1):
                promised += 1
                kept += wait.seconds <= quote_wait(curves, wait.case, 0.95).promised_seconds

    assert promised > 500
    assert kept / promised >= 0.925
