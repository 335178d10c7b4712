"""Reads of orders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max, Prefetch, Q, QuerySet, Sum

from pistos.catalogue.models import Recall, SheetVersion
from pistos.customers.models import Customer
from pistos.estimates.rules import Case, Observation
from pistos.estimates.rules.reports import TELLING
from pistos.estimates.rules.waits import ScanCase, Wait
from pistos.kit.keyset import Page, Sort, page_of, sort_named
from pistos.orders.models import (
    Line,
    Order,
    OrderAddress,
    OrderState,
    Parcel,
    ParcelLine,
    PaymentState,
    RequestState,
    Scan,
    Shortage,
)
from pistos.orders.rules.fulfilment import Readiness, left_in_parcel

SORTS = {"placed": "placed_at"}


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """`words` is an order's number or a parcel's tracking number, whole; `work` one of `WORK`."""

    state: str = ""
    words: str = ""
    customer_id: int | None = None
    work: str = ""


WORK = ("answer", "pick", "pack", "hand_over", "short")
"""What staff do next: answer a wish, pick, pack, hand over; `short` waits for the buyer's choice."""


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
    if wanted.work in WORK:
        rows = rows.filter(_work(wanted.work))
    if wanted.words:
        by_parcel = Parcel.objects.filter(tracking_number=wanted.words).values("order_id")
        rows = rows.filter(number=wanted.words) | rows.filter(pk__in=by_parcel)
    return rows


def _work(work: str) -> Q:
    """Orders of our own checkout that wait for this deed; those from outside are prepared outside."""
    asked = Line.objects.filter(request_state=RequestState.ASKED).values("order_id")
    missing = Shortage.objects.filter(choice="").values("line__order_id")
    if work == "answer":
        return Q(pk__in=asked) & ~Q(state=OrderState.CANCELLED)
    if work == "short":
        return Q(pk__in=missing) & ~Q(state=OrderState.CANCELLED)
    ours = Q(source="pistos", state=OrderState.PLACED if work == "pick" else OrderState.PREPARING)
    if work == "pick":
        settled = Q(pays_on_delivery=True) | Q(payment_state=PaymentState.PAID)
        return ours & settled & ~Q(pk__in=asked) & ~Q(pk__in=missing)
    parcels = Parcel.objects.filter(handed_over_at=None, cancelled_at=None)
    return ours & Q(pk__in=parcels.filter(packed_at__isnull=work == "pack").values("order_id"))


def readiness_of(order: Order) -> Readiness:
    """What decides whether an order can be prepared; two queries."""
    return Readiness(
        state=order.state,
        payment_state=order.payment_state,
        pays_on_delivery=order.pays_on_delivery,
        change_until=order.change_until,
        request_states=tuple(order.lines.values_list("request_state", flat=True)),
        has_open_shortage=Shortage.objects.filter(line__order=order, choice="").exists(),
    )


AGAIN = "again-"
"""Begins the `ref` of a parcel that replaces what came wrong, or never."""


def contents_of(parcel: Parcel) -> dict[int, int]:
    """How many of each line lie in the parcel. Two queries at most."""
    rows = ParcelLine.objects.filter(parcel__order_id=parcel.order_id)
    held = list(rows.values_list("parcel_id", "line_id", "quantity"))
    own = {line_id: number for parcel_id, line_id, number in held if parcel_id == parcel.pk}
    if own:
        return own
    ordered = Line.objects.filter(order_id=parcel.order_id).values_list("pk", "quantity")
    return left_in_parcel(ordered, ((line_id, number) for _, line_id, number in held))


def addresses_of(order: Order) -> dict[str, OrderAddress]:
    """By kind: shipping, and billing where it is another. One query."""
    return {address.kind: address for address in order.addresses.all()}


def lines_of(order: Order) -> list[Line]:
    """The lines with their variants and open shortages, in order; two queries."""
    shortages = Prefetch("shortages", queryset=Shortage.objects.order_by("pk"))
    rows = Line.objects.filter(order=order).select_related("variant", "product")
    return list(rows.prefetch_related(shortages).order_by("position"))


def parcels_by_tracking(numbers: Iterable[str]) -> dict[str, list[Parcel]]:
    """The parcels that carry these numbers, with their orders; one query."""
    found: dict[str, list[Parcel]] = {}
    rows = Parcel.objects.filter(tracking_number__in=[n for n in numbers if n])
    for parcel in rows.select_related("order").order_by("pk"):
        found.setdefault(parcel.tracking_number, []).append(parcel)
    return found


def orders_by_email(email: str, *, since: datetime, most: int = 10) -> list[Order]:
    """Orders whose contact on record is this address, newest first, of living customers."""
    rows = Order.objects.filter(contact_email=email.strip().lower(), placed_at__gte=since)
    rows = rows.filter(customer__erased_at=None).select_related("customer")
    return list(rows.order_by("-placed_at", "-pk")[:most])


def orders_of(customer: Customer, *, most: int = 20) -> list[Order]:
    """The customer's orders, newest first."""
    return list(newest_orders(customer.pk, most=most))


def newest_orders(customer_id: int, *, most: int = 20) -> QuerySet[Order]:
    """The customer's orders, newest first."""
    return Order.objects.filter(customer_id=customer_id).order_by("-placed_at", "-pk")[:most]


def is_number_of_ours(digits: str) -> bool:
    """Whether an order or a parcel of ours has that number; two queries at most."""
    return (
        Parcel.objects.filter(tracking_number=digits).exists()
        or Order.objects.filter(number=digits).exists()
    )


