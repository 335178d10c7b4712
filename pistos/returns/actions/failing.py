"""A refund that the provider could not send: the claim waits for a person again, and nothing is lost."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q, QuerySet, Sum

from pistos.asks.actions.holding import place_hold
from pistos.asks.models import HoldReason
from pistos.kit.actors import Ref
from pistos.orders.models import Order
from pistos.payments.models import Refund, RefundState
from pistos.returns.models import Claim, ClaimState, Outcome, StepKind, Withdrawal, WithdrawalState

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
    So can those whose money was there and came back: they are open once more, and nothing is asked.

    Told twice it is the same. Returns how many. No event of its own: the payment's says it.
    """
    Order.objects.select_for_update().get(pk=order_id)
    freed = 0
    claims = Claim.objects.select_for_update(of=("self",)).select_related("customer", "order")
    paid = Q(state=ClaimState.REFUNDING) | Q(state=ClaimState.DONE, refunded_at__isnull=False)
    for claim in claims.filter(paid, order_id=order_id, withdrawal=None).order_by("pk"):
        if _has_failed(f"claim:{claim.pk}", _written(claim)) and not _went_elsewhere(claim):
            _open_again(claim, at)
            freed += 1
    declared = Withdrawal.objects.select_for_update(of=("self",)).select_related("claim__customer")
    under_way = [WithdrawalState.REFUNDING, WithdrawalState.REFUNDED]
    for made in declared.filter(order_id=order_id, state__in=under_way).order_by("pk"):
        has_failed = _has_failed(f"withdrawal:{made.pk}", made.refund_amount or NOTHING)
        if has_failed and not _went_elsewhere(made.claim):
            _declare_again(made, at)
            freed += 1
    return freed


def _open_again(claim: Claim, at: datetime) -> None:
    claim.state, claim.refunded_at, claim.closed_at = ClaimState.OPEN, None, None
    if claim.outcome == Outcome.REDUCTION:
        claim.outcome = Outcome.NONE
    claim.save(update_fields=["state", "outcome", "refunded_at", "closed_at"])
    _hold(claim, Ref("claim", str(claim.pk)), at)


def _declare_again(made: Withdrawal, at: datetime) -> None:
    is_back = made.goods_back_at is not None
    made.state = WithdrawalState.GOODS_BACK if is_back else WithdrawalState.DECLARED
    made.refunded_at = None
    made.save(update_fields=["state", "refunded_at"])
    claim = made.claim
    claim.state = ClaimState.GOODS_BACK if is_back else ClaimState.GOODS_AWAITED
    claim.outcome, claim.refunded_at, claim.closed_at = Outcome.NONE, None, None
    claim.save(update_fields=["state", "outcome", "refunded_at", "closed_at"])
    _hold(claim, Ref("withdrawal", str(made.pk)), at)


def _hold(claim: Claim, source: Ref, at: datetime) -> None:
    place_hold(
        customer=claim.customer, order=claim.order, reason=HoldReason.RETURN, source=source, at=at
    )


def _went_elsewhere(claim: Claim) -> bool:
    """A person noted that the money is there; else our own payments said so, and may take it back."""
    last = claim.steps.filter(kind=StepKind.REFUNDED).order_by("-pk").first()
    return claim.refunded_at is not None and last is not None and last.by_kind == "person"


def _written(claim: Claim) -> Decimal:
    given = claim.lines.aggregate(sum=Sum("refund_amount"))["sum"] or NOTHING
    return given + claim.delivery_amount


def _has_failed(key: str, amount: Decimal) -> bool:
    return refunds_of(key).filter(state=RefundState.FAILED).exists() and alive_amount(key) < amount
