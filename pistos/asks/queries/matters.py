"""What is open with a customer and comes before asking them anything, read from where it is true."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from pistos.asks.models import HoldReason
from pistos.conversations.models import Conversation, ConversationState
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.kit.actors import Ref
from pistos.orders.models import Order, OrderState, Parcel
from pistos.orders.queries import recalled_orders
from pistos.payments.models import Refund, RefundState
from pistos.promises.models import Standing, State, Toward
from pistos.promises.queries.served import open_report_ids

COMPLAINT = "complaint"
"""The topic by which a conversation is a complaint; a tag of this name says so too."""

SOURCES = ("conversation", "parcel", "refund", "promise", "recall")
"""Kinds of holds that follow from these reads; others are placed and lifted by the apps they belong to."""

TRIED_AGAIN = ("claim:", "withdrawal:", "remedy:")
"""Whose refunds that fail are asked for anew, by another key: the case itself is the open matter then."""

WITH_US = (ConversationState.OPEN, ConversationState.SNOOZED)
SILENT_AFTER = timedelta(days=30)
"""A customer who leaves our words unanswered for so long has no open matter any more: whoever was asked
nothing because of it is asked after all."""


@dataclass(frozen=True, slots=True)
class Matter:
    """An open matter; without an order it comes before all that the customer would be asked."""

    reason: HoldReason
    order_id: int | None
    source: Ref


def open_matters(customer: Customer, at: datetime) -> list[Matter]:
    """Everything open with one customer."""
    return [
        *_conversations(customer.pk, at),
        *_parcels(customer.pk, at),
        *_refunds(customer.pk),
        *_reports(customer),
        *_recalls(customer.pk),
    ]


def _conversations(customer_id: int, at: datetime) -> list[Matter]:
    complaint = Q(topic=COMPLAINT) | Q(tags__contains=[COMPLAINT])
    with_them = Q(state=ConversationState.WAITING, last_message_at__gt=at - SILENT_AFTER)
    rows = Conversation.objects.filter(
        complaint | Q(order__isnull=False),
        Q(state__in=WITH_US) | with_them,
        customer_id=customer_id,
    )
    found = []
    for row in rows.only("pk", "topic", "tags", "order_id"):
        source = Ref("conversation", str(row.pk))
        if is_complaint(row):
            found.append(Matter(HoldReason.COMPLAINT, None, source))
        else:
            found.append(Matter(HoldReason.CONVERSATION, row.order_id, source))
    return found


def is_complaint(conversation: Conversation) -> bool:
    return conversation.topic == COMPLAINT or COMPLAINT in conversation.tags


def _parcels(customer_id: int, at: datetime) -> list[Matter]:
    """Parcels under way. One that nobody can prove the arrival of is not awaited for ever."""
    orders = Order.objects.filter(customer_id=customer_id).exclude(state=OrderState.CANCELLED)
    promises = Standing.objects.filter(
        about_kind="parcel", about_id=OuterRef("pk"), toward=Toward.CUSTOMER
    )
    rows = Parcel.objects.filter(order__in=orders, delivered_at=None, cancelled_at=None).exclude(
        Exists(promises.filter(state__in=[State.UNPROVEN, State.WITHDRAWN]))
    )
    rows = rows.annotate(
        is_late=Exists(promises.filter(Q(state=State.BROKEN) | Q(state=State.OPEN, due_at__lt=at)))
    )
    return [
        Matter(
            HoldReason.PARCEL_LATE if is_late else HoldReason.PARCEL_OPEN,
            order_id,
            Ref("parcel", str(pk)),
        )
        for pk, order_id, is_late in rows.values_list("pk", "order_id", "is_late")
    ]


def _refunds(customer_id: int) -> list[Matter]:
    rows = Refund.objects.filter(payment__order__customer_id=customer_id)
    rows = rows.exclude(state=RefundState.DONE)
    for owner in TRIED_AGAIN:
        rows = rows.exclude(state=RefundState.FAILED, key__startswith=owner)
    return [
        Matter(HoldReason.REFUND, order_id, Ref("refund", str(pk)))
        for pk, order_id in rows.values_list("pk", "payment__order_id")
    ]


def _reports(customer: Customer) -> list[Matter]:
    return [
        Matter(HoldReason.REPORT, None, Ref("promise", str(pk)))
        for pk in open_report_ids(family_ids(customer))
    ]


def _recalls(customer_id: int) -> list[Matter]:
    return [
        Matter(HoldReason.RECALL, order_id, Ref("recall", f"{recall_id}:{order_id}"))
        for recall_id, order_id in sorted(recalled_orders(customer_id))
    ]
