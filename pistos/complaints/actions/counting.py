"""One matter is one count: a claim, a mail, and the complaint that they became are not three."""

from datetime import datetime

from django.db import transaction

from pistos.causes.actions.joining import count_within
from pistos.complaints.actions.writing import ref
from pistos.complaints.models import Complaint, ComplaintEntry
from pistos.kit.actors import Actor, Ref

MACHINE = Actor.machine("complaints.counting")
PARTS = ("claim", "conversation")
"""What is coded by itself lower down, before or after it became a complaint."""


@transaction.atomic
def count_once(*, subject: Ref, at: datetime) -> int:
    """A cause was coded for a complaint, or for what became one: once both are, the complaint counts.

    Returns how many parts stopped counting. Events are those of `count_within`.
    """
    if subject.kind == "complaint":
        whole = Complaint.objects.filter(pk=subject.id).first()
        pairs = [(part, whole) for part in _parts(whole)] if whole else []
    elif subject.kind in PARTS:
        pairs = [(subject, whole) for whole in _wholes(subject)]
    else:
        return 0
    return sum(
        count_within(part=part, whole=ref(whole), by=MACHINE, at=at) for part, whole in pairs
    )


def _parts(whole: Complaint) -> list[Ref]:
    rows = ComplaintEntry.objects.filter(complaint=whole, source_kind="claim")
    claims = [Ref("claim", key) for key in rows.values_list("source_id", flat=True)]
    if whole.conversation_id is None:
        return claims
    return [*claims, Ref("conversation", str(whole.conversation_id))]


def _wholes(part: Ref) -> list[Complaint]:
    if part.kind == "conversation":
        return list(Complaint.objects.filter(conversation=int(part.id)).order_by("pk"))
    heard = ComplaintEntry.objects.filter(source_kind=part.kind, source_id=part.id)
    return list(Complaint.objects.filter(entries__in=heard).distinct().order_by("pk"))
