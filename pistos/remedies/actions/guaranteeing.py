"""What the owner's rules give at the moment a promise breaks: the time guarantee and the money guarantee."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from pistos.kit.actors import Actor, Ref
from pistos.orders.models import Order, OrderState
from pistos.promises.actions.compensating import give_compensation
from pistos.promises.models import Compensation, Promise, PromiseKind, Toward
from pistos.remedies.actions.giving import give_by_rule
from pistos.remedies.facts import Case, Offer
from pistos.remedies.models import Policy, Remedy, RemedyKind
from pistos.remedies.queries.money import left_here, money_of
from pistos.remedies.queries.policy import in_force, money_stated

GIVER = Actor.machine("remedies.guarantee")
TIME, MONEY = "time_guarantee", "money_guarantee"


@transaction.atomic
def give_owed(*, compensation_id: int, at: datetime) -> Remedy | None:
    """Gives what is owed for a missed day the way the owner's rule says. Told twice, given once.

    None where a colleague gives it by hand, where it was given or dropped, and for the erased.
    """
    way = in_force().policy.late_way
    owed = Compensation.objects.select_for_update().get(pk=compensation_id)
    if not way or owed.given_at or owed.dropped_at:
        return None
    order = Order.objects.select_related("customer").get(pk=owed.order_id)
    case = Case(Ref("compensation", str(owed.pk)), order.customer, order, severity=1)
    return _give(case, owed.amount, way, TIME, at)


@transaction.atomic
def give_for_late_money(*, promise: Promise, at: datetime) -> Remedy | None:
    """A refund was not back by its promised day: what was stated when it was promised. Once.

    None where nothing was stated then, for imported promises, and for the erased.
    """
    stated, way = money_stated(promise.made_at)
    is_theirs = promise.kind == PromiseKind.REFUND and promise.toward == Toward.CUSTOMER
    if not stated or not way or not is_theirs or promise.is_imported or promise.customer is None:
        return None
    order = Order.objects.filter(pk=promise.order_id or 0).first()
    case = Case(Ref("promise", str(promise.pk)), promise.customer, order, severity=1)
    return _give(case, stated, way, MONEY, at)


@transaction.atomic
def note_owed_given(*, remedy: Remedy, at: datetime) -> None:
    """The remedy of a guarantee was carried out: what was owed is given. Twice does no harm."""
    owed = Compensation.objects.get(pk=int(remedy.subject_id))
    give_compensation(compensation=owed, by=GIVER, at=at)


def _holds(order: Order, amount: Decimal) -> bool:
    left = min(left_here(order), money_of(order).left)
    return order.state != OrderState.CANCELLED and left >= amount


def _give(case: Case, amount: Decimal, way: str, rule: str, at: datetime) -> Remedy | None:
    """Money where the order's payments still hold so much, else a voucher: never more than came."""
    if case.customer.erased_at is not None:
        return None
    is_money = way == Policy.Way.REFUND and case.order is not None and _holds(case.order, amount)
    offer = Offer(
        kind=RemedyKind.REFUND if is_money else RemedyKind.VOUCHER,
        attempt=f"{rule}:{case.subject.kind}:{case.subject.id}"[:60],
        reason=rule,
        amount=amount,
    )
    return give_by_rule(case=case, offer=offer, rule=rule, at=at)
