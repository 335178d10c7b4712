"""Where the shop is weak: what customers complained of, by area of service, the worst first."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from django.db.models import F, Q, QuerySet, Sum, Window
from django.db.models.functions import RowNumber

from pistos.causes.models import CauseCount, CodedCause, Exposure, Slice

LEVEL: Final = 2
QUOTES: Final = 2
NOT_OURS: Final = Q(cause__code__startswith="choice") | Q(cause__code__startswith="fraud") | Q(
    cause__code="other.unfounded"
)  # fmt: skip
"""What customers chose, tricked or took for a fault is no weakness of the shop."""


@dataclass(slots=True)
class Weakness:
    """`count` matters in the period and `before` in the one before it; `causes` pairs of code and count."""

    area: str
    count: int = 0
    before: int = 0
    causes: list[tuple[str, int]] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Report:
    """Areas, the worst first; all matters of the period; orders of it and of the one before."""

    rows: list[Weakness]
    count: int
    orders: int
    orders_before: int


def weakness_report(*, since: date, until: date) -> Report:
    """By the primary cause, so that each matter counts once. Three queries."""
    days = (until - since).days + 1
    earlier = since - timedelta(days=days)
    rows: dict[str, Weakness] = {}
    counted = (
        CauseCount.objects.filter(
            slice=Slice.ALL, cause__level=LEVEL, day__gte=earlier, day__lte=until
        )
        .exclude(NOT_OURS)
        .values("cause__area", "cause__code")
        .annotate(
            now=Sum("primary_count", filter=Q(day__gte=since), default=0),
            earlier=Sum("primary_count", filter=Q(day__lt=since), default=0),
        )
    )
    for found in counted:
        row = rows.setdefault(found["cause__area"], Weakness(found["cause__area"]))
        row.count += found["now"]
        row.before += found["earlier"]
        if found["now"]:
            row.causes.append((found["cause__code"], found["now"]))
    for area, text in _quotes(since, until):
        if area in rows:
            rows[area].quotes.append(text)
    for row in rows.values():
        row.causes.sort(key=lambda pair: (-pair[1], pair[0]))
    orders = _orders(earlier, since, until)
    ranked = sorted(rows.values(), key=lambda row: (row.area == "other", -row.count, row.area))
    kept = [row for row in ranked if row.count or row.before]
    return Report(kept, sum(row.count for row in kept), *orders)


def quotes_of(code: str, *, most: int = 5) -> list[CodedCause]:
    """The newest matters of a cause that are told in words, with the coding. One query."""
    rows = CodedCause.objects.filter(cause__code=code).exclude(coding__text="")
    return list(rows.select_related("coding").order_by("-day", "-pk")[:most])


def _quotes(since: date, until: date) -> QuerySet[CodedCause, tuple[str, str]]:
    """The newest in each area."""
    named = CodedCause.objects.filter(
        is_primary=True, cause__level=LEVEL, day__gte=since, day__lte=until
    )
    return (
        named.exclude(NOT_OURS)
        .exclude(coding__text="")
        .annotate(
            place=Window(
                RowNumber(),
                partition_by=[F("cause__area")],
                order_by=[F("day").desc(), F("pk").desc()],
            )
        )
        .filter(place__lte=QUOTES)
        .order_by("cause__area", "place")
        .values_list("cause__area", "coding__text")
    )


def _orders(earlier: date, since: date, until: date) -> tuple[int, int]:
    rows = Exposure.objects.filter(slice=Slice.ALL, day__gte=earlier, day__lte=until)
    found = rows.aggregate(
        now=Sum("orders", filter=Q(day__gte=since), default=0),
        earlier=Sum("orders", filter=Q(day__lt=since), default=0),
    )
    return found["now"], found["earlier"]
