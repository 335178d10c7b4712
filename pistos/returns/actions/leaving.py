"""People who leave or turn out to be one."""

from collections.abc import Sequence

from pistos.returns.actions.photos import drop_files
from pistos.returns.models import Claim, ClaimLine, ClaimPhoto, ClaimStep, Side, Withdrawal


def erase_withdrawals(*, customer_ids: Sequence[int], emails: Sequence[str]) -> None:
    """Part of an erasure: that somebody withdrew stays with the order, who and in which words does not."""
    theirs = Withdrawal.objects.filter(customer_id__in=customer_ids)
    if emails:
        theirs = theirs | Withdrawal.objects.filter(contact__in=[one.lower() for one in emails])
    theirs.update(name="", contact="", number="", goods="", reason="")


def erase_claims(*, customer_ids: Sequence[int]) -> None:
    """Part of an erasure: which goods came back and what was paid stays with the order; words and pictures
    do not."""
    theirs = Claim.objects.filter(customer_id__in=customer_ids)
    ClaimStep.objects.filter(claim__in=theirs).exclude(words="").update(words="")
    ClaimLine.objects.filter(claim__in=theirs).exclude(appeal="").update(appeal="-")
    ClaimLine.objects.filter(claim__in=theirs).exclude(appeal_answer="").update(appeal_answer="-")
    ClaimLine.objects.filter(claim__in=theirs).exclude(less_because="").update(less_because="-")
    drop_files(ClaimPhoto.objects.filter(claim__in=theirs, side=Side.CUSTOMER))
    theirs.update(words="", closed_because="")


def move_withdrawals(*, from_ids: Sequence[int], to_id: int) -> None:
    """What merged customers declared and claimed belongs to the one who was kept."""
    Claim.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    Withdrawal.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
