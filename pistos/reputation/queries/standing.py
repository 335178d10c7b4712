"""How the shop is, by the records of the last ninety days; and what its customers do for it by themselves."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, QuerySet, Sum

from pistos.customers.models import Customer
from pistos.kit.statistics import share
from pistos.promises.models import KeptDay, Toward
from pistos.questions.models import Answer as PublicAnswer
from pistos.questions.models import AnswerKind, Shown
from pistos.reputation.models import Mention, MentionDeed
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
    defended: int

    @property
    def deeds(self) -> int:
        return self.recommended + self.answered + self.praised + self.defended


@dataclass(frozen=True, slots=True)
class Advocates:
    """`count` customers did something in the span; `by_deed` how many did each."""

    count: int
    recommend: int
    answer: int
    praise: int
    defend: int
    first: list[Advocate]


def advocates(since: date, until: date, *, most: int = 25) -> Advocates:
    """Who would recommend the shop (9 and 10 of 10) or sent somebody to it, answered others' questions,
    praised in their own words, or defended it elsewhere: those with most deeds first. Six queries."""
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
    noted = Mention.objects.filter(struck_at=None, happened_on__range=(since, until))
    recommended += _counts(noted.filter(deed=MentionDeed.REFERRED), "customer_id")
    defended = _counts(noted.filter(deed=MentionDeed.DEFENDED), "customer_id")
    deeds = recommended + answered + praised + defended
    first = sorted(deeds, key=lambda id_: (-deeds[id_], id_))[:most]
    customers = Customer.objects.in_bulk(first)
    return Advocates(
        len(deeds),
        len(recommended),
        len(answered),
        len(praised),
        len(defended),
        [
            Advocate(customers[id_], recommended[id_], answered[id_], praised[id_], defended[id_])
            for id_ in first
            if id_ in customers
        ],
    )


def _counts(rows: QuerySet[Any], who: str) -> Counter[int]:
    counted = rows.exclude(**{who: None}).values_list(who).annotate(n=Count("pk"))
    return Counter(dict(counted.order_by()))
