"""What was coded: now, before, and by whom it was reported."""

from collections.abc import Collection

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


def standing(code: str) -> QuerySet[CodedCause]:
    """The rows of all subjects for which a cause, or one below it, stands now."""
    return CodedCause.objects.filter(cause__code=code)
