"""A page of the promise list among 1,000,000, at any key of any allowed order (aim: 10 ms p50)."""

import random
import statistics
import time

from benchmarks._ledger import OPEN, fill, throw_away_database
from benchmarks._rows import Row, tell

ROUNDS = 40
STATES = ("open", "kept", "broken", "unproven", "withdrawn")


def main() -> None:
    with throw_away_database():
        from pistos.kit import clock
        from pistos.promises.queries import lists

        at = clock.now()
        fill(at, due=10_000, states=STATES)
        dice = random.Random(3)
        rows = [_timed(lists, view, sort, at.date(), dice) for view, sort in _pairs(lists.VIEWS)]
    slowest = max(row.value for row in rows)
    tell([*rows, Row(f"slowest pair among {OPEN:,}, p50", "ms", slowest)])


def _pairs(views: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(view, sort) for view, sorts in views.items() for sort in sorts]


def _timed(lists, view, sort, today, dice) -> Row:
    """Pages at random places: before and after the keys of random rows."""
    from pistos.kit.keyset import Sort, key_of
    from pistos.promises.models import Standing

    column = Sort(lists.SORTS[sort.removeprefix("-")])
    wanted = lists.PromiseFilter(view, today=today)
    taken = []
    for _ in range(ROUNDS):
        rows = Standing.objects.filter(pk__gte=dice.randrange(1, OPEN))
        row = rows.exclude(**{column.column: None}).order_by("pk").first()
        key = key_of(row, column) if row else ""
        way = dice.choice(("after", "before"))
        began = time.perf_counter()
        lists.promise_page(wanted, sort=sort, **{way: key})
        taken.append((time.perf_counter() - began) * 1000)
    return Row(f"{view} by {sort}, p50", "ms", round(statistics.median(taken), 2))


if __name__ == "__main__":
    main()
