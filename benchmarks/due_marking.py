"""Marking 10,000 promises due among 1,000,000 open (aim: 10 s), and nothing due (aim: 5 ms)."""

import statistics
import time

from benchmarks._ledger import OPEN, fill, throw_away_database
from benchmarks._rows import Row, tell

DUE, ROUNDS = 10_000, 200


def main() -> None:
    with throw_away_database():
        from pistos.kit import clock
        from pistos.promises.tasks import mark_due

        at = clock.now()
        fill(at, due=DUE)
        began = time.perf_counter()
        marked = mark_due(at)
        taken = time.perf_counter() - began
        idle = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            mark_due(at)
            idle.append((time.perf_counter() - began) * 1000)
    tell(
        [
            Row(f"mark {marked:,} due among {OPEN:,} open", "s", round(taken, 2)),
            Row("nothing due, p50", "ms", round(statistics.median(idle), 3)),
            Row("nothing due, p99", "ms", round(statistics.quantiles(idle, n=100)[98], 3)),
        ]
    )


if __name__ == "__main__":
    main()
