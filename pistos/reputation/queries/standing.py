"""How the shop is, by the records of the last ninety days; and what its customers do for it by themselves."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, QuerySet, Sum

from pistos.customers.models import Customer
from pistos.kit.statistics import share
from pistos.promises.models import KeptDay, Toward
from pistos.questions.models import Answer as PublicAnswer
from pistos.questions.models import AnswerKind, Shown
from pistos.reputation.rules.health import Health, health
from pistos.reviews.models import Review, State
from pistos.surveys.models import Answer
from pistos.surveys.queries.figures import Days, aspects
from pistos.surveys.rules.scales import SCALES, Aspect, Kind

DAYS = timedelta(days=90)
PRAISE_FROM = 4


def health_of_shop(until: date) -> Health:
    """Service and product as customers rate them, and the promises kept. Two queries."""
    since = until - DAYS + timedelta(days=1)
    rated = aspects(Days(since, until))
    kept = KeptDay.objects.filter(
        toward=Toward.CUSTOMER, is_public=True, day__range=(since, until)
    ).aggregate(kept=Sum("kept"), broken=Sum("broken"))
    good, bad = kept["kept"] or 0, kept["broken"] or 0
    return health(rated[Aspect.SERVICE], rated[Aspect.PRODUCT], share(good, good + bad))


@dataclass(frozen=True, slots=True)
class Advocate:
    """One customer and what they did of their own accord."""

    customer: Customer
    recommended: int
    answered: int
    praised: int

    @property
    def deeds(self) -> int:
        return self.recommended + self.answered + self.praised


@dataclass(frozen=True, slots=True)
class Advocates:
    """`count` customers did something in the span; `by_deed` how many did each."""

    count: int
    recommend: int
    answer: int
    praise: int
    first: list[Advocate]


def advocates(since: date, until: date, *, most: int = 25) -> Advocates:
    """Who would recommend the shop (9 and 10 of 10), answered others' questions, or praised in their own
    words: those with most deeds first. Four queries."""
    span = (
        datetime.combine(since, time.min, UTC),
        datetime.combine(until + timedelta(days=1), time.min, UTC),
    )
    recommended = _counts(
        Answer.objects.filter(
            kind=Kind.NPS,
            value__gte=SCALES[Kind.NPS].good,
            response__answered_at__range=span,
        ),
        "response__invitation__customer_id",
    )
    answered = _counts(
        PublicAnswer.objects.filter(
            kind=AnswerKind.BUYER, state=Shown.PUBLISHED, answered_at__range=span
        ),
        "customer_id",
    )
    praised = _counts(
        Review.objects.filter(
            state=State.PUBLISHED, stars__gte=PRAISE_FROM, written_at__range=span
        ).exclude(text=""),
        "customer_id",
    )
    everybody = set(recommended) | set(answered) | set(praised)
    first = sorted(
        everybody,
        key=lambda id_: (
            -(recommended.get(id_, 0) + answered.get(id_, 0) + praised.get(id_, 0)),
            id_,
        ),
    )[:most]
    customers = Customer.objects.in_bulk(first)
    return Advocates(
        len(everybody),
        len(recommended),
        len(answered),
        len(praised),
        [
            Advocate(
                customers[id_], recommended.get(id_, 0), answered.get(id_, 0), praised.get(id_, 0)
            )
            for id_ in first
            if id_ in customers
        ],
    )


def _counts(rows: QuerySet[Any], who: str) -> dict[int, int]:
    counted = rows.exclude(**{who: None}).values_list(who).annotate(n=Count("pk"))
    return dict(counted.order_by())
