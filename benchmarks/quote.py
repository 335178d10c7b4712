"""A quote and a look at a promise under way, warm: milliseconds (aim: 5 ms)."""

import random
import statistics
import time
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

import benchmarks._django  # noqa: F401 - Django must be set up before our modules load
from benchmarks._observations import END, case, observations
from benchmarks._rows import Row, tell
from pistos.estimates import actions, queries
from pistos.estimates.rules import Standing
from pistos.kit.actors import Actor

COUNT, ROUNDS, WARM = 20_000, 1_000, 100


def main() -> None:
    dice = random.Random(2)
    cases = [case(dice, END) for _ in range(ROUNDS)]
    standings = [Standing(one, (END + timedelta(days=4)).date(), None, None) for one in cases]
    with transaction.atomic():
        actions.learn_model(observations=observations(COUNT), at=END, by=Actor.machine("bench"))
        quotes = _taken(lambda i: queries.quote(case=cases[i], at=END, target=0.95))
        single = _taken(lambda i: queries.lateness_of([standings[i]], at=END, target=0.95))
        began = time.perf_counter()
        queries.lateness_of(standings, at=END, target=0.95)
        many = (time.perf_counter() - began) / ROUNDS * 1000
        transaction.set_rollback(True)
    tell(
        [
            Row("quote, p50", "ms", round(statistics.median(quotes), 3)),
            Row("quote, p99", "ms", round(statistics.quantiles(quotes, n=100)[98], 3)),
            Row("lateness of one, p50", "ms", round(statistics.median(single), 3)),
            Row(f"lateness of {ROUNDS:,} at once, each", "ms", round(many, 3)),
        ]
    )


def _taken(work: Callable[[int], object]) -> list[float]:
    """Milliseconds of each round after the warm ones."""
    taken = []
    for number in range(ROUNDS):
        began = time.perf_counter()
        work(number)
        taken.append((time.perf_counter() - began) * 1000)
    return taken[WARM:]


if __name__ == "__main__":
    main()
