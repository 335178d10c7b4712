"""The nightly watch of 10,000 series (aim: 60 s), calm and in a bad week; suggestions (aim: 5 ms a text)."""

import random
import resource
import time
from datetime import UTC, date, datetime, timedelta

import numpy as np

from benchmarks._ledger import throw_away_database
from benchmarks._rows import Row, tell

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
UNTIL = date(2026, 3, 1)
CAUSES, PRODUCTS = 20, 499
ORDERS = 40
"""Of each product in a week."""
STORM = 300
"""So many products of one cause rise together in the bad week."""
TEXTS = 2_000
WORDS = (
    "the parcel courier late broken lamp kettle glass plate money back answer phone rude walnut oak"
    " strap zip colour photo size small large missing part box crushed again never arrived week day"
).split()


def main() -> None:
    with throw_away_database():
        from django.db import transaction

        with transaction.atomic():  # taken back: no product of the bench exists
            rows = _watched()
            transaction.set_rollback(True)
        rows += _learned()
    tell(rows)


def _watched() -> list[Row]:
    from pistos.causes.actions import watching
    from pistos.shop.models import Shop

    # The orders of the bench are their exposure alone.
    watching.count_exposure = lambda **known: None
    Shop.objects.create(pk=1, name="Bench", country="GR", currency="EUR", time_zone="Europe/Athens")
    rows = _series()
    calm, watch = _timed(lambda: watching.watch_causes(at=AT))
    again, _watch = _timed(lambda: watching.watch_causes(at=AT + timedelta(hours=24)))
    _storm()
    bad, storm = _timed(lambda: watching.watch_causes(at=AT + timedelta(hours=48)))
    return [
        Row(f"watch {watch.series:,} series of {rows:,} counts", "s", calm),
        Row("alarms by chance", "alarms", watch.raised),
        Row("the same again", "s", again),
        Row(f"the same with {STORM} products of a cause up tenfold", "s", bad),
        Row("alarms of that", "alarms", storm.raised),
    ]


def _learned() -> list[Row]:
    from pistos.causes.actions.learning import learn_coding

    _texts()
    taken, _made = _timed(lambda: learn_coding(at=AT))
    before = _memory()
    spent = _suggestions()
    return [
        Row(f"learn from {TEXTS:,} texts", "s", taken),
        Row("suggest for a text, half of them", "ms", round(spent[len(spent) // 2], 2)),
        Row("suggest for a text, 99 of 100", "ms", round(spent[len(spent) * 99 // 100], 2)),
        Row("memory grown by suggesting", "MB", round(_memory() - before, 1)),
    ]


def _timed(deed):
    began = time.perf_counter()
    made = deed()
    return round(time.perf_counter() - began, 2), made


def _series() -> int:
    """Twenty causes by 499 products and the whole, which is their sum: a third of an event a week each."""
    from pistos.causes.models import Cause
    from pistos.causes.queries.series import WEEKS
    from pistos.kit.copying import copy_into

    chance = np.random.default_rng(3)
    leaves = Cause.objects.filter(level=2).exclude(code__startswith="other").order_by("pk")
    causes = list(leaves.values_list("pk", flat=True)[:CAUSES])
    days = [UNTIL - timedelta(days=7 * week + 3) for week in range(WEEKS)]
    rows = []
    for cause in causes:
        counts = chance.poisson(0.33, (PRODUCTS, WEEKS))
        told = {("all", ""): counts.sum(axis=0)}
        told |= {("product", str(place + 1)): each for place, each in enumerate(counts)}
        rows += [
            (cause, *key, day, int(count), int(count))
            for key, each in told.items()
            for day, count in zip(days, each, strict=True)
            if count
        ]
    columns = ["cause_id", "slice", "slice_key", "day", "count", "primary_count"]
    copy_into("causes_causecount", columns, rows)
    orders = [("all", "", day, ORDERS * PRODUCTS) for day in days]
    orders += [("product", str(n + 1), day, ORDERS) for n in range(PRODUCTS) for day in days]
    copy_into("causes_exposure", ["slice", "slice_key", "day", "orders"], orders)
    return len(rows)


def _storm() -> None:
    """The bad week: ten of each of these products come back at once, each a subject of its own."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH hit AS (SELECT min(cause_id) AS id FROM causes_causecount), coding AS (
                INSERT INTO causes_coding (subject_kind, subject_id, codes, found, text, language,
                    happened_at, coded_at, by_kind, by_id, suggested)
                SELECT 'bench', p || ':' || n, jsonb_build_array(c.code), 'x', '', 'en', %(at)s, %(at)s,
                    'person', '1', ''
                FROM generate_series(1, %(storm)s) p, generate_series(1, 10) n, hit, causes_cause c
                WHERE c.id = hit.id RETURNING id, subject_id)
            INSERT INTO causes_codedcause (coding_id, subject_kind, subject_id, cause_id, is_primary,
                is_named, day, product_id, page)
            SELECT coding.id, 'bench', coding.subject_id, hit.id, true, true, %(day)s,
                split_part(coding.subject_id, ':', 1)::bigint, ''
            FROM coding, hit""",
            {"at": AT, "day": UNTIL - timedelta(days=3), "storm": STORM},
        )


def _texts() -> None:
    from pistos.causes.models import Cause, Coding

    dice = random.Random(5)
    codes = list(Cause.objects.filter(level=2).values_list("code", flat=True)[:30])
    Coding.objects.bulk_create(
        Coding(
            subject_kind="text", subject_id=str(number), codes=[dice.choice(codes)], found="x",
            text=_text(dice), language="en", happened_at=AT, coded_at=AT, by_kind="person", by_id="1",
        )
        for number in range(TEXTS)
    )  # fmt: skip


def _text(dice: random.Random) -> str:
    return " ".join(dice.choice(WORDS) + dice.choice(("", "s", "ed")) for _ in range(60))


def _suggestions() -> list[float]:
    from pistos.causes.queries.suggesting import suggested_each

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
