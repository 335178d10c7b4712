"""Emptying calls of what is personal; following customers who were merged."""

from collections.abc import Sequence

from django.db import transaction

from pistos.calls.models import Call, CallBack


@transaction.atomic
def erase_calls(*, customer_ids: Sequence[int]) -> int:
    """Numbers go; that there was a call stays for the counts. Part of a greater erasure, which tells."""
    CallBack.objects.filter(conversation__customer_id__in=customer_ids).update(number="")
    return Call.objects.filter(customer_id__in=customer_ids).update(number="", customer=None)


@transaction.atomic
def move_calls(*, from_ids: Sequence[int], to_id: int) -> int:
    """Calls of merged customers become those of the kept one. Follows `CustomersMerged`."""
    return Call.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
