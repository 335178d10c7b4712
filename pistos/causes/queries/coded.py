"""What was coded: now, before, and by whom it was reported."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from pistos.causes.facts import Coded
from pistos.causes.models import CodedCause, Coding
from pistos.kit.actors import Ref


def coded(subject: Ref) -> Coded | None:
    """What stands for a subject; None where nobody coded it. One query."""
    return coded_many(subject.kind, [subject.id]).get(subject.id)


def coded_many(kind: str, ids: Collection[str]) -> dict[str, Coded]:
    """The same for many subjects of a kind, by id. One query."""
    rows = Coding.objects.filter(subject_kind=kind, subject_id__in=ids)
    newest = rows.order_by("subject_id", "-pk").distinct("subject_id")
    return {
        row.subject_id: Coded(tuple(row.codes), row.found, row.coded_at, row.pk)
        for row in newest.only("subject_id", "codes", "found", "coded_at")
    }


def codings_of(subject: Ref) -> list[Coding]:
    """Every coding of a subject, the newest first: how the view of it changed."""
    rows = Coding.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    return list(rows.order_by("-pk"))


def standing(code: str) -> QuerySet[CodedCause]:
    """The rows of all subjects for which a cause, or one below it, stands now."""
    return CodedCause.objects.filter(cause__code=code)


def subjects_of(code: str, *, since: date | None = None, until: date | None = None) -> list[Ref]:
    """Who or what reported a cause or one below it, by the days when it happened; the newest first."""
    rows = standing(code)
    if since is not None:
        rows = rows.filter(day__gte=since)
    if until is not None:
        rows = rows.filter(day__lte=until)
    pairs = rows.order_by("-day", "-pk").values_list("subject_kind", "subject_id")
    return [Ref(kind, key) for kind, key in pairs]
