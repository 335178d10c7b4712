"""Measures of complaints: one read each."""

from pistos.complaints.models import Complaint
from pistos.complaints.queries import impact
from pistos.indicators.rules.measures import Figure, Parameters, Period, share_figure


def first_to_learn(period: Period, given: Parameters) -> Figure:
    found = impact.first_to_learn(period.starts_at, period.ends_at)
    return share_figure(found.first, found.all)


def boomerangs(period: Period, given: Parameters) -> Figure:
    count = impact.boomerangs(period.starts_at, period.ends_at)
    return Figure(count, count)


def people_at_risk(period: Period, given: Parameters) -> Figure:
    """As it stands when it is computed."""
    found = impact.people_at_risk()
    return Figure(found.people, found.unresolved)


def confirmed(period: Period, given: Parameters) -> Figure:
    """Of the complaints heard in the period, those that their customers call well."""
    rows = Complaint.objects.filter(heard_at__gte=period.starts_at, heard_at__lt=period.ends_at)
    return share_figure(rows.filter(confirmed_at__isnull=False).count(), rows.count())
