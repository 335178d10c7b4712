"""Measures of orders, customers, messages and imports: one read each."""

from django.db import connection
from django.db.models import Count, F, FloatField, Q, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from pistos.asks.queries.care import coverage
from pistos.calls.models import LineHour
from pistos.indicators.rules.measures import Figure, Parameters, Period, share_figure
from pistos.journal.models import Event
from pistos.notifications.models import Message, MessageState
from pistos.orders.models import Order
from pistos.practice.queries.lists import orders_of_tests
from pistos.promises.models import Standing, State

IMPORT_FINISHED = "imports.ImportFinished"
"""The event of the app above, known here by name only, as in the journal."""


def orders_placed(period: Period, given: Parameters) -> Figure:
    found = Order.objects.filter(placed_at__gte=period.starts_at, placed_at__lt=period.ends_at)
    found = found.exclude(pk__in=orders_of_tests())
    if given.get("country"):
        found = found.filter(customer__country=given["country"])
    count = found.count()
    return Figure(count, count)


RETURNING = """
SELECT count(*), count(*) FILTER (WHERE EXISTS (
    SELECT 1 FROM orders_order e WHERE e.customer_id = o.customer_id AND e.placed_at < o.first_at))
FROM (SELECT customer_id, min(placed_at) AS first_at FROM orders_order
    WHERE placed_at >= %s AND placed_at < %s
      AND NOT EXISTS (SELECT FROM practice_testpurchase t WHERE t.order_id = orders_order.id)
    GROUP BY customer_id) o
"""


def returning_customers(period: Period, given: Parameters) -> Figure:
    with connection.cursor() as cursor:
        cursor.execute(RETURNING, [period.starts_at, period.ends_at])
        bought, returned = cursor.fetchone()
    return share_figure(returned, bought)


def customers_let_down(period: Period, given: Parameters) -> Figure:
    """Customers with a broken promise, of those whose promise was decided in the period."""
    found = Standing.objects.filter(
        toward="customer",
        state__in=(State.KEPT, State.BROKEN),
        due_on__range=(period.first_on, period.last_on),
    )
    if given.get("kind"):
        found = found.filter(kind=given["kind"])
    if given.get("country"):
        found = found.filter(country=given["country"])
    sums = found.aggregate(
        all=Count("customer_id", distinct=True),
        let_down=Count("customer_id", distinct=True, filter=Q(state=State.BROKEN)),
    )
    return share_figure(sums["let_down"], sums["all"])


def followed_up_share(period: Period, given: Parameters) -> Figure:
    """Personal follow-ups that were done, of those that fell due in the period."""
    found = coverage(period.first_on, period.last_on)
    return share_figure(found.done, found.due)


def open_overdue(period: Period, given: Parameters) -> Figure:
    """Promises to customers past their due time and not fulfilled at the period's end."""
    ends_at = period.ends_at
    found = Standing.objects.filter(
        Q(state=State.OPEN) | Q(state=State.BROKEN),
        Q(fulfilled_at=None) | Q(fulfilled_at__gte=ends_at),
        toward="customer",
        due_at__lt=ends_at,
        is_overturned=False,
    )
    if given.get("kind"):
        found = found.filter(kind=given["kind"])
    count = found.count()
    return Figure(count, count)


def message_bounces(period: Period, given: Parameters) -> Figure:
    sums = Message.objects.filter(
        written_at__gte=period.starts_at, written_at__lt=period.ends_at
    ).aggregate(
        lost=Count("id", filter=Q(state__in=(MessageState.BOUNCED, MessageState.FAILED))),
        done=Count("id", filter=~Q(state=MessageState.WAITING)),
    )
    return share_figure(sums["lost"], sums["done"])


def quarantined_rows(period: Period, given: Parameters) -> Figure:
    """Rows of imported files that could not be used."""
    sums = Event.objects.filter(
        name=IMPORT_FINISHED,
        happened_at__gte=period.starts_at,
        happened_at__lt=period.ends_at,
    ).aggregate(
        aside=Sum(Cast(KT("data__quarantined"), FloatField()), default=0.0),
        read=Sum(Cast(KT("data__read"), FloatField()), default=0.0),
    )
    return share_figure(sums["aside"], sums["read"] + sums["aside"])


def reachable_by_telephone(period: Period, given: Parameters) -> Figure:
    """Calls that were answered, of all that came in; busy, given up and missed ones count against us."""
    sums = LineHour.objects.filter(
        hour_at__gte=period.starts_at, hour_at__lt=period.ends_at
    ).aggregate(
        answered=Sum("answered_count", default=0),
        lost=Sum(F("busy_count") + F("abandoned_count") + F("missed_count"), default=0),
    )
    return share_figure(sums["answered"], sums["answered"] + sums["lost"])
