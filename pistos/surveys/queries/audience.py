"""Whom a survey by waves or by telephone turns to: everybody alike who bought lately and has rested."""

from datetime import datetime, timedelta

from pistos.asks.models import AskKind, Hold, Unsubscription
from pistos.asks.queries.due import approachable
from pistos.customers.models import Customer
from pistos.orders.models import Order
from pistos.surveys.models import CallState, Survey, SurveyCall
from pistos.surveys.queries.defined import asked_lately

BOUGHT_WITHIN = timedelta(days=180)


def buyers_to_ask(survey: Survey, at: datetime) -> list[Order]:
    """The newest delivered order of each customer who may be asked, customers at hand; two queries."""
    orders = (
        Order.objects.filter(
            parcels__delivered_at__gte=at - BOUGHT_WITHIN,
            customer__erased_at=None,
            customer__merged_into=None,
        )
        .order_by("customer_id", "-placed_at", "-pk")
        .distinct("customer_id")
        .select_related("customer")
    )
    found = list(orders)
    resting = asked_lately(survey, [row.customer_id for row in found], at)
    return [row for row in found if row.customer_id not in resting]


def buyers_to_call(survey: Survey, at: datetime, *, most: int) -> list[Order]:
    """Of these, whoever gave a telephone number, has no open matter, never said no and was not approached
    enough of late; the newest first.

    What is open comes before any asking; a no to a call or to surveys is a no to calling.
    """
    found = [row for row in buyers_to_ask(survey, at) if number_of(row.customer)]
    ids = [row.customer_id for row in found]
    said_no = set(
        SurveyCall.objects.filter(
            invitation__customer_id__in=ids, state=CallState.REFUSED
        ).values_list("invitation__customer_id", flat=True)
    )
    said_no |= set(
        Unsubscription.objects.filter(
            customer_id__in=ids, lifted_at=None, kind__in=["", AskKind.SURVEY]
        ).values_list("customer_id", flat=True)
    )
    said_no |= set(
        Hold.objects.filter(customer_id__in=ids, lifted_at=None).values_list(
            "customer_id", flat=True
        )
    )
    may = approachable(ids, at)
    free = [row for row in found if row.customer_id in may and row.customer_id not in said_no]
    return sorted(free, key=lambda row: row.placed_at, reverse=True)[:most]


def number_of(customer: Customer) -> str:
    return customer.phone.strip()
