"""The customer's whole story in time order: orders with their promises, conversations, consents,
visits."""

from dataclasses import dataclass, field
from datetime import datetime

from pistos.conversations.models import Conversation, ConversationState
from pistos.customers.models import Consent, Customer
from pistos.customers.queries import family_ids
from pistos.orders.models import Order
from pistos.promises.models import Standing, Toward
from pistos.visits.models import PageView, Visitor

MOST = 50


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the story. `kind` is "order", "promise", "conversation", "consent" or "visit";
    `subject` is its row, of the kind's model (a `Standing` for a promise)."""

    kind: str
    happened_at: datetime
    subject: Order | Standing | Conversation | Consent | Visitor


@dataclass(frozen=True, slots=True)
class Story:
    """`events` run from the newest back. `promises` are those of each order, by its id."""

    customer: Customer
    events: list[Event]
    promises: dict[int, list[Standing]] = field(default_factory=dict)
    last_seen_at: datetime | None = None
    pages: list[PageView] = field(default_factory=list)


def story_of(customer: Customer, *, most: int = MOST) -> Story:
    """All that is known, over every row of the person; nine queries however long it is.

    Promises about an order stand with it; others, such as an answer, stand by themselves.
    """
    family = family_ids(customer)
    orders = list(Order.objects.filter(customer_id__in=family).order_by("-placed_at")[:most])
    standings = list(
        Standing.objects.filter(customer_id__in=family, toward=Toward.CUSTOMER)
        .select_related("promise__words")
        .order_by("-made_at", "-promise")[: 4 * most]
    )
    shown = {order.pk for order in orders}
    promises: dict[int, list[Standing]] = {}
    alone = []
    for row in standings:
        if row.order_id in shown and row.about_kind != "conversation":
            promises.setdefault(row.order_id or 0, []).append(row)
        else:
            alone.append(row)
    visitors = _visitors(family, most)
    told = [
        *(Event("order", row.placed_at, row) for row in orders),
        *(Event("promise", row.made_at, row) for row in alone),
        *(Event("conversation", row.started_at, row) for row in _conversations(family, most)),
        *(Event("consent", row.said_at, row) for row in _consents(family, most)),
        *(Event("visit", row.first_seen_at, row) for row in visitors),
    ]
    told.sort(key=lambda one: one.happened_at, reverse=True)
    return Story(
        customer=customer,
        events=told[: 2 * most],
        promises=promises,
        last_seen_at=max((row.last_seen_at for row in visitors), default=None),
        pages=_pages(visitors),
    )


def _conversations(family: list[int], most: int) -> list[Conversation]:
    rows = Conversation.objects.filter(customer_id__in=family, merged_into=None)
    told = rows.exclude(state=ConversationState.SPAM).select_related("assignee").defer("words")
    return list(told.order_by("-last_message_at")[:most])


def _consents(family: list[int], most: int) -> list[Consent]:
    return list(Consent.objects.filter(customer_id__in=family).order_by("-said_at", "-pk")[:most])


def _visitors(family: list[int], most: int) -> list[Visitor]:
    rows = Visitor.objects.filter(customer_id__in=family)
    return list(rows.order_by("-last_seen_at", "-pk")[:most])


def _pages(visitors: list[Visitor], most: int = 10) -> list[PageView]:
    if not visitors:
        return []
    rows = PageView.objects.filter(visitor__in=visitors)
    return list(rows.order_by("-happened_at", "-pk")[:most])
