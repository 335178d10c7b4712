"""Open matters come before asking: they hold it back, and let it go when they close.

What was held is asked all the same afterwards. A hold that filtered would leave the unhappy unasked.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Greatest

from pistos.asks import events
from pistos.asks.models import Ask, AskState, Hold, HoldReason
from pistos.asks.queries.holds import open_holds, standing_before
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.orders.models import Order

HOLDER = Actor.machine("asks.hold")


@transaction.atomic
def place_hold(
    *, customer: Customer, order: Order | None, reason: HoldReason, source: Ref, at: datetime
) -> Hold:
    """Holds back what the customer would be asked, until `lift_hold` of the same source.

    With `order`: what is asked of it, and what is asked of no order. Reminders are held back too. While
    the source's hold stands, later calls return it. Publishes AsksHeld.
    """
    known = open_holds().filter(source_kind=source.kind, source_id=source.id)
    standing = known.first()
    if standing is not None:
        return standing
    hold = Hold(
        customer_id=customer.merged_into_id or customer.pk,
        order=order,
        reason=reason,
        source_kind=source.kind,
        source_id=source.id,
        placed_at=at,
    )
    try:
        with transaction.atomic():
            hold.save()
    except IntegrityError:
        return known.get()
    hold_back(Ask.objects.filter(customer=hold.customer_id), at)
    told = events.AsksHeld(hold.pk, hold.customer_id, hold.reason)
    publish(told, about=_ref(hold), by=HOLDER, at=at)
    return hold


@transaction.atomic
def lift_hold(*, source: Ref, at: datetime) -> None:
    """The matter is closed: what nothing else holds is asked now, and may wait as much longer as it was
    held. Publishes HoldLifted; nothing where no hold stands."""
    rows = open_holds().select_for_update().filter(source_kind=source.kind, source_id=source.id)
    hold = rows.first()
    if hold is None:
        return
    hold.lifted_at = at
    hold.save(update_fields=["lifted_at"])
    release(customer_id=hold.customer_id, at=at)
    told = events.HoldLifted(hold.pk, hold.customer_id, hold.reason)
    publish(told, about=_ref(hold), by=HOLDER, at=at)


def release(*, customer_id: int, at: datetime) -> None:
    """Lets go of what is held and has nothing standing before it any more."""
    held = Ask.objects.filter(customer=customer_id, held_since__isnull=False)
    free = held.filter(~standing_before())
    free.update(
        expires_at=F("expires_at") + (at - F("held_since")),
        due_at=Greatest("due_at", Value(at)),
        held_since=None,
        state=Case(When(state=AskState.HELD, then=Value(AskState.WAITING)), default="state"),
    )


def hold_back(asks: QuerySet[Ask], at: datetime) -> None:
    """Those of `asks` before which something stands wait from now; their reminders too."""
    free = asks.filter(standing_before(), held_since=None)
    free.filter(state=AskState.WAITING).update(state=AskState.HELD, held_since=at)
    free.filter(state=AskState.SENT).update(held_since=at)


def _ref(hold: Hold) -> Ref:
    return Ref("customer", str(hold.customer_id))
