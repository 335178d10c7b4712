"""The claim that stands for a withdrawal, so that goods, photos and inspection are one for all rights."""

from collections.abc import Mapping
from datetime import datetime

from pistos.kit.actors import Actor
from pistos.orders.models import Order
from pistos.returns.actions.steps import note_step, working_day
from pistos.returns.models import (
    Claim,
    ClaimLine,
    ClaimState,
    Happened,
    Outcome,
    StepKind,
    Track,
    Wish,
    Withdrawal,
    WithdrawalState,
)

STATES = {
    WithdrawalState.DECLARED: ClaimState.GOODS_AWAITED,
    WithdrawalState.GOODS_BACK: ClaimState.GOODS_BACK,
    WithdrawalState.REFUNDING: ClaimState.REFUNDING,
    WithdrawalState.REFUNDED: ClaimState.DONE,
    WithdrawalState.CLOSED: ClaimState.REFUSED,
}


def claim_for(made: Withdrawal, order: Order, by: Actor, at: datetime) -> Claim:
    """Made with the declaration's order; its lines follow when they are known."""
    due = made.refund_due_on or working_day(made.declared_at.date(), order.country)
    claim = Claim.objects.create(
        sending=made.attempt,
        order=order,
        customer=order.customer,
        withdrawal=made,
        track=Track.WITHDRAWAL,
        state=ClaimState.GOODS_AWAITED,
        happened=Happened.CHANGED,
        wished=Wish.REFUND,
        language=made.language,
        told_at=made.declared_at,
        needs_goods=True,
        promise_id=made.promise_id,
        next_on=due,
    )
    note_step(claim, StepKind.TOLD, by, at)
    return claim


def claim_lines(made: Withdrawal, chosen: Mapping[int, int], happened: Mapping[int, str]) -> None:
    claim = Claim.objects.get(withdrawal=made)
    ClaimLine.objects.bulk_create(
        ClaimLine(
            claim=claim,
            line_id=line_id,
            quantity=quantity,
            happened=happened.get(line_id, "") or Happened.CHANGED,
        )
        for line_id, quantity in chosen.items()
    )
    said = [happened[line_id] for line_id in chosen if happened.get(line_id)]
    if said:
        Claim.objects.filter(pk=claim.pk).update(happened=said[0])


def follow(made: Withdrawal, kind: StepKind, by: Actor, at: datetime) -> Claim | None:
    """Brings the claim to where its withdrawal stands; None where no order is known yet."""
    claim = Claim.objects.select_for_update().filter(withdrawal=made).first()
    if claim is None:
        return None
    claim.state = STATES[WithdrawalState(made.state)]
    claim.goods_back_at = made.goods_back_at
    claim.refunded_at = made.refunded_at
    if made.state in (WithdrawalState.REFUNDING, WithdrawalState.REFUNDED):
        claim.outcome = Outcome.REFUND
    if not claim.is_open:
        claim.closed_at, claim.closed_because = at, made.closed_because
    claim.save(
        update_fields=[
            "state", "goods_back_at", "refunded_at", "outcome", "closed_at", "closed_because",
        ]
    )  # fmt: skip
    note_step(claim, kind, by, at)
    return claim
