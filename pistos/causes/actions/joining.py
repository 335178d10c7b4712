"""A matter that turns out to be part of another: the other counts, and this one no more."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from pistos.causes.events import CauseDropped
from pistos.causes.models import CodedCause
from pistos.journal.actions import publish_all
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import lock_until_commit


@transaction.atomic
def count_within(*, part: Ref, whole: Ref, by: Actor, at: datetime) -> bool:
    """What stood for the part stands no more, once its whole is coded: one matter is one count.

    Its coding stays on record. Publishes CauseDropped for each code; False where nothing changed.
    """
    for one in sorted((part, whole), key=lambda each: (each.kind, each.id)):
        lock_until_commit(f"causes:{one.kind}:{one.id}")
    if not _standing(whole).exists():
        return False
    rows = _standing(part)
    codes = sorted(rows.filter(is_named=True).values_list("cause__code", flat=True))
    if not codes:
        return False
    rows.delete()
    dropped = [(CauseDropped(part.kind, part.id, code), part) for code in codes]
    publish_all(dropped, by=by, at=at)
    return True


def _standing(subject: Ref) -> QuerySet[CodedCause]:
    return CodedCause.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
