"""Finding the complaints alike among 100,000 (aim: 50 ms each)."""

import random
import statistics
import time
from datetime import timedelta

from benchmarks._ledger import throw_away_database
from benchmarks._rows import Row, tell

COMPLAINTS, ASKED = 100_000, 200
THINGS = "mug jug lamp plate towel basket knife kettle chair shelf vase candle blanket clock tray".split()
PARTS = "handle lid edge base cable switch seam glaze screw leg spout colour size box label".split()
FAULTS = "broke cracked bent faded leaked stopped rattles tore bubbled rusted melted split wobbles".split()
MORE = (
    "after one week|on the first day|although I was careful|and nobody answers|like the last one|while"
    " washing it|when my sister held it|and cut my finger|three days before the party|for the second time"
).split("|")


def main() -> None:
    with throw_away_database():
        rows = _measured()
    tell(rows)


def _text(dice: random.Random) -> str:
    said = [
        f"The {dice.choice(PARTS)} of the {dice.choice(THINGS)} {dice.choice(FAULTS)} {dice.choice(MORE)}"
        for _ in range(dice.randint(1, 4))
    ]
    return f"{'. '.join(said)}. Number {dice.randint(1, 5000)} please {dice.randbytes(3).hex()}."


def _measured() -> list[Row]:
    from pistos.complaints.models import Complaint, ComplaintMark
    from pistos.complaints.queries.similar import similar
    from pistos.complaints.rules.likeness import marks_of
    from pistos.customers.models import Customer
    from pistos.kit import clock
    from pistos.kit.copying import copy_into, refresh_statistics

    dice, at = random.Random(6), clock.now()
    customer = Customer.objects.create(name="Bench")
    texts = [_text(dice) for _ in range(COMPLAINTS)]
    Complaint.objects.bulk_create(
        (
            Complaint(
                customer=customer, origin="door", origin_kind="bench", origin_id=str(n), text=text,
                language="en", heard_at=at - timedelta(minutes=n), last_heard_at=at, state="open",
            )
            for n, text in enumerate(texts)
        ),
        batch_size=5_000,
    )  # fmt: skip
    ids = dict(Complaint.objects.values_list("origin_id", "pk"))
    marked = time.perf_counter()
    marks = [(mark, ids[str(n)]) for n, text in enumerate(texts) for mark in marks_of(text)]
    marked = time.perf_counter() - marked
    copy_into(ComplaintMark._meta.db_table, ["mark", "complaint_id"], marks)
    refresh_statistics([ComplaintMark._meta.db_table, Complaint._meta.db_table])
    spent, found = [], 0
    for _ in range(ASKED):
        text = _text(dice)
        began = time.perf_counter()
        found += len(similar(text))
        spent.append((time.perf_counter() - began) * 1000)
    spent.sort()
    return [
        Row(
            f"marks of {COMPLAINTS:,} complaints, each", "ms", round(marked * 1000 / COMPLAINTS, 4)
        ),
        Row("marks kept, each complaint", "marks", round(len(marks) / COMPLAINTS, 1)),
        Row(
            f"complaints alike among {COMPLAINTS:,}, p50", "ms", round(statistics.median(spent), 2)
        ),
        Row(
            f"complaints alike among {COMPLAINTS:,}, p95", "ms", round(spent[int(ASKED * 0.95)], 2)
        ),
        Row("found, each", "complaints", round(found / ASKED, 1)),
    ]


if __name__ == "__main__":
    main()
