"""What the owner's rules give at the moment a promise breaks: the time guarantee and the money guarantee."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.models import Order, OrderState
from pistos.promises.actions.compensating import give_compensation
from pistos.promises.models import Compensation, Promise, PromiseKind, Toward
from pistos.remedies.actions.giving import give_by_rule
from pistos.remedies.facts import Case, Offer
from pistos.remedies.models import REAL, Policy, Remedy, RemedyKind
from pistos.remedies.queries.money import left_here, money_of, sent_again
from pistos.remedies.queries.policy import in_force, money_stated

GIVER = Actor.machine("remedies.guarantee")
TIME, MONEY = "time_guarantee", "money_guarantee"


class GivenByRule(Refused):
    """What is owed is on its way by the owner's rule."""


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
def give_owed_by_hand(*, compensation: Compensation, by: Actor, at: datetime) -> Compensation:
    """A colleague gave what is owed. Twice does no harm. Refuses with GivenByRule what the owner's rule has
    promised already: it is noted by itself once it is there."""
    row = Compensation.objects.select_for_update().get(pk=compensation.pk)
    rows = Remedy.objects.filter(
        subject_kind="compensation", subject_id=str(row.pk), state__in=REAL
    )
    if row.given_at is None and rows.exists():
        raise GivenByRule(
            _("The shop's rule gives this by itself already, and notes it once it is there.")
        )
    return give_compensation(compensation=row, by=by, at=at)


@transaction.atomic
def note_owed_given(*, remedy: Remedy, at: datetime) -> None:
    """The remedy of a guarantee was carried out: what was owed is given. Twice does no harm."""
    owed = Compensation.objects.get(pk=int(remedy.subject_id))
    give_compensation(compensation=owed, by=GIVER, at=at)


def _holds(order: Order, amount: Decimal) -> bool:
    money, again = money_of(order), sent_again(order, None)
    left = min(left_here(order), money.left)
    is_had_twice = bool(again) and money.back + amount >= again
    return order.state != OrderState.CANCELLED and left >= amount and not is_had_twice


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
