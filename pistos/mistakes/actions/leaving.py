"""A person is erased, or two rows turn out to be one person."""

from collections.abc import Sequence

from pistos.mistakes.models import Affected, Evidence, Told


def erase_person(*, customer_ids: Sequence[int]) -> None:
    """Their words go; that somebody told us stays, without who. Part of an erasure."""
    Told.objects.filter(customer_id__in=customer_ids).update(words="", agreed_at=None)
    Evidence.objects.filter(customer_id__in=customer_ids).update(words="")


def move_person(*, from_ids: Sequence[int], to_id: int) -> None:
    """What was told to the merged rows was told to the person: where both were, one row stays theirs."""
    Evidence.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    for row in Told.objects.filter(customer_id__in=from_ids).order_by("pk"):
        known = Told.objects.filter(
            mistake_id=row.mistake_id, kind=row.kind, round=row.round, customer_id=to_id
        )
        if not known.exists():
            Told.objects.filter(pk=row.pk).update(customer_id=to_id)
    for reached in Affected.objects.filter(customer_id__in=from_ids).order_by("pk"):
        there = Affected.objects.filter(incident_id=reached.incident_id, customer_id=to_id)
        if not there.exists():
            Affected.objects.filter(pk=reached.pk).update(customer_id=to_id)
