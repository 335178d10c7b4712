"""Whom an incident reaches."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce

from pistos.conversations.models import Conversation, ConversationState
from pistos.mistakes.facts import Reached
from pistos.orders.models import Line, Order, Parcel

Pair = tuple[int, int | None]
"""A customer's id and, where there is one, their newest order that is reached."""


def reached(rule: Reached) -> Iterator[Pair]:
    """Each person once, those erased left out, streamed. One query."""
    if rule.kind == "conversations":
        rows = Conversation.objects.exclude(state=ConversationState.CLOSED)
        people = _people(rows, "customer").order_by("person").values_list("person", flat=True)
        for person in people.distinct().iterator():
            yield person, None
        return
    for person, order_id in _orders(rule).iterator():
        yield person, order_id


def _orders(rule: Reached) -> "QuerySet[Any, Any]":
    orders = Order.objects.filter(cancelled_at=None)
    if rule.kind == "courier":
        parcels = Parcel.objects.filter(courier_id=rule.courier_id, cancelled_at=None)
        if rule.since:
            parcels = parcels.filter(handed_over_at__gte=rule.since)
        if rule.until:
            parcels = parcels.filter(handed_over_at__lt=rule.until)
        orders = orders.filter(pk__in=parcels.values("order"))
    else:
        if rule.since:
            orders = orders.filter(placed_at__gte=rule.since)
        if rule.until:
            orders = orders.filter(placed_at__lt=rule.until)
    if rule.product_id is not None:
        lines = Line.objects.filter(product_id=rule.product_id)
        if rule.version_id:
            lines = lines.filter(sheet_version_id=rule.version_id)
        orders = orders.filter(pk__in=lines.values("order"))
    people = _people(orders, "customer").values("person").annotate(newest=Max("pk"))
    found: QuerySet[Any, Any] = people.order_by("person").values_list("person", "newest")
    return found


def _people(rows: "QuerySet[Any]", path: str) -> "QuerySet[Any]":
    """With the person that a row belongs to now, whoever it was written for; nobody erased."""
    there = rows.filter(**{f"{path}__isnull": False, f"{path}__erased_at": None})
    found: QuerySet[Any] = there.annotate(person=Coalesce(f"{path}__merged_into", path))
    return found
