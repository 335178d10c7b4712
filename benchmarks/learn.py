"""Learning a model from 100,000 observations: seconds and memory (aim: 60 s, 500 MB)."""

import resource
import time

from django.db import transaction

import benchmarks._django  # noqa: F401 - Django must be set up before our modules load
from benchmarks._observations import END, observations
from benchmarks._rows import Row, tell
from pistos.estimates import actions
from pistos.kit.actors import Actor

COUNT = 100_000


def main() -> None:
    with transaction.atomic():
        began = time.perf_counter()
        version = actions.learn_model(
            observations=observations(COUNT), at=END, by=Actor.machine("bench")
        )
        taken = time.perf_counter() - began
        cells = version.cells.count()
        transaction.set_rollback(True)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tell(
        [
            Row(f"learn from {COUNT:,} observations", "s", round(taken, 2)),
            Row("most memory of the process", "MB", round(memory, 1)),
            Row("cells written", "rows", cells),
        ]
    )


if __name__ == "__main__":
    main()
