"""Measures of causes: whether what went wrong gets its cause, and how far people agree on it."""

from django.db.models import Count, Q

from pistos.causes.models import Awaited
from pistos.causes.queries.agreement import agreement_of_people
from pistos.indicators.rules.measures import Figure, Parameters, Period, share_figure


def coded_share(period: Period, given: Parameters) -> Figure:
    """Matters that came in the period and have their cause by now, of all that came. One query."""
    rows = Awaited.objects.filter(since__gte=period.starts_at, since__lt=period.ends_at)
    found = rows.aggregate(whole=Count("pk"), coded=Count("pk", filter=~Q(settled_at=None)))
    return share_figure(found["coded"], found["whole"])


def coders_agreement(period: Period, given: Parameters) -> Figure:
    """Cohen's κ of two people who coded the same matter, of the second opinions of the period. One query."""
    found = agreement_of_people(since=period.starts_at, before=period.ends_at)
    return Figure(found.kappa, found.same, found.pairs)
