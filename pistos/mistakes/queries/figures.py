"""What corrections did, counted."""

from dataclasses import dataclass

from django.db.models import Count, Q

from pistos.mistakes.models import Correction


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
