"""Where nothing happens: who has not heard from us for too long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from pistos.conversations.models import (
    Channel,
    Conversation,
    ConversationState,
    Presence,
    QuietTask,
)
from pistos.conversations.queries.house import answers_in_force
from pistos.customers.models import Customer
from pistos.notifications.models import Message as OutboxMessage
from pistos.orders.models import Order, OrderState
from pistos.promises.models import Standing, State, Toward

OPEN = (ConversationState.OPEN, ConversationState.SNOOZED)
UNDER_WAY = (OrderState.PLACED, OrderState.PREPARING, OrderState.SENT)
ORDER_FACTOR = 3
"""An order may be quiet for so many times the hours of a conversation: it has its own promise."""

HERE = timedelta(seconds=60)
PATIENCE = timedelta(seconds=45)
"""How long a visitor looks at somebody who does not look up."""


def silent_conversations(at: datetime, hours: int | None = None) -> QuerySet[Conversation]:
    """Open conversations whose customer has heard nothing for so many hours, the longest silence first."""
    before = at - timedelta(hours=hours or answers_in_force().silence_hours)
    never = Q(last_contact_at=None, started_at__lt=before)
    rows = Conversation.objects.filter(Q(last_contact_at__lt=before) | never, state__in=OPEN)
    return rows.select_related("customer", "assignee").order_by("last_contact_at", "pk")


def silent_orders(at: datetime, hours: int | None = None) -> QuerySet[Order]:
    """Orders under way whose customer has heard nothing, by mail or in a conversation, for too long.

    Whoever was told a day that is still to come knows when to look, and is not left in silence. Once
    that day is over without a word, they are.
    """
    quiet = hours or answers_in_force().silence_hours * ORDER_FACTOR
    before = at - timedelta(hours=quiet)
    mailed = OutboxMessage.objects.filter(
        recipient_kind="customer", recipient_id=OuterRef("customer_id"), written_at__gte=before
    )
    spoken = Conversation.objects.filter(
        customer_id=OuterRef("customer_id"), last_contact_at__gte=before
    )
    told = Standing.objects.filter(
        customer_id=OuterRef("customer_id"),
        order_id=OuterRef("pk"),
        toward=Toward.CUSTOMER,
        state=State.OPEN,
        is_told=True,
        due_at__gt=at,
    )
    rows = Order.objects.filter(state__in=UNDER_WAY, placed_at__lt=before)
    quiet_rows = rows.filter(~Exists(mailed), ~Exists(spoken), ~Exists(told))
    return quiet_rows.select_related("customer").order_by("placed_at", "pk")


@dataclass(frozen=True, slots=True)
class Unattended:
    """A visitor who waits before somebody present: nobody types."""

    conversation: Conversation
    waited: timedelta


def unattended_visitors(at: datetime) -> list[Unattended]:
    """Visitors in the chat now who wait, while an agent is online and nobody is typing to them."""
    somebody = Presence.objects.filter(person__isnull=False, heard_at__gt=at - HERE)
    if not somebody.exists():
        return []
    typing = Presence.objects.filter(
        conversation=OuterRef("pk"), person__isnull=False, wrote_at__gt=at - PATIENCE
    )
    rows = Conversation.objects.filter(
        ~Exists(typing),
        channel=Channel.CHAT,
        state=ConversationState.OPEN,
        waiting_since__lt=at - PATIENCE,
        visitor__last_seen_at__gt=at - HERE,
    ).select_related("customer", "visitor")
    return [
        Unattended(row, at - row.waiting_since)
        for row in rows.order_by("waiting_since", "pk")[:200]
        if row.waiting_since
    ]


def neglected(most: int = 100) -> list[Conversation]:
    """Conversations of neglected customers, the most neglected first."""
    rows = Conversation.objects.filter(neglect__gt=0).select_related("customer", "assignee")
    return list(rows.order_by("-neglect", "-pk")[:most])


@dataclass(frozen=True, slots=True)
class Uncared:
    """A customer with nothing open who has not heard a caring word since `heard_at` (None: never)."""

    customer: Customer
    heard_at: datetime | None


_UNCARED = """
SELECT c.id, greatest(heard.at, told.at) AS heard_at
FROM customers_customer c
JOIN LATERAL (
    SELECT is_given FROM customers_consent WHERE customer_id = c.id AND purpose = 'news'
    ORDER BY said_at DESC, id DESC LIMIT 1
) consent ON consent.is_given
LEFT JOIN LATERAL (
    SELECT max(last_contact_at) AS at FROM conversations_conversation WHERE customer_id = c.id
) heard ON true
LEFT JOIN LATERAL (
    SELECT max(sent_at) AS at FROM notifications_message
    WHERE recipient_kind = 'customer' AND recipient_id = c.id AND state = 'sent'
) told ON true
WHERE c.merged_into_id IS NULL AND c.erased_at IS NULL AND c.known_since < %(before)s
  AND coalesce(greatest(heard.at, told.at), c.known_since) < %(before)s
  AND NOT EXISTS (SELECT FROM conversations_conversation o WHERE o.customer_id = c.id
                  AND o.state IN ('open', 'snoozed', 'waiting'))
  AND NOT EXISTS (SELECT FROM orders_order o WHERE o.customer_id = c.id
                  AND o.state IN ('placed', 'preparing', 'sent'))
ORDER BY coalesce(greatest(heard.at, told.at), c.known_since), c.id LIMIT %(most)s
"""


def uncared_customers(at: datetime, *, most: int = 50) -> list[Uncared]:
    """Customers who agreed to hear from us, have nothing open, and heard nothing for the shop's
    `care_days`; the longest silence first. Two queries."""
    before = at - timedelta(days=answers_in_force().care_days)
    with connection.cursor() as cursor:
        cursor.execute(_UNCARED, {"before": before, "most": most})
        rows: list[tuple[int, datetime | None]] = cursor.fetchall()
    people = Customer.objects.in_bulk([pk for pk, _heard in rows])
    return [Uncared(people[pk], heard_at) for pk, heard_at in rows]


def quiet_tasks(*, most: int = 100) -> list[QuietTask]:
    """What rose to somebody and is open, the longest first. One query."""
    rows = QuietTask.objects.filter(closed_at=None).select_related("customer", "order", "person")
    return list(rows.order_by("raised_at", "pk")[:most])
