"""Reads of orders."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from pistos.customers.models import Customer
from pistos.kit.keyset import Page, page_of, sort_named
from pistos.orders.models import Order, OrderState, Parcel, Scan

SORTS = {"placed": "placed_at"}


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """`words` is an order's number or a parcel's tracking number, whole."""

    state: str = ""
    words: str = ""
    customer_id: int | None = None


def orders_page(
    wanted: OrderFilter, *, sort: str = "", after: str = "", before: str = "", size: int = 50
) -> Page[Order]:
    """A page of the list with each order's customer; two queries whatever is stored."""
    rows = _wanted(wanted).select_related("customer")
    return page_of(rows, sort_named(SORTS, sort, "-placed"), after=after, before=before, size=size)


def _wanted(wanted: OrderFilter) -> QuerySet[Order]:
    rows = Order.objects.all()
    if wanted.state in OrderState.values:
        rows = rows.filter(state=wanted.state)
    if wanted.customer_id is not None:
        rows = rows.filter(customer_id=wanted.customer_id)
    if wanted.words:
        by_parcel = Parcel.objects.filter(tracking_number=wanted.words).values("order_id")
        rows = rows.filter(number=wanted.words) | rows.filter(pk__in=by_parcel)
    return rows


def orders_of(customer: Customer, *, most: int = 20) -> list[Order]:
    """The customer's orders, newest first."""
    return list(Order.objects.filter(customer=customer).order_by("-placed_at", "-pk")[:most])


def parcels_of(order: Order) -> list[Parcel]:
    """The parcels with courier, supplier and scans in the order they happened; three queries."""
    scans = Prefetch("scans", queryset=Scan.objects.order_by("happened_at", "pk"))
    return list(
        Parcel.objects.filter(order=order)
        .select_related("courier", "supplier")
        .prefetch_related(scans)
        .order_by("pk")
    )
