"""What a case was given."""

from collections.abc import Sequence

from pistos.kit.actors import Ref
from pistos.remedies.models import Remedy


def remedies_of(subject: Ref) -> list[Remedy]:
    """All that was decided for a case, the first first. One query."""
    rows = Remedy.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    people = ("given_by", "approved_by", "asked_of", "voucher", "new_order", "order")
    return list(rows.select_related(*people).order_by("pk"))


def remedies_of_subjects(kind: str, ids: Sequence[str]) -> dict[str, list[Remedy]]:
    """The same for many cases of one kind. One query."""
    found: dict[str, list[Remedy]] = {}
    rows = Remedy.objects.filter(subject_kind=kind, subject_id__in=list(ids)).order_by("pk")
    for row in rows:
        found.setdefault(row.subject_id, []).append(row)
    return found
