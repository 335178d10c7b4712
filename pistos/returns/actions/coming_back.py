"""Money of claims and withdrawals that failed, or was there and came back: a person sees to it again."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.db.models import Q, Sum

from pistos.asks.actions.holding import place_hold
from pistos.asks.models import HoldReason
from pistos.customers.queries import as_recipient
from pistos.kit.actors import Ref
from pistos.orders.models import Order
from pistos.payments.models import RefundState
from pistos.remedies.actions.coming_back import CameBack, promise_again
from pistos.returns.actions.failing import NOTHING, alive_amount, refunds_of
from pistos.returns.actions.steps import ref
from pistos.returns.models import Claim, ClaimState, Outcome, StepKind, Withdrawal, WithdrawalState


@transaction.atomic
def note_failed(*, order_id: int, at: datetime) -> int:
    """Claims and withdrawals of the order whose money failed can be paid again; the promised day stands.
    So can those whose money was there and came back: they are open once more, nothing is asked, the promise
    that seemed kept is overturned, and a new day is promised and told.

    Told twice it is the same. Returns how many. No event of its own: the payment's says it.
    """
    Order.objects.select_for_update().get(pk=order_id)
    freed = 0
    claims = Claim.objects.select_for_update(of=("self",)).select_related(
        "customer", "order__customer"
    )
    paid = Q(state=ClaimState.REFUNDING) | Q(state=ClaimState.DONE, refunded_at__isnull=False)
    for claim in claims.filter(paid, order_id=order_id, withdrawal=None).order_by("pk"):
        if _has_failed(f"claim:{claim.pk}", _written(claim)) and not _went_elsewhere(claim):
            _open_again(claim, at)
            freed += 1
    declared = Withdrawal.objects.select_for_update(of=("self",)).select_related(
        "claim__customer", "order__customer"
    )
    under_way = [WithdrawalState.REFUNDING, WithdrawalState.REFUNDED]
    for made in declared.filter(order_id=order_id, state__in=under_way).order_by("pk"):
        has_failed = _has_failed(f"withdrawal:{made.pk}", made.refund_amount or NOTHING)
        if has_failed and not _went_elsewhere(made.claim):
            _declare_again(made, at)
            freed += 1
    return freed


def _open_again(claim: Claim, at: datetime) -> None:
    was_there = claim.state == ClaimState.DONE
    claim.state, claim.refunded_at, claim.closed_at = ClaimState.OPEN, None, None
    if claim.outcome == Outcome.REDUCTION:
        claim.outcome = Outcome.NONE
    if was_there:
        owed = _written(claim) - alive_amount(f"claim:{claim.pk}")
        again = promise_again(back=_of_claim(claim, owed), at=at)
        if again is not None:
            claim.promise_id, claim.next_on = again.pk, again.due_on
    claim.save()
    _hold(claim, Ref("claim", str(claim.pk)), at)


def _declare_again(made: Withdrawal, at: datetime) -> None:
    was_there = made.state == WithdrawalState.REFUNDED
    is_back = made.goods_back_at is not None
    made.state = WithdrawalState.GOODS_BACK if is_back else WithdrawalState.DECLARED
    made.refunded_at = None
    if was_there and made.order is not None:
        owed = (made.refund_amount or NOTHING) - alive_amount(f"withdrawal:{made.pk}")
        again = promise_again(back=_of_withdrawal(made, made.order, owed), at=at)
        made.promise_id = again.pk if again else made.promise_id
    made.save(update_fields=["state", "refunded_at", "promise_id"])
    claim = made.claim
    claim.state = ClaimState.GOODS_BACK if is_back else ClaimState.GOODS_AWAITED
    claim.outcome, claim.refunded_at, claim.closed_at = Outcome.NONE, None, None
    claim.save(update_fields=["state", "outcome", "refunded_at", "closed_at"])
    _hold(claim, Ref("withdrawal", str(made.pk)), at)


def _of_claim(claim: Claim, owed: Decimal) -> CameBack:
    link = f"{settings.SITE_URL}/{claim.language}/claim/{claim.token}/"
    to = replace(as_recipient(claim.customer), language=claim.language)
    return CameBack(ref(claim), claim.token, claim.order, owed, link, to)


def _of_withdrawal(made: Withdrawal, order: Order, owed: Decimal) -> CameBack:
    """Written to the address that it names."""
    link = f"{settings.SITE_URL}/{made.language}/withdraw/{made.token}/"
    to = as_recipient(order.customer)
    to = replace(to, address=made.contact or to.address, language=made.language)
    return CameBack(Ref("withdrawal", str(made.pk)), made.token, order, owed, link, to)


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
