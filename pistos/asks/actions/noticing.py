"""Purchases and visits become follow-ups."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q

from pistos.asks.actions.caring import plan_follow_up
from pistos.asks.facts import Care
from pistos.asks.models import FollowUp, Occasion
from pistos.asks.queries.care import promised_day_of
from pistos.asks.queries.rules import asks_in_force
from pistos.conversations.models import Channel, Conversation
from pistos.customers.models import Customer, Purpose
from pistos.customers.queries import agreed_to
from pistos.kit.actors import Ref
from pistos.orders.models import Order, OrderState
from pistos.shop.queries import the_shop
from pistos.stock.models import Location
from pistos.visits.models import Touchpoint, Visitor

UNKNOWN_DAY = timedelta(days=14)
"""When a purchase without a promised day is followed up, from its order."""
VISIT_IS_OVER = timedelta(hours=2)
LOOK_BACK = timedelta(hours=27)
"""Longer than a day, so that a run that came late misses nobody; a visit is one task all the same."""
SELDOM = timedelta(days=30)
"""Who looks in every day is not called every day."""
AGREED = (Purpose.MEMORY, Purpose.NEWS)


def follow_up_purchase(*, order: Order, at: datetime) -> FollowUp | None:
    """After the promised day, so that there is something to talk about."""
    promised = promised_day_of(order.pk)
    days = timedelta(days=asks_in_force().follow_up_days)
    due_on = promised + days if promised else (order.placed_at + UNKNOWN_DAY).date()
    care = Care(order.customer, Occasion.PURCHASE, Ref("order", str(order.pk)), due_on, order)
    return plan_follow_up(care=care, at=at)


def follow_up_store_visit(*, conversation: Conversation, at: datetime) -> FollowUp | None:
    """A visit to the store that a colleague logged, of somebody known who agreed to hear from us, and
    who bought nothing that day."""
    customer = conversation.customer
    if conversation.channel != Channel.STORE or not _can_be_called(customer):
        return None
    if not set(AGREED) & set(agreed_to(customer)) or _bought_about(customer.pk, at):
        return None
    stores = list(Location.objects.filter(is_store=True)[:2])
    care = Care(
        customer,
        Occasion.STORE_VISIT,
        Ref("visit", f"{customer.pk}:{at.date()}"),
        _visit_due_on(at),
        store=stores[0] if len(stores) == 1 else None,
    )
    return plan_follow_up(care=care, at=at)


def follow_up_site_visits(*, at: datetime) -> int:
    """Visits of the last day by known customers who agreed to be remembered and bought nothing; returns
    how many new tasks. Nobody twice within thirty days."""
    recent = FollowUp.objects.filter(customer=OuterRef("customer"), planned_at__gt=at - SELDOM)
    bought = Order.objects.filter(
        customer=OuterRef("customer"), placed_at__gt=OuterRef("last_seen_at") - LOOK_BACK
    )
    visitors = Visitor.objects.filter(
        ~Q(customer__email="") | ~Q(customer__phone=""),
        ~Exists(recent),
        ~Exists(bought),
        customer__isnull=False,
        customer__erased_at=None,
        agreed_at__isnull=False,
        touchpoint=Touchpoint.ONLINE,
        last_seen_at__range=(at - LOOK_BACK, at - VISIT_IS_OVER),
    )
    count, seen = 0, set[int]()
    for visitor in visitors.select_related("customer__merged_into").order_by("customer_id", "pk"):
        customer = visitor.customer
        if customer is None or customer.pk in seen:
            continue
        seen.add(customer.pk)
        about = Ref("visit", f"{customer.pk}:{visitor.last_seen_at.date()}")
        care = Care(customer, Occasion.SITE_VISIT, about, _visit_due_on(at))
        count += plan_follow_up(care=care, at=at) is not None
    return count


def _visit_due_on(at: datetime) -> date:
    today = at.astimezone(ZoneInfo(the_shop().time_zone)).date()
    return today + timedelta(days=asks_in_force().visit_days)


def _can_be_called(customer: Customer) -> bool:
    return not customer.is_erased and bool(customer.email or customer.phone)


def _bought_about(customer_id: int, at: datetime) -> bool:
    orders = Order.objects.filter(customer_id=customer_id, placed_at__gt=at - LOOK_BACK)
    return orders.exclude(state=OrderState.CANCELLED).exists()
