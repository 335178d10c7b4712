"""Silence about a remedy that waits for approval: it rises to the owners of the shop."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from pistos.accounts.queries import owners
from pistos.journal.actions import publish
from pistos.journal.models import Event
from pistos.kit.apart import each_apart
from pistos.remedies.actions.locking import ref
from pistos.remedies.actions.telling import TELLER, ask_person
from pistos.remedies.events import ApprovalOverdue
from pistos.remedies.models import Remedy, RemedyState

ANSWERED_WITHIN = timedelta(hours=24)


def raise_unanswered(*, at: datetime) -> int:
    """Whoever was asked said neither yes nor no for a day: the owners are asked too, once a remedy.

    Each apart. Publishes ApprovalOverdue for each; returns how many.
    """
    rows = Remedy.objects.filter(state=RemedyState.ASKED, decided_at__lte=at - ANSWERED_WITHIN)
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    return each_apart("remedies.raise_unanswered", ids, lambda pk: _raise(rows, pk, at))


@transaction.atomic
def _raise(rows: QuerySet[Remedy], pk: int, at: datetime) -> bool:
    held = rows.select_for_update(of=("self",), skip_locked=True)
    remedy = held.select_related("asked_of", "given_by", "order").filter(pk=pk).first()
    if remedy is None or remedy.asked_of_id is None:
        return False
    about = ref(remedy)
    if Event.objects.filter(
        name="remedies.ApprovalOverdue", subject_kind=about.kind, subject_id=about.id
    ).exists():
        return False
    for person in owners():
        ask_person(remedy, person, f"remedy_waits:{remedy.pk}:{person.pk}", at)
    publish(ApprovalOverdue(remedy.pk, remedy.asked_of_id), about=about, by=TELLER, at=at)
    return True
