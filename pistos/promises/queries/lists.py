"""Lists of promises: each filter and sort has its index, and a page costs the same however deep."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from pistos.kit.keyset import NoSuchPlace, Page, page_of, sort_named
from pistos.kit.planned import Planned
from pistos.promises.models import Entry, KeptDay, Promise, Standing, State, Toward
from pistos.shop.models import ShopSettings

SORTS = {"due": "due_at", "made": "made_at", "settled": "settled_at", "risk": "risk"}
# Which sorts each view of the list has an index for; the first is its default.
VIEWS: dict[str, tuple[str, ...]] = {
    "open": ("due", "-due", "made", "-made"),
    "due_today": ("due", "-due"),
    "slipping": ("-risk", "risk"),
    "broken": ("-settled", "settled", "due", "-due"),
    "kept": ("-due", "due", "-made", "made"),
    "unproven": ("-due", "due", "-made", "made"),
    "withdrawn": ("-due", "due", "-made", "made"),
    "all": ("-due", "due", "-made", "made"),
}


@dataclass(frozen=True, slots=True)
class PromiseFilter:
    """One view, or everything of one customer or one partner.

    `due_today` shows what is open and due on `today` or before, each day as its own zone counts it, like
    the figures by day. `toward` leaves customers' or partners' promises alone.
    """

    view: str = "open"
    customer_id: int | None = None
    partner_id: int | None = None
    today: date | None = None
    toward: str = ""


def promise_page(
    wanted: PromiseFilter, *, sort: str = "", after: str = "", before: str = "", size: int = 50
) -> Page[Standing]:
    """A page of standings with promise, customer and partner; one query whatever is stored."""
    sorts = _sorts(wanted)
    if sort and sort not in sorts:
        raise NoSuchPlace(_("This list cannot be sorted or shown that way."))
    chosen = sort_named(SORTS, sort, sorts[0])
    return page_of(_wanted(wanted), chosen, after=after, before=before, size=size)


def _sorts(wanted: PromiseFilter) -> tuple[str, ...]:
    if wanted.customer_id is not None or wanted.partner_id is not None:
        return ("-due", "due")
    if wanted.view not in VIEWS:
        raise NoSuchPlace(_("This list cannot be sorted or shown that way."))
    return VIEWS[wanted.view]


def _wanted(wanted: PromiseFilter) -> QuerySet[Standing]:
    rows = with_people(Standing.objects.all())
    if wanted.customer_id is not None:
        return rows.filter(customer_id=wanted.customer_id)
    if wanted.partner_id is not None:
        return rows.filter(partner_id=wanted.partner_id)
    if wanted.toward:
        if wanted.toward not in Toward.values:
            raise NoSuchPlace(_("This list cannot be sorted or shown that way."))
        rows = rows.filter(toward=wanted.toward)
    if wanted.view == "all":
        return rows
    if wanted.view == "due_today":
        return _due_today(rows, wanted.today)
    if wanted.view == "slipping":
        return rows.filter(state=State.OPEN, risk__gt=0, risk__gte=_threshold())
    return rows.filter(state=wanted.view)


def _due_today(rows: QuerySet[Standing], today: date | None) -> QuerySet[Standing]:
    """No day anywhere ends later than half a day after it ended in UTC: that bounds the index."""
    rows = rows.filter(state=State.OPEN)
    if today is None:
        return rows
    last = datetime.combine(today, time(12), UTC) + timedelta(days=1)
    return rows.filter(due_at__lte=last, due_on__lte=today)


def _threshold() -> Coalesce:
    """The chance from which the shop warns, read inside the list's own query."""
    newest = ShopSettings.objects.order_by("-version").values("warn_at_chance")[:1]
    return Coalesce(Subquery(newest), Value(ShopSettings().warn_at_chance))


def with_people(rows: QuerySet[Standing]) -> QuerySet[Standing]:
    """Standings with what a list shows beside them, in the same query."""
    return rows.select_related("promise__customer", "promise__partner")


def waiting(*, most: int = 12) -> list[Standing]:
    """What customers await, next due first."""
    rows = with_people(Standing.objects.filter(state=State.OPEN, toward=Toward.CUSTOMER))
    return list(rows.order_by("due_at", "pk")[:most])


def about_to_slip(*, chance: float, most: int = 12) -> list[Standing]:
    """Open promises to customers more likely late than `chance`, the likeliest first."""
    rows = with_people(Standing.objects.filter(state=State.OPEN, risk__gte=max(chance, 1e-9)))
    return list(rows.filter(toward=Toward.CUSTOMER).order_by("-risk", "-pk")[:most])


def broken_lately(*, since: datetime, most: int = 12) -> list[Standing]:
    """Promises to customers broken since an instant, the newest first."""
    rows = with_people(Standing.objects.filter(state=State.BROKEN, settled_at__gte=since))
    return list(rows.filter(toward=Toward.CUSTOMER).order_by("-settled_at", "-pk")[:most])


def promises_about_order(order_id: int) -> list[Standing]:
    """All promises about one order, to its customer first."""
    rows = with_people(Standing.objects.filter(promise__order_id=order_id))
    return list(rows.order_by("toward", "due_at", "pk"))


def life_of(promise: Promise) -> list[Entry]:
    """The entries of a promise as recorded, with the words told and the partner blamed."""
    rows = Entry.objects.filter(promise=promise).select_related("words", "blamed_partner")
    return list(rows.order_by("pk"))


def due_on_day(day: date) -> dict[str, int]:
    """How many promises to customers fall due on a day, and how they stand; from the roll-ups.

    What was withdrawn, or can have no proof, falls due no more."""
    sums = KeptDay.objects.filter(day=day, toward=Toward.CUSTOMER).aggregate(
        open=Sum("open", default=0),
        kept=Sum("kept", default=0),
        broken=Sum("broken", default=0),
    )
    return {"due": sum(sums.values()), **sums}


def kept_for_customer(customer_id: int) -> tuple[int, int]:
    """How many promises to one customer were kept and broken, from their standings."""
    return kept_and_broken(counted_for_customer(customer_id))


def newest_promises(customer_id: int) -> list[Standing]:
    """The eight to one customer that are due last, as `promise_page` has them first."""
    return _NEWEST(customer_id)


_NEWEST = Planned(
    "newest_promises",
    lambda customer: with_people(Standing.objects.filter(customer_id=customer)).order_by(
        "-due_at", "-pk"
    )[:8],
    int,
)


def counted_for_customer(customer_id: int) -> QuerySet[Any, Any]:
    """How many promises to one customer stand how: rows of `state` and `n`."""
    rows = Standing.objects.filter(customer_id=customer_id, toward=Toward.CUSTOMER)
    return rows.order_by().values("state").annotate(n=Count("pk"))


def kept_and_broken(rows: Iterable[Mapping[str, Any]]) -> tuple[int, int]:
    """Kept and broken, of the rows of `counted_for_customer`."""
    counted = {row["state"]: row["n"] for row in rows}
    return counted.get(State.KEPT, 0), counted.get(State.BROKEN, 0)
