"""The nightly watch of 10,000 series (aim: 60 s) and a suggestion for a text (aim: 5 ms)."""

import random
import resource
import time
from datetime import UTC, date, datetime, timedelta

import numpy as np
from django.db import transaction

import benchmarks._django  # noqa: F401 - Django must be set up before our modules load
from benchmarks._rows import Row, tell
from pistos.causes.actions import watching
from pistos.causes.actions.learning import learn_coding
from pistos.causes.actions.watching import watch_causes
from pistos.causes.models import Cause, Coding
from pistos.causes.queries.series import WEEKS
from pistos.causes.queries.suggesting import suggested_each
from pistos.kit.copying import copy_into
from pistos.shop.models import Shop

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
UNTIL = date(2026, 3, 1)
CAUSES, SLICES = 20, 500
TEXTS = 2_000
WORDS = (
    "the parcel courier late broken lamp kettle glass plate money back answer phone rude walnut oak"
    " strap zip colour photo size small large missing part box crushed again never arrived week day"
).split()


def main() -> None:
    # The orders of the bench are their exposure alone.
    watching.count_exposure = lambda **known: None
    with transaction.atomic():
        _shop()
        rows = _series()
        began = time.perf_counter()
        watch = watch_causes(at=AT)
        first = time.perf_counter() - began
        began = time.perf_counter()
        watch_causes(at=AT + timedelta(hours=24))
        again = time.perf_counter() - began
        _texts()
        began = time.perf_counter()
        learn_coding(at=AT)
        learned = time.perf_counter() - began
        before = _memory()
        spent = _suggestions()
        grown = _memory() - before
        transaction.set_rollback(True)
    tell(
        [
            Row(
                f"watch {watch.series if watch else 0:,} series of {rows:,} counts",
                "s",
                round(first, 2),
            ),
            Row("the same again", "s", round(again, 2)),
            Row(f"learn from {TEXTS:,} texts", "s", round(learned, 2)),
            Row("suggest for a text, half of them", "ms", round(spent[len(spent) // 2], 2)),
            Row("suggest for a text, 99 of 100", "ms", round(spent[len(spent) * 99 // 100], 2)),
            Row("memory grown by suggesting", "MB", round(grown, 1)),
        ]
    )


def _shop() -> None:
    Shop.objects.update_or_create(
        pk=1,
        defaults={
            "name": "Bench",
            "country": "GR",
            "currency": "EUR",
            "time_zone": "Europe/Athens",
        },
    )


def _series() -> int:
    """Twenty causes by 499 products and the whole: a third of an event a week and series."""
    chance = np.random.default_rng(3)
    causes = list(
        Cause.objects.filter(level=2)
        .exclude(code__startswith="other")
        .order_by("pk")
        .values_list("pk", flat=True)[:CAUSES]
    )
    keys = [("all", ""), *(("product", str(number)) for number in range(1, SLICES))]
    days = [UNTIL - timedelta(days=7 * week + 3) for week in range(WEEKS)]
    rows = [
        (cause, slice_, key, day, int(count), int(count))
        for cause in causes
        for slice_, key in keys
        for day, count in zip(days, chance.poisson(0.33, WEEKS), strict=True)
        if count
    ]
    columns = ["cause_id", "slice", "slice_key", "day", "count", "primary_count"]
    copy_into("causes_causecount", columns, rows)
    orders = [
        (slice_, key, day, 4_000 if slice_ == "all" else 40) for slice_, key in keys for day in days
    ]
    copy_into("causes_exposure", ["slice", "slice_key", "day", "orders"], orders)
    return len(rows)


def _texts() -> None:
    dice = random.Random(5)
    codes = list(Cause.objects.filter(level=2).values_list("code", flat=True)[:30])
    Coding.objects.bulk_create(
        Coding(
            subject_kind="bench", subject_id=str(number), codes=[dice.choice(codes)], found="x",
            text=_text(dice), language="en", happened_at=AT, coded_at=AT, by_kind="person", by_id="1",
        )
        for number in range(TEXTS)
    )  # fmt: skip


def _text(dice: random.Random) -> str:
    return " ".join(dice.choice(WORDS) + dice.choice(("", "s", "ed")) for _ in range(60))


def _suggestions() -> list[float]:
    dice, spent = random.Random(9), []
    for _ in range(300):
        text = _text(dice)
        began = time.perf_counter()
        suggested_each([(text, "en")])
        spent.append(1000 * (time.perf_counter() - began))
    return sorted(spent)


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
