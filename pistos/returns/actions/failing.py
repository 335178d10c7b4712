"""A refund that the provider could not send: the claim waits for a person again, and nothing is lost."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet, Sum

from pistos.orders.models import Order
from pistos.payments.models import Refund, RefundState
from pistos.returns.models import Claim, ClaimState, Outcome, Withdrawal, WithdrawalState

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


@transaction.atomic
def note_failed(*, order_id: int, at: datetime) -> int:
    """Claims and withdrawals of the order whose money failed can be paid again; the promised day stands.

    Told twice it is the same. Returns how many. No event of its own: the payment's says it.
    """
    Order.objects.select_for_update().get(pk=order_id)
    freed = 0
    claims = Claim.objects.select_for_update(of=("self",)).filter(
        order_id=order_id, state=ClaimState.REFUNDING, withdrawal=None
    )
    for claim in claims.order_by("pk"):
        if _has_failed(f"claim:{claim.pk}", _written(claim)):
            claim.state = ClaimState.OPEN
            if claim.outcome == Outcome.REDUCTION:
                claim.outcome = Outcome.NONE
            claim.save(update_fields=["state", "outcome"])
            freed += 1
    declared = Withdrawal.objects.select_for_update(of=("self",)).filter(
        order_id=order_id, state=WithdrawalState.REFUNDING
    )
    for made in declared.order_by("pk"):
        if _has_failed(f"withdrawal:{made.pk}", made.refund_amount or NOTHING):
            is_back = made.goods_back_at is not None
            made.state = WithdrawalState.GOODS_BACK if is_back else WithdrawalState.DECLARED
            made.save(update_fields=["state"])
            back = ClaimState.GOODS_BACK if is_back else ClaimState.GOODS_AWAITED
            Claim.objects.filter(withdrawal=made).update(state=back, outcome=Outcome.NONE)
            freed += 1
    return freed


def _written(claim: Claim) -> Decimal:
    given = claim.lines.aggregate(sum=Sum("refund_amount"))["sum"] or NOTHING
    return given + claim.delivery_amount


def _has_failed(key: str, amount: Decimal) -> bool:
    return refunds_of(key).filter(state=RefundState.FAILED).exists() and alive_amount(key) < amount
