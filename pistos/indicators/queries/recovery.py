"""Measures of recovery: one read each."""

from django.db.models import Count, Q

from pistos.complaints.queries import recovered
from pistos.indicators.rules.measures import Figure, Parameters, Period, share_figure
from pistos.remedies.models import CARRIED_OUT, Remedy, RemedyState


def satisfied_again(period: Period, given: Parameters) -> Figure:
    found = recovered.conversion(period.starts_at, period.ends_at)
    return share_figure(found.part, found.whole)


def good_opinion(period: Period, given: Parameters) -> Figure:
    found = recovered.good_opinion(period.starts_at, period.ends_at)
    return share_figure(found.part, found.whole)


def remedies_confirmed(period: Period, given: Parameters) -> Figure:
    since, until = period.starts_at, period.ends_at
    rows = Remedy.objects.filter(state__in=CARRIED_OUT, done_at__gte=since, done_at__lt=until)
    found = rows.aggregate(
        part=Count("pk", filter=Q(state=RemedyState.CONFIRMED)), whole=Count("pk")
    )
    return share_figure(found["part"], found["whole"])


def wish_fulfilled(period: Period, given: Parameters) -> Figure:
    since, until = period.starts_at, period.ends_at
    rows = Remedy.objects.filter(given_at__gte=since, given_at__lt=until).exclude(wished_kind="")
    pairs = list(rows.values_list("kind", "wished_kind"))
    return share_figure(sum(kind == wished for kind, wished in pairs), len(pairs))
