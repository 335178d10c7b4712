"""People who leave or turn out to be one."""

from collections.abc import Sequence

from django.db import transaction

from pistos.contracts.models import Contract, Outreach, OutreachState, Reason


@transaction.atomic
def erase_contracts(*, customer_ids: Sequence[int]) -> None:
    """Part of an erasure: that there was a contract and how it ended stays, what was written does not."""
    theirs = Outreach.objects.filter(contract__customer_id__in=customer_ids)
    theirs.filter(state=OutreachState.HELD).update(state=OutreachState.DROPPED)
    theirs.update(words="")
    Reason.objects.filter(decision__contract__customer_id__in=customer_ids).update(words="")


@transaction.atomic
def move_contracts(*, from_ids: Sequence[int], to_id: int) -> None:
    """Contracts of merged customers belong to the one who was kept."""
    Contract.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
