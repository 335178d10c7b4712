"""Reads of the journal."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Max, Min, QuerySet

from pistos.journal.models import Event, EventToSift, Heartbeat
from pistos.kit.actors import Ref
from pistos.kit.keyset import Page, Sort, page_of


@dataclass(frozen=True, slots=True)
class EventFilter:
    """One of a name, an actor ("person:3") or a subject ("promise:8"); and a last day, UTC."""

    name: str = ""
    actor: str = ""
    subject: str = ""
    until: date | None = None


def youngest_heartbeat_at() -> datetime | None:
    """When any worker was last heard of."""
    youngest: datetime | None = Heartbeat.objects.filter(kind="worker").aggregate(
        youngest=Max("heard_at")
    )["youngest"]
    return youngest


def oldest_to_sift_at() -> datetime | None:
    """When the oldest event was recorded that a sieve has not looked at; None where there is none."""
    oldest = EventToSift.objects.aggregate(oldest=Min("event_id"))["oldest"]
    rows = Event.objects.filter(pk=oldest) if oldest else Event.objects.none()
    return rows.values_list("recorded_at", flat=True).first()


def events_about(subject: Ref) -> QuerySet[Event]:
    """The history of one thing, oldest first."""
    return Event.objects.filter(subject_kind=subject.kind, subject_id=subject.id).order_by("id")


def events_page(
    wanted: EventFilter, *, after: str = "", before: str = "", size: int = 50
) -> Page[Event]:
    """A page of the journal, newest first; each filter has its index."""
    rows = Event.objects.all()
    if wanted.subject:
        kind, _, id_ = wanted.subject.partition(":")
        rows = rows.filter(subject_kind=kind, subject_id=id_)
    elif wanted.actor:
        kind, _, id_ = wanted.actor.partition(":")
        rows = rows.filter(actor_kind=kind, actor_id=id_)
    elif wanted.name:
        rows = rows.filter(name=wanted.name)
    if wanted.until is not None and not after and not before:
        rows = rows.filter(pk__lte=_last_id_until(wanted.until))
    newest_first = Sort("id", is_descending=True)
    return page_of(rows, newest_first, after=after, before=before, size=size)


def _last_id_until(day: date) -> int:
    end = datetime.combine(day + timedelta(days=1), time(0), UTC)
    newest = Event.objects.filter(happened_at__lt=end).order_by("-happened_at", "-id").first()
    return newest.pk if newest else 0
