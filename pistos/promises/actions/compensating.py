"""The time guarantee: a promised day that was missed is made good by the amount stated beforehand."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.promises.events import (
    CompensationDropped,
    CompensationGiven,
    CompensationOwed,
)
from pistos.promises.models import Compensation, PromiseKind, Standing, State, Toward
from pistos.shop.queries import amounts_for_late, the_shop

CLOCK = Actor.machine("promises.guarantee")
LOOKED_BACK = timedelta(days=30)
PROOF_AWAITED = timedelta(days=2)
"""So long after the day a courier may still report that it came in time."""
MOST = 500


@transaction.atomic
def raise_compensations(*, at: datetime) -> int:
    """Owes the amount in force when a delivery was promised, once for an order whose day was missed:
    it came late, or two days have gone without proof. Returns how many. Publishes `CompensationOwed`.

    Nothing for imported promises, nor for what came in time and was not right: that has its own remedy.
    """
    amounts = amounts_for_late()
    if not any(amount for _since, amount in amounts):
        return 0
    owed = Compensation.objects.filter(order_id=OuterRef("order_id"))
    rows = Standing.objects.filter(
        ~Exists(owed),
        Q(fulfilled_at__isnull=False) | Q(due_at__lt=at - PROOF_AWAITED),
        state=State.BROKEN,
        settled_at__gte=at - LOOKED_BACK,
        kind=PromiseKind.DELIVERY,
        toward=Toward.CUSTOMER,
        is_imported=False,
        is_overturned=False,
        order_id__isnull=False,
    ).order_by("settled_at", "promise")
    raised: dict[int, Compensation] = {}
    for row in rows[:MOST]:
        stated = [amount for since, amount in amounts if since <= row.made_at]
        order_id = row.order_id or 0
        if stated and stated[-1] and order_id not in raised:
            raised[order_id] = _owe(row, order_id, stated[-1], at)
    return len(raised)


@transaction.atomic
def drop_compensations(*, at: datetime) -> int:
    """Drops what is owed and not given where late proof made the day a kept one. Returns how many.
    Publishes `CompensationDropped`."""
    kept = Standing.objects.filter(promise=OuterRef("promise_id"), state=State.KEPT)
    rows = Compensation.objects.select_for_update(of=("self",)).filter(
        Exists(kept), given_at=None, dropped_at=None
    )
    found = list(rows.order_by("pk"))
    for row in found:
        row.dropped_at = at
        row.save(update_fields=["dropped_at"])
        publish(CompensationDropped(row.promise_id, row.pk), about=_ref(row), by=CLOCK, at=at)
    return len(found)


@transaction.atomic
def give_compensation(*, compensation: Compensation, by: Actor, at: datetime) -> Compensation:
    """A member of staff gave it: money back, or whatever was agreed. Twice does no harm. Publishes
    `CompensationGiven`."""
    row = Compensation.objects.select_for_update().get(pk=compensation.pk)
    if row.given_at is None and row.dropped_at is None:
        row.given_at, row.given_by = at, by.id
        row.save(update_fields=["given_at", "given_by"])
        publish(CompensationGiven(row.promise_id, row.pk), about=_ref(row), by=by, at=at)
    return row


def _owe(row: Standing, order_id: int, amount: Decimal, at: datetime) -> Compensation:
    made = Compensation.objects.create(
        promise_id=row.pk,
        order_id=order_id,
        amount=amount,
        currency=the_shop().currency,
        raised_at=at,
    )
    event = CompensationOwed(row.pk, made.pk, str(made.amount), made.currency)
    publish(event, about=_ref(made), by=CLOCK, at=at)
    return made


def _ref(row: Compensation) -> Ref:
    return Ref("promise", str(row.promise_id))
