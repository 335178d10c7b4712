"""Scorecards as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from pistos.kit.statistics import FEW
from pistos.partners.models import Partner
from pistos.scorecards.models import Scorecard
from pistos.scorecards.rules.figures import Figures, figures_of

MOST_RANKED = 100


@dataclass(frozen=True, slots=True)
class Card:
    """A partner's newest scorecard beside its own previous period and own best."""

    scorecard: Scorecard
    figures: Figures
    previous: float | None
    best: float | None
    best_on: date | None

    @property
    def is_few(self) -> bool:
        return self.scorecard.count < FEW


def card_of(partner: Partner) -> Card | None:
    """None before the first night. Two queries."""
    rows = list(
        Scorecard.objects.filter(partner=partner)
        .order_by("-ends_on")
        .values_list("pk", "ends_on", "days", "score", "count")
    )
    if not rows:
        return None
    newest = Scorecard.objects.get(pk=rows[0][0])
    earlier = [row for row in rows if newest.ends_on - row[1] >= timedelta(days=newest.days)]
    previous = next(
        (row[3] for row in earlier if newest.ends_on - row[1] == timedelta(days=row[2])), None
    )
    solid = [row for row in earlier if row[3] is not None and row[4] >= FEW]
    best = max(solid, key=lambda row: row[3] or 0, default=None)
    return Card(
        scorecard=newest,
        figures=figures_of(newest.figures),
        previous=previous,
        best=best[3] if best else None,
        best_on=best[1] if best else None,
    )


def newest_cards(partners: Iterable[Partner]) -> dict[int, Scorecard]:
    """The newest scorecard of each, by partner id, in one query."""
    rows = (
        Scorecard.objects.filter(partner__in=list(partners))
        .order_by("partner_id", "-ends_on")
        .distinct("partner_id")
    )
    return {row.partner_id: row for row in rows}


@dataclass(frozen=True, slots=True)
class Ranking:
    """`few` have too few promises to be ranked as if they were many."""

    ends_on: date | None
    ranked: list[Scorecard]
    few: list[Scorecard]


def ranking(kind: str) -> Ranking:
    """Partners of a kind, best first, as of the newest night. Two queries."""
    rows = Scorecard.objects.filter(kind=kind)
    ends_on = rows.aggregate(newest=Max("ends_on"))["newest"]
    if ends_on is None:
        return Ranking(None, [], [])
    found = list(
        rows.filter(ends_on=ends_on, score__isnull=False)
        .select_related("partner")
        .order_by("-score", "partner__name")[:MOST_RANKED]
    )
    return Ranking(
        ends_on,
        [row for row in found if row.count >= FEW],
        sorted((row for row in found if row.count < FEW), key=lambda row: row.partner.name),
    )
