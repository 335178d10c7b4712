"""People who leave or turn out to be one; conversations that become one."""

from collections.abc import Sequence

from django.db.models import QuerySet

from pistos.complaints.models import (
    Apology,
    Attention,
    Complaint,
    ComplaintEntry,
    ComplaintMark,
    Handle,
    PlanStep,
    Post,
    Recovery,
    RecoveryAttempt,
    Silent,
)
from pistos.replies.actions.personal import forget_heeded


def erase_complaints(*, customer_ids: Sequence[int]) -> None:
    """Part of an erasure: that somebody complained stays, with all that was done; in which words does not."""
    theirs = Complaint.objects.filter(customer_id__in=customer_ids)
    ComplaintMark.objects.filter(complaint__in=theirs).delete()
    ComplaintEntry.objects.filter(complaint__in=theirs).exclude(words="").update(words="")
    theirs.update(text="", wished_words="")
    Handle.objects.filter(customer_id__in=customer_ids).delete()
    Silent.objects.filter(customer_id__in=customer_ids).delete()
    Attention.objects.filter(customer_id__in=customer_ids).update(done="")
    posts = Post.objects.filter(customer_id__in=customer_ids)
    posts.update(handle="", url="", words="", answer="", outcome="")
    Apology.objects.filter(complaint__in=theirs).update(mistake="", text="")
    PlanStep.objects.filter(apology__complaint__in=theirs).update(what="", note="")
    RecoveryAttempt.objects.filter(complaint__in=theirs).update(words="")
    kept = Recovery.objects.filter(complaint__in=theirs)
    kept.update(panel_words="")
    kept.exclude(lost_because="").update(lost_because="-")
    _forget_heeded(theirs)


def _forget_heeded(theirs: QuerySet[Complaint]) -> None:
    """What the writers of our words answered about these customers."""
    said = {
        "apology": Apology.objects.filter(complaint__in=theirs),
        "recovery_attempt": RecoveryAttempt.objects.filter(complaint__in=theirs),
        "panel": theirs,
    }
    for kind, rows in said.items():
        forget_heeded(kind=kind, ids=[str(pk) for pk in rows.values_list("pk", flat=True)])


def follow_merged(*, kept_id: int, merged_ids: Sequence[int]) -> None:
    """The conversation of a complaint is the one that its words went to: what is opened again keeps that
    one open, not the empty one."""
    rows = Complaint.objects.filter(conversation_id__in=merged_ids)
    rows.update(conversation_id=kept_id)


def move_complaints(*, from_ids: Sequence[int], to_id: int) -> None:
    """What merged customers complained of belongs to the one who was kept."""
    Complaint.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    Handle.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    Post.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    Attention.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    Silent.objects.filter(customer_id__in=from_ids).delete()
