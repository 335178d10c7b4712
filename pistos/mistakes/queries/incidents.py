"""Reads of incidents: the status page's, and the desk's."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from pistos.customers.models import Customer
from pistos.kit.keyset import Page, page_of, sort_named
from pistos.mistakes.models import Affected, AffectedRule, Incident, IncidentUpdate, Mistake

SHOWN_FOR = timedelta(days=365)
MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class ShownIncident:
    """An incident with what was said of it, the newest first."""

    incident: Incident
    updates: list[IncidentUpdate] = field(default_factory=list)


def public_incidents(at: datetime) -> list[ShownIncident]:
    """Those of a year, going on first, then the newest. Two queries, of this app's tables alone: the page
    that says what does not work must not need what does not work."""
    rows = Incident.objects.filter(is_public=True, declared_at__gte=at - SHOWN_FOR)
    shown = {
        row.pk: ShownIncident(row)
        for row in sorted(
            rows.order_by("-declared_at")[:MOST_SHOWN], key=lambda row: row.resolved_at is not None
        )
    }
    for update in IncidentUpdate.objects.filter(incident__in=list(shown)).order_by("-pk"):
        shown[update.incident_id].updates.append(update)
    return list(shown.values())


def known_problems() -> list[Mistake]:
    """Mistakes that customers were told of and that are not closed, the gravest first. One query."""
    rows = Mistake.objects.filter(closed_at=None).exclude(told_problem={})
    return list(rows.order_by("-severity", "-pk")[:MOST_SHOWN])


@dataclass(frozen=True, slots=True)
class WordKept:
    """Of the times told for a next word: how many were kept."""

    kept: int
    late: int


def words_kept(at: datetime) -> WordKept:
    """Of public incidents of a year, a silence that lasts now among the late. Two queries."""
    rows = IncidentUpdate.objects.filter(
        incident__is_public=True, incident__declared_at__gte=at - SHOWN_FOR
    ).exclude(was_promised_at=None)
    late = sum(1 for row in rows.only("was_promised_at", "said_at") if row.is_late)
    silent = Incident.objects.filter(
        is_public=True, resolved_at=None, next_update_at__lt=at
    ).count()
    return WordKept(len(rows) - late, late + silent)


def incidents_page(*, after: str = "", before: str = "", size: int = 50) -> Page[Incident]:
    """The newest first. One query."""
    rows = Incident.objects.select_related("owner").annotate(reached=Count("affected"))
    sort = sort_named({"declared": "declared_at"}, "", "-declared")
    return page_of(rows, sort, after=after, before=before, size=size)


def people_to_write(update: IncidentUpdate, *, most: int) -> list[Customer]:
    """Whom the incident reaches and who have not got this word yet, a person known under two names once.

    Two queries.
    """
    theirs = Affected.objects.filter(incident=update.incident_id).annotate(
        person=Coalesce("customer__merged_into", "customer")
    )
    got = theirs.filter(written__contains=[update.pk], person=OuterRef("person"))
    rows = theirs.filter(~Exists(got)).values("person").order_by("person").distinct()
    found = list(rows.values_list("person", flat=True)[:most])
    return list(Customer.objects.filter(pk__in=found).order_by("pk"))


def going_on_count() -> dict[str, int]:
    """Incidents that go on, and of these the silent ones."""
    return Incident.objects.filter(closed_at=None).aggregate(
        open=Count("pk", filter=Q(resolved_at=None)),
        silent=Count("pk", filter=Q(silent_at__isnull=False, resolved_at=None)),
        to_review=Count("pk", filter=Q(resolved_at__isnull=False)),
    )


@dataclass(frozen=True, slots=True)
class Led:
    """What its leader looks at: by which rules it reaches whom, and what was said, the newest first."""

    rules: list[AffectedRule]
    reached_count: int
    updates: list[IncidentUpdate]


def led(incident: Incident) -> Led:
    """Three queries."""
    return Led(
        list(incident.rules.order_by("pk")),
        incident.affected.count(),
        list(incident.updates.select_related("sending").order_by("-pk")),
    )
