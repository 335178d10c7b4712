"""What corrections did, counted."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q

from pistos.mistakes.models import Correction, Deed, IncidentUpdate, MistakeEntry
from pistos.mistakes.queries.incidents import WordKept


@dataclass(frozen=True, slots=True)
class Judged:
    """Corrections with a verdict, and how it fell; `repeated` of all recorded ones saw the cause again."""

    worked: int
    did_not: int
    too_few: int
    recorded: int
    repeated: int


def corrections_judged() -> Judged:
    """Of all time. One query."""
    found = Correction.objects.filter(corrected_at__isnull=False).aggregate(
        worked=Count("pk", filter=Q(verdict="worked")),
        did_not=Count("pk", filter=Q(verdict="did_not")),
        too_few=Count("pk", filter=Q(verdict="too_few")),
        recorded=Count("pk"),
        repeated=Count("pk", filter=Q(repeat_count__gt=0)),
    )
    return Judged(**found)


def judged_between(since: datetime, until: datetime) -> Judged:
    """Of corrections judged in that time; `recorded` and `repeated` are of these. One query."""
    rows = Correction.objects.filter(judged_at__gte=since, judged_at__lt=until)
    found = rows.aggregate(
        worked=Count("pk", filter=Q(verdict="worked")),
        did_not=Count("pk", filter=Q(verdict="did_not")),
        too_few=Count("pk", filter=Q(verdict="too_few")),
        recorded=Count("pk"),
        repeated=Count("pk", filter=Q(repeat_count__gt=0)),
    )
    return Judged(**found)


def repeated_between(since: datetime, until: datetime) -> int:
    """How often a cause came back after its correction, by when it was noted. One query."""
    rows = MistakeEntry.objects.filter(deed=Deed.REPEATED)
    return rows.filter(happened_at__gte=since, happened_at__lt=until).count()


def words_between(since: datetime, until: datetime) -> WordKept:
    """Words on incidents that had a time, and whether they came by it. One query."""
    rows = IncidentUpdate.objects.filter(said_at__gte=since, said_at__lt=until)
    found = rows.exclude(was_promised_at=None).aggregate(
        kept=Count("pk", filter=Q(said_at__lte=F("was_promised_at"))),
        late=Count("pk", filter=Q(said_at__gt=F("was_promised_at"))),
    )
    return WordKept(**found)
