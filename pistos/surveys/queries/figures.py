"""Figures of surveys, all from the roll-ups: no answer is read to show a figure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet, Sum

from pistos.kit.together import read_together, values_of
from pistos.surveys.models import AnswerDay, InvitedDay, Survey, Wave
from pistos.surveys.rules.figures import Figure, Rate, figure_of
from pistos.surveys.rules.scales import FIVE, Aspect, Kind

ALL = "all"
Row = TypeVar("Row", AnswerDay, InvitedDay)


@dataclass(frozen=True, slots=True)
class Days:
    """Both ends included."""

    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's figure with the distribution that it comes from."""

    figure: Figure
    counts: Mapping[int, int]


def of_questions(survey: Survey, days: Days) -> dict[str, Asked]:
    """By question code; one query."""
    rows = _days(AnswerDay.objects.filter(survey_id=survey.pk, slice=ALL), days)
    return {code: _asked(kind, counts) for (code, kind), counts in _counts(rows, "code").items()}


def by_slice(survey: Survey, code: str, slice_: str, days: Days | None = None) -> dict[str, Asked]:
    """A question by what the answers are about: key of the slice to figure; one query."""
    rows = AnswerDay.objects.filter(survey_id=survey.pk, code=code, slice=slice_)
    found = _counts(_days(rows, days), "slice_key")
    return {key: _asked(kind, counts) for (key, kind), counts in found.items()}


def of_waves(survey: Survey, code: str, waves: Iterable[Wave]) -> list[Asked]:
    """A question by wave, in the order given; one query."""
    found = by_slice(survey, code, "wave")
    nothing = {asked.figure.kind for asked in found.values()} or {Kind.NPS}
    empty = Asked(Figure(next(iter(nothing)), 0), {})
    return [found.get(str(wave.pk), empty) for wave in waves]


def rates_by(survey: Survey, slice_: str, days: Days | None = None) -> dict[str, Rate]:
    """Answered of delivered; one query. By link and QR nobody is asked one by one: they have no rate."""
    rows = InvitedDay.objects.filter(survey_id=survey.pk, slice=slice_)
    sums = _days(rows, days).values("slice_key").annotate(a=Sum("answered"), d=Sum("delivered"))
    return {row["slice_key"]: Rate(row["a"], row["d"]) for row in sums if row["d"]}


def rate_of(survey: Survey, days: Days) -> Rate:
    return rates_by(survey, ALL, days).get("", Rate(0, 0))


def leading_figures(surveys: Mapping[int, str], days: Days) -> dict[int, tuple[Asked, Rate]]:
    """Of each survey (id to the code of its first question) the figure and the rate; two queries."""
    wanted = Q()
    for pk, code in surveys.items():
        wanted |= Q(survey_id=pk, code=code)
    found: dict[int, Asked] = {}
    if surveys:
        rows = _days(AnswerDay.objects.filter(wanted, slice=ALL), days)
        for (of, kind), counts in _counts(rows, "survey_id").items():
            found[int(of)] = _asked(kind, counts)
    invited = _days(InvitedDay.objects.filter(survey_id__in=surveys, slice=ALL), days)
    sums = invited.values("survey_id").annotate(a=Sum("answered"), d=Sum("delivered"))
    rates = {row["survey_id"]: Rate(row["a"], row["d"]) for row in sums}
    nothing = Asked(Figure("", 0), {})
    return {pk: (found.get(pk, nothing), rates.get(pk, Rate(0, 0))) for pk in surveys}


def aspects(days: Days, *, slice_: str = ALL, slice_key: str = "") -> dict[str, Figure]:
    """The six sides of buying over all surveys: the share of 4 and 5. One query; all six are there."""
    return _by_side(_sides(days, slice_, slice_key))


def _sides(days: Days, slice_: str, slice_key: str) -> "QuerySet[Any, Any]":
    rows = AnswerDay.objects.filter(kind__in=FIVE, slice=slice_, slice_key=slice_key)
    told = _days(rows.exclude(aspect=""), days).order_by()
    return told.values("aspect", "value").annotate(n=Sum("count"))


def _by_side(sums: Iterable[Mapping[str, Any]]) -> dict[str, Figure]:
    counts: dict[str, dict[int, int]] = {aspect: {} for aspect in Aspect}
    for row in sums:
        counts[row["aspect"]][row["value"]] = row["n"]
    return {aspect: figure_of(Kind.ASPECT, found) for aspect, found in counts.items()}


def of_kind(kind: str, days: Days, *, slice_: str = ALL, slice_key: str = "") -> Figure:
    """A kind of question over all surveys; one query."""
    return _figure(kind, _values(kind, days, slice_, slice_key))


def rate_over_all(days: Days) -> Rate:
    """Answered of delivered over all surveys; one query."""
    return _rate(_invited(days))


@dataclass(frozen=True, slots=True)
class Opinion:
    """A kind of question, who answered, and the six sides of buying, each apart."""

    figure: Figure
    rate: Rate
    sides: Mapping[str, Figure]


def opinion(kind: str, days: Days) -> Opinion:
    """`of_kind`, `rate_over_all` and `aspects`; one query."""
    counts, sums = values_of(_values(kind, days, ALL, "")), values_of(_invited(days))
    sides = values_of(_sides(days, ALL, ""))
    read_together(counts, sums, sides)
    return Opinion(_figure(kind, counts.found), _rate(sums.found), _by_side(sides.found))


def _values(kind: str, days: Days, slice_: str, slice_key: str) -> "QuerySet[Any, Any]":
    rows = AnswerDay.objects.filter(kind=kind, slice=slice_, slice_key=slice_key)
    return _days(rows, days).order_by().values("value").annotate(n=Sum("count"))


def _figure(kind: str, sums: Iterable[Mapping[str, Any]]) -> Figure:
    return figure_of(kind, {row["value"]: row["n"] for row in sums})


def _invited(days: Days) -> "QuerySet[Any, Any]":
    rows = _days(InvitedDay.objects.filter(slice=ALL), days).order_by().values("slice")
    return rows.annotate(a=Sum("answered"), d=Sum("delivered"))


def _rate(sums: Iterable[Mapping[str, Any]]) -> Rate:
    return next((Rate(row["a"], row["d"]) for row in sums), Rate(0, 0))


def _days(rows: "QuerySet[Row]", days: Days | None) -> "QuerySet[Row]":
    return rows.filter(day__range=(days.first_on, days.last_on)) if days else rows


def _counts(rows: QuerySet[AnswerDay], by: str) -> dict[tuple[str, str], dict[int, int]]:
    """(value of `by`, kind) to counts by value."""
    counts: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for row in rows.values(by, "kind", "value").annotate(n=Sum("count")):
        if row["n"]:
            counts[row[by], row["kind"]][row["value"]] = row["n"]
    return counts


def _asked(kind: str, counts: Mapping[int, int]) -> Asked:
    return Asked(figure_of(kind, counts), counts)
