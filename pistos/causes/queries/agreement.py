"""How well the program's suggestions agree with people, and people with each other."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import F, Func, IntegerField

from pistos.causes.models import Coding, LearnedCoding, SecondOpinion
from pistos.causes.rules.mixing import kappa
from pistos.causes.rules.tree import at_level

MOST: Final = 1_000
SAMPLE: Final = 10
"""One coding in so many is offered for a second opinion; which, follows from its number alone."""
LEVEL: Final = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """`kappa` of `pairs` codings on the second level; None where it cannot be told. `same` of the pairs."""

    kappa: float | None
    pairs: int
    same: int


def agreement_with_suggestions(*, language: str = "", since: datetime | None = None) -> Agreement:
    """Of the newest codings by people for which the program had a suggestion. One query."""
    rows = Coding.objects.filter(by_kind="person").exclude(suggested="")
    if language:
        rows = rows.filter(language=language)
    if since is not None:
        rows = rows.filter(coded_at__gte=since)
    pairs = rows.order_by("-pk").values_list("suggested", "codes")[:MOST]
    return _of([(guess, codes[0]) for guess, codes in pairs])


def agreement_of_people(
    *, since: datetime | None = None, before: datetime | None = None
) -> Agreement:
    """Of the newest double codings, in a span of time where one is asked for. One query."""
    rows = SecondOpinion.objects.all()
    if since is not None:
        rows = rows.filter(given_at__gte=since)
    if before is not None:
        rows = rows.filter(given_at__lt=before)
    pairs = rows.order_by("-given_at").values_list("code", "coding__codes")[:MOST]
    return _of([(code, codes[0]) for code, codes in pairs])


def lessons() -> list[LearnedCoding]:
    """The version in use of each language. One query."""
    rows = LearnedCoding.objects.order_by("language", "-version").distinct("language")
    return list(rows.defer("packed"))


def for_a_second_opinion(user_id: int, at: datetime) -> Coding | None:
    """The newest coding of the last month that is in the sample and was made by somebody else. One query."""
    rows = (
        Coding.objects.filter(
            by_kind="person", second_opinion=None, coded_at__gte=at - timedelta(days=30)
        )
        .exclude(by_id=str(user_id))
        .exclude(text="")
        .annotate(place=Func(F("id"), SAMPLE, function="mod", output_field=IntegerField()))
    )
    return rows.filter(place=0).order_by("-pk").first()


def _of(pairs: list[tuple[str, str]]) -> Agreement:
    cut = [(at_level(one, LEVEL), at_level(other, LEVEL)) for one, other in pairs]
    return Agreement(kappa(cut), len(cut), sum(one == other for one, other in cut))
