"""Silence about a remedy that waits for approval: it rises to the owners of the shop."""

from datetime import datetime, timedelta

from django.db import transaction

from pistos.accounts.queries import owners
from pistos.journal.actions import publish
from pistos.journal.models import Event
from pistos.remedies.actions.locking import ref
from pistos.remedies.actions.telling import TELLER, ask_person
from pistos.remedies.events import ApprovalOverdue
from pistos.remedies.models import Remedy, RemedyState

ANSWERED_WITHIN = timedelta(hours=24)


@transaction.atomic
def raise_unanswered(*, at: datetime) -> int:
    """Whoever was asked said neither yes nor no for a day: the owners are asked too, once a remedy.

    Publishes ApprovalOverdue for each; returns how many.
    """
    rows = Remedy.objects.select_for_update(of=("self",), skip_locked=True).filter(
        state=RemedyState.ASKED, decided_at__lte=at - ANSWERED_WITHIN
    )
    raised = 0
    for remedy in rows.select_related("asked_of", "given_by", "order").order_by("pk"):
        about = ref(remedy)
        told = Event.objects.filter(
            name="remedies.ApprovalOverdue", subject_kind=about.kind, subject_id=about.id
        )
        if remedy.asked_of_id is None or told.exists():
            continue
        for person in owners():
            ask_person(remedy, person, f"remedy_waits:{remedy.pk}:{person.pk}", at)
        publish(ApprovalOverdue(remedy.pk, remedy.asked_of_id), about=about, by=TELLER, at=at)
        raised += 1
    return raised
