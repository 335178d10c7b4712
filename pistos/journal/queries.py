"""Reads of the journal."""

from datetime import datetime

from django.db.models import Max, QuerySet

from pistos.journal.models import Event, Heartbeat
from pistos.kit.actors import Ref


def youngest_heartbeat_at() -> datetime | None:
    """When any worker was last heard of."""
    youngest: datetime | None = Heartbeat.objects.filter(kind="worker").aggregate(
        youngest=Max("heard_at")
    )["youngest"]
    return youngest


def events_about(subject: Ref) -> QuerySet[Event]:
    """The history of one thing, oldest first."""
    return Event.objects.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("id")
