"""People who leave or turn out to be one."""

from collections.abc import Sequence

from pistos.returns.models import Withdrawal


def erase_withdrawals(*, customer_ids: Sequence[int], emails: Sequence[str]) -> None:
    """Part of an erasure: that somebody withdrew stays with the order, who and in which words does not."""
    theirs = Withdrawal.objects.filter(customer_id__in=customer_ids)
    if emails:
        theirs = theirs | Withdrawal.objects.filter(contact__in=[one.lower() for one in emails])
    theirs.update(name="", contact="", number="", goods="", reason="")


def move_withdrawals(*, from_ids: Sequence[int], to_id: int) -> None:
    """What merged customers declared belongs to the one who was kept."""
    Withdrawal.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
