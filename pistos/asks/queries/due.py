"""Who is due to be asked, and when they may be approached."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from pistos.asks.models import Approach, Ask, AskSettings, AskState
from pistos.asks.queries.rules import asks_in_force
from pistos.asks.rules.budget import MONTH, free_at
from pistos.customers.models import Customer


def due_asks(at: datetime) -> QuerySet[Ask]:
    """Asks to be sent or reminded of now, as far as nothing is known to hold them."""
    return Ask.objects.filter(
        state__in=[AskState.WAITING, AskState.SENT], held_since=None, due_at__lte=at
    )


def due_customers(at: datetime, most: int) -> list[int]:
    """Ids of customers with asks that are due, who waits longest first; read along an index, so that a
    hundred thousand who wait cost no more than a few."""
    rows = due_asks(at).order_by("due_at", "pk").values_list("customer_id", flat=True)
    return list(dict.fromkeys(rows[: 2 * most]))[:most]


def may_be_approached_at(customer: Customer, rules: AskSettings, at: datetime) -> datetime:
    """The first time from `at` on that the budget allows."""
    reach = max(MONTH.days, rules.days_between)
    since = at - MONTH * (reach // MONTH.days + 1)
    times = Approach.objects.filter(customer=customer, made_at__gt=since)
    return free_at(
        list(times.values_list("made_at", flat=True)),
        most=rules.most_in_30_days,
        days_between=rules.days_between,
        at=at,
    )


def approachable(customer_ids: Sequence[int], at: datetime) -> set[int]:
    """Of many customers those whom the budget lets be approached now. Two queries."""
    rules = asks_in_force()
    reach = max(MONTH.days, rules.days_between)
    since = at - MONTH * (reach // MONTH.days + 1)
    times: dict[int, list[datetime]] = {id_: [] for id_ in customer_ids}
    rows = Approach.objects.filter(customer_id__in=times, made_at__gt=since)
    for customer_id, made_at in rows.values_list("customer_id", "made_at"):
        times[customer_id].append(made_at)
    limits = {"most": rules.most_in_30_days, "days_between": rules.days_between}
    return {id_ for id_, made in times.items() if free_at(made, **limits, at=at) <= at}


def may_be_approached(customer: Customer, at: datetime) -> bool:
    """Whether the budget allows it now; for other parts of the program that would approach a customer."""
    return may_be_approached_at(customer, asks_in_force(), at) <= at
