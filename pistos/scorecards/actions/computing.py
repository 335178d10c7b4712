"""Computing scorecards: all partners at once, one row a partner."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from pistos.indicators.rules.measures import period_to
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.partners.models import Partner
from pistos.scorecards.events import ScorecardsComputed
from pistos.scorecards.models import Scorecard
from pistos.scorecards.queries.computing import figures_of_all
from pistos.scorecards.rules.figures import Figures
from pistos.scorecards.rules.score import USUAL, score
from pistos.shop.queries import the_shop

BY = Actor.machine("scorecards")
DAYS = 90


@transaction.atomic
def compute_scorecards(*, ends_on: date, at: datetime, days: int = DAYS) -> int:
    """Writes the scorecards of the `days` up to `ends_on`; again gives the same rows. Returns how many."""
    found = figures_of_all(period_to(ends_on, days, the_shop().time_zone))
    partners = list(Partner.objects.filter(pk__in=found).order_by("pk"))
    usual = _usual_kept_rates(partners, found)
    courtesy = _usual_courtesy(partners, found)
    rows = []
    for partner in partners:
        scored = score(
            found[partner.pk],
            usual_kept_rate=usual[partner.kind],
            usual_courtesy=courtesy[partner.kind],
        )
        rows.append(
            Scorecard(
                partner=partner,
                kind=partner.kind,
                ends_on=ends_on,
                days=days,
                count=scored.count,
                score=scored.total,
                parts=scored.parts,
                figures=found[partner.pk].as_json(),
                computed_at=at,
            )
        )
    Scorecard.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["partner", "ends_on", "days"],
        update_fields=["kind", "count", "score", "parts", "figures", "computed_at"],
        batch_size=500,
    )
    event = ScorecardsComputed(ends_on, days, len(rows))
    publish(event, about=Ref("scorecards", "all"), by=BY, at=at)
    return len(rows)


def compute_newest(*, at: datetime) -> int:
    """Yesterday's scorecards, and those of the period before it, which late proof may have changed."""
    today = at.astimezone(ZoneInfo(the_shop().time_zone)).date()
    compute_scorecards(ends_on=today - timedelta(days=1 + DAYS), at=at)
    return compute_scorecards(ends_on=today - timedelta(days=1), at=at)


def _usual_kept_rates(partners: list[Partner], found: dict[int, Figures]) -> dict[str, float]:
    """Kept rate of all partners of a kind together."""
    return _together(
        (partner.kind, row.kept, row.count)
        for partner in partners
        for row in found[partner.pk].basis
    )


def _usual_courtesy(partners: list[Partner], found: dict[int, Figures]) -> dict[str, float]:
    """Share of pleased customers of all partners of a kind together."""
    marks = ((partner.kind, found[partner.pk].courtesy) for partner in partners)
    return _together((kind, each.pleased, each.answers) for kind, each in marks)


def _together(parts: Iterable[tuple[str, int, int]]) -> dict[str, float]:
    """The share by kind; `USUAL` where there is nothing to take it of."""
    good: dict[str, int] = defaultdict(int)
    whole: dict[str, int] = defaultdict(int)
    for kind, part, count in parts:
        good[kind] += part
        whole[kind] += count
    found = {kind: good[kind] / count for kind, count in whole.items() if count}
    return defaultdict(lambda: USUAL, found)
