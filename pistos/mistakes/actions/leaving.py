"""A person is erased, or two rows turn out to be one person."""

from collections.abc import Sequence

from pistos.kit.quoting import without_quotes
from pistos.mistakes.models import (
    Affected,
    Correction,
    Evidence,
    Finding,
    Improvement,
    Incident,
    Lesson,
    ListReview,
    Mistake,
    MistakeEntry,
    Told,
)
from pistos.mistakes.queries.said import said_by

WRITTEN = {
    Mistake: ("title", "problem", "containment", "root_cause", "whys"),
    MistakeEntry: ("words",),
    Correction: ("action", "done"),
    Lesson: ("words",),
    Finding: ("words",),
    Improvement: ("title", "expected", "measured", "dropped_because"),
    ListReview: ("words",),
    Incident: ("review_happened", "review_went_well", "review_change"),
}
"""What staff write, and may quote somebody in."""


def erase_person(*, customer_ids: Sequence[int]) -> None:
    """Their words go, also where ours quote them; that somebody told us stays, without who.

    Part of an erasure; reads all that was ever written of mistakes, which is not much.
    """
    _drop_quotes(said_by(customer_ids))
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


def _drop_quotes(said: Sequence[str]) -> None:
    for model, names in WRITTEN.items():
        for row in model._default_manager.only(*names).iterator():
            changed = []
            for name in names:
                was = getattr(row, name)
                now = _unquoted(was, said)
                if now != was:
                    setattr(row, name, now)
                    changed.append(name)
            if changed:
                row.save(update_fields=changed)


def _unquoted(written: str | list[str], said: Sequence[str]) -> str | list[str]:
    if isinstance(written, list):
        return [without_quotes(one, said) for one in written]
    return without_quotes(written, said)
