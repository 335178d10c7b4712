"""Attempts to send the money of a claim or a withdrawal: what goes, what failed, what is still to go."""

from decimal import Decimal

from django.db.models import QuerySet, Sum

from pistos.payments.models import Refund, RefundState

NOTHING = Decimal("0.00")


def refunds_of(key: str) -> QuerySet[Refund]:
    """All that was asked for under a claim's or a withdrawal's key, in every attempt."""
    return Refund.objects.filter(key__startswith=f"{key}:")


def alive_amount(key: str) -> Decimal:
    """What went or still goes."""
    rows = refunds_of(key).exclude(state=RefundState.FAILED)
    return rows.aggregate(sum=Sum("amount"))["sum"] or NOTHING


def is_on_its_way(key: str) -> bool:
    """Whether a part of it was asked for and has neither gone nor failed."""
    return refunds_of(key).exclude(state__in=[RefundState.DONE, RefundState.FAILED]).exists()


def next_key(key: str) -> str:
    """The key of the next attempt: after a failure another one, else the same, which is asked once."""
    failed = refunds_of(key).filter(state=RefundState.FAILED).count()
    return f"{key}:{failed}" if failed else key


def is_all_there(key: str, amount: Decimal) -> bool:
    """Whether everything that was promised under the key has gone; a failed part is not forgotten."""
    alive = refunds_of(key).exclude(state=RefundState.FAILED)
    is_done = alive.exists() and not alive.exclude(state=RefundState.DONE).exists()
    return is_done and alive_amount(key) >= amount
