"""The facts of each source by day, from the roll-ups and records that hold them."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncDate

from pistos.promises.models import KeptDay, Toward
from pistos.reputation.models import Mention, Source
from pistos.reputation.rules.score import Fact
from pistos.reviews.models import Review, State
from pistos.surveys.models import AnswerDay
from pistos.surveys.queries.figures import ALL
from pistos.surveys.rules.scales import SCALES

PRAISE_FROM, SHARP_TO = 4, 2


def facts_of(source: str, *, since: date, until: date) -> list[Fact]:
    """What a source knows, both days included. One query."""
    reads = {
        Source.PROMISES: _promises,
        Source.REVIEWS: _reviews,
        Source.SURVEYS: _surveys,
        Source.MENTIONS: _mentions,
    }
    return list(reads[Source(source)](since, until))


def _promises(since: date, until: date) -> Iterator[Fact]:
    """Public promises to customers by the day they were last due; broken ones by cause."""
    rows = (
        KeptDay.objects.filter(toward=Toward.CUSTOMER, is_public=True, day__range=(since, until))
        .values("day", "cause")
        .annotate(Sum("kept"), Sum("broken"), Sum("fulfilled_late"))
        .order_by("day", "cause")
    )
    for row in rows:
        cause = f":{row['cause']}" if row["cause"] else ""
        yield _fact(row["day"], "kept", row["kept__sum"])
        yield _fact(row["day"], f"broken{cause}", row["broken__sum"])
        yield _fact(row["day"], f"repaired{cause}", row["fulfilled_late__sum"])


def _reviews(since: date, until: date) -> Iterator[Fact]:
    """Published reviews by the day they were written."""
    rows = (
        Review.objects.filter(state=State.PUBLISHED, written_at__date__range=(since, until))
        .annotate(day=TruncDate("written_at"))
        .values("day")
        .annotate(
            praised=Count("pk", filter=Q(stars__gte=PRAISE_FROM)),
            sharp=Count("pk", filter=Q(stars__lte=SHARP_TO)),
        )
        .order_by("day")
    )
    for row in rows:
        yield _fact(row["day"], "praised", row["praised"])
        yield _fact(row["day"], "sharp_review", row["sharp"])


def _surveys(since: date, until: date) -> Iterator[Fact]:
    """Answers on a scale by the day they came, as pleased or sharp by the scale of their kind."""
    rows = (
        AnswerDay.objects.filter(slice=ALL, kind__in=SCALES, day__range=(since, until))
        .values("day", "kind", "value")
        .annotate(n=Sum("count"))
        .order_by("day")
    )
    sums: dict[tuple[date, str], int] = {}
    for row in rows:
        scale = SCALES[row["kind"]]
        if row["value"] >= scale.good:
            kind = "pleased"
        elif row["value"] <= scale.sharp:
            kind = f"sharp_answer:{row['kind']}"
        else:
            continue
        sums[row["day"], kind] = sums.get((row["day"], kind), 0) + row["n"]
    for (day, cause), count in sums.items():
        yield _fact(day, cause, count)


def _mentions(since: date, until: date) -> Iterator[Fact]:
    rows = (
        Mention.objects.filter(struck_at=None, happened_on__range=(since, until))
        .values("happened_on", "place", "is_good")
        .annotate(Count("pk"), Sum("weight"))
        .order_by("happened_on", "place")
    )
    for row in rows:
        cause = f"{'good' if row['is_good'] else 'bad'}_word:{row['place']}"
        yield Fact(row["happened_on"], cause, row["pk__count"], float(row["weight__sum"]))


def _fact(day: date, cause: str, count: int) -> Fact:
    return Fact(day, cause, max(count, 0), float(max(count, 0)))