def parcels_of(order: Order) -> list[Parcel]:
    """The parcels with courier, supplier and scans in the order they happened; three queries."""
    scans = Prefetch("scans", queryset=Scan.objects.order_by("happened_at", "pk"))
    return list(
        Parcel.objects.filter(order=order)
        .select_related("courier", "supplier")
        .prefetch_related(scans)
        .order_by("pk")
    )


CASE_COLUMNS = (
    "order__placed_at",
    "zone",
    "origin",
    "country",
    "region",
    "courier__code",
    "supplier__code",
    "service",
    "weight_grams",
    "category",
)


def learnable_parcels() -> QuerySet[Parcel]:
    """Parcels that say how long delivery takes: not cancelled, in a sequence that can be, and not
    without end only because their courier reports none. What was sent again began later than its order."""
    return (
        Parcel.objects.filter(is_plausible=True, cancelled_at=None, order__cancelled_at=None)
        .exclude(delivered_at=None, courier__gives_proof_of_delivery=False)
        .exclude(ref__startswith=AGAIN)
    )


def observations(*, seen_until: datetime) -> Iterator[Observation]:
    """What became of every learnable parcel; streamed from the server, a few thousand at a time."""
    rows = learnable_parcels().filter(order__placed_at__lte=seen_until)
    for values in rows.values_list(*CASE_COLUMNS, "handed_over_at", "delivered_at").iterator(5000):
        yield observation_from(values, seen_until)


def observation_from(values: tuple[Any, ...], seen_until: datetime) -> Observation:
    """One row of `observations`: the columns of a case, hand-over and delivery."""
    placed_at, zone, origin, country, region, courier, supplier, service, weight, category = values[
        :10
    ]
    case = Case(
        placed_at, zone, origin, country, region, courier or "", supplier or "", service, weight,
        category,
    )  # fmt: skip
    return Observation(case, values[10], values[11], seen_until)


def waits_after_reports(*, seen_until: datetime) -> Iterator[Wait]:
    """How long delivery took after each report that tells of it, by courier; streamed."""
    told = Scan.objects.filter(
        code__in=TELLING, happened_at__lte=seen_until, parcel__in=learnable_parcels()
    )
    columns = told.values_list(
        "code", "parcel__courier__code", "happened_at", "parcel__delivered_at"
    )
    for code, courier, since, delivered_at in columns.iterator(5000):
        case = ScanCase(code, courier or "")
        if delivered_at is None or delivered_at > seen_until:
            yield Wait(case, since, (seen_until - since).total_seconds(), is_over=False)
        elif delivered_at >= since:
            yield Wait(case, since, (delivered_at - since).total_seconds())


def last_known_at() -> datetime | None:
    """The last instant of which anything is known: where an imported history ends."""
    parcels = Parcel.objects.aggregate(
        delivered=Max("delivered_at"), handed=Max("handed_over_at"), scanned=Max("last_scan_at")
    )
    placed = Order.objects.aggregate(placed=Max("placed_at"))
    known = [at for at in (*parcels.values(), *placed.values()) if at is not None]
    return max(known, default=None)


@dataclass(frozen=True, slots=True)
class Buyer:
    """Somebody who bought what is recalled, with the newest of the orders concerned."""

    customer: Customer
    order_number: str
    bought_at: datetime


def buyers_of(recall: Recall, *, after: int = 0, most: int = 500) -> list[Buyer]:
    """Whom a recall concerns, by the id of the customer, one row each. One query."""
    rows = (
        _recalled_lines(recall)
        .filter(order__customer_id__gt=after)
        .select_related("order__customer")
        .order_by("order__customer_id", "-order__placed_at")
        .distinct("order__customer_id")
    )
    return [Buyer(row.order.customer, row.order.number, row.order.placed_at) for row in rows[:most]]


def recalled_orders(customer_id: int) -> set[tuple[int, int]]:
    """Recall and order of each recall that goes on and concerns the customer. One query, and one a recall."""
    bought = Line.objects.filter(order__customer_id=customer_id, order__cancelled_at=None)
    going_on = Recall.objects.filter(closed_at=None, product__in=bought.values("product"))
    return {
        (recall.pk, order_id)
        for recall in going_on
        for order_id in _recalled_lines(recall)
        .filter(order__customer_id=customer_id)
        .values_list("order_id", flat=True)
    }


def _recalled_lines(recall: Recall) -> QuerySet[Line]:
    """A version counts by the line that names it; a line of before versions were kept counts by its day."""
    lines = Line.objects.filter(product_id=recall.product_id, order__cancelled_at=None)
    if recall.versions:
        lines = lines.filter(Q(sheet_version=None) | Q(sheet_version__number__in=recall.versions))
    if recall.bought_from:
        lines = lines.filter(order__placed_at__date__gte=recall.bought_from)
    if recall.bought_until:
        lines = lines.filter(order__placed_at__date__lte=recall.bought_until)
    return lines


def sold_of_version(version: SheetVersion) -> int:
    """How many pieces were sold by this version of a sheet, cancelled orders apart. One query."""
    bought = Line.objects.filter(sheet_version=version, order__cancelled_at=None)
    return bought.aggregate(sold=Sum("quantity"))["sold"] or 0


def orders_by_version(version: SheetVersion, *, after: str = "", before: str = "") -> Page[Order]:
    """Orders of who bought by this version of a sheet, cancelled ones apart, the newest first. One query."""
    bought = Line.objects.filter(sheet_version=version).values("order")
    rows = Order.objects.filter(pk__in=bought, cancelled_at=None).select_related("customer")
    place = Sort("placed_at", is_descending=True)
    return page_of(rows, place, after=after, before=before, size=50)
