"""How many people a telephone needs, against values published elsewhere."""

import math

import pytest

from pistos.calls.rules.erlang import (
    Load,
    Target,
    chance_of_busy,
    chance_of_waiting,
    mean_wait,
    people_needed,
    share_answered_within,
)


@pytest.mark.parametrize(
    ("erlangs", "lines", "busy"),
    [
        # The load at which so many lines lose one call in a hundred: Erlang B tables, 1 % column.
        (0.0101, 1, 0.01),
        (1.361, 5, 0.01),
        (4.461, 10, 0.01),
        (12.03, 20, 0.01),
        (37.90, 50, 0.01),
        (84.06, 100, 0.01),
        (1.0, 1, 0.5),
        (0.0, 3, 0.0),
    ],
)
def test_the_chance_of_a_busy_line_is_that_of_the_tables(
    erlangs: float, lines: int, busy: float
) -> None:
    assert chance_of_busy(erlangs, lines) == pytest.approx(busy, abs=0.0001)


@pytest.mark.serves("S2-33")
@pytest.mark.parametrize(
    ("load", "people", "seconds", "waits", "mean", "share"),
    [
        # Mitan, "Call Centre Mathematics": 360 calls in half an hour, 240 s each, 55 agents.
        (Load(720, 240), 55, 15, 0.239, 8.2, 0.845),
        # Call Centre Helper's worked example: 100 calls in half an hour, 180 s each, 14 agents.
        (Load(200, 180), 14, 20, 0.174, 7.8, 0.888),
    ],
)
def test_waiting_is_that_of_published_examples(
    load: Load, people: int, seconds: float, waits: float, mean: float, share: float
) -> None:
    assert chance_of_waiting(load.erlangs, people) == pytest.approx(waits, abs=0.001)
    assert mean_wait(load, people) == pytest.approx(mean, abs=0.05)
    assert share_answered_within(load, people, seconds) == pytest.approx(share, abs=0.001)


@pytest.mark.serves("S2-33")
@pytest.mark.parametrize(
    ("load", "target", "people"),
    [
        (Load(200, 180), Target(20, 0.8), 14),
        (Load(720, 240), Target(15, 0.8), 55),
        (Load(1, 60), Target(20, 0.8), 1),
        (Load(0, 180), Target(20, 0.8), 0),
    ],
)
def test_the_fewest_people_meet_the_target(load: Load, target: Target, people: int) -> None:
    assert people_needed(load, target) == people
    if people > 1:
        fewer = share_answered_within(load, people - 1, target.seconds)
        assert fewer < target.share


def test_a_queue_that_only_grows_is_said_so() -> None:
    load = Load(200, 180)

    assert chance_of_waiting(load.erlangs, 10) == 1
    assert share_answered_within(load, 10, 20) == 0
    assert mean_wait(load, 10) == math.inf
    assert mean_wait(Load(0, 0), 1) == 0
    assert share_answered_within(Load(0, 0), 1, 20) == 1
