"""The end of a claim, and of an order of which everything came back."""

from datetime import datetime

from django.db.models import Sum

from pistos.asks.actions.holding import lift_hold
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.orders.models import Order, OrderState
from pistos.returns import events
from pistos.returns.actions.steps import note_step, ref
from pistos.returns.models import Claim, ClaimLine, ClaimState, Outcome, StepKind

ENDS = {
    ClaimState.DONE: StepKind.DONE,
    ClaimState.REFUSED: StepKind.REFUSED,
    ClaimState.DROPPED: StepKind.DROPPED,
}


def close_claim(held: Claim, state: ClaimState, by: Actor, at: datetime, words: str = "") -> None:
    """Part of a deed that holds the claim: asking goes on, and pieces that stay with the buyer can be
    claimed again. Publishes ClaimClosed."""
    held.state, held.closed_at = state, at
    held.closed_because = words.strip()[:500]
    held.save()
    if held.outcome != Outcome.REFUND:
        held.lines.update(holds=False)
    note_step(held, ENDS[state], by, at, words=words)
    lift_hold(source=ref(held), at=at)
    told = events.ClaimClosed(held.pk, held.order_id, held.state, held.outcome)
    publish(told, about=ref(held), by=by, at=at)
    mark_returned(held.order_id)


def mark_returned(order_id: int) -> bool:
    """The order is returned once every piece of it was paid back. True when it is marked now."""
    order = Order.objects.get(pk=order_id)
    back = dict(
        ClaimLine.objects.filter(line__order=order, claim__outcome=Outcome.REFUND)
        .exclude(claim__refunded_at=None)
        .values_list("line")
        .annotate(Sum("quantity"))
    )
    lines = dict(order.lines.values_list("pk", "quantity"))
    if not lines or any(back.get(key, 0) < many for key, many in lines.items()):
        return False
    rows = Order.objects.filter(pk=order_id).exclude(
        state__in=[OrderState.RETURNED, OrderState.CANCELLED]
    )
    return bool(rows.update(state=OrderState.RETURNED))
