"""The shop's history as a backtest walks it: what became of each order, and the day it was told."""

from datetime import date, datetime

from django.db.models import Case, F, OuterRef, Subquery, When

from pistos.estimates.rules import Observation
from pistos.orders.models import Parcel
from pistos.orders.queries import (
    CASE_COLUMNS,
    last_known_at,
    observation_from,
)
from pistos.promises.models import Promise, PromiseKind, Toward


def history_with_own_days() -> tuple[list[Observation], list[date | None]]:
    """One observation an order (of its parcel that came last) and the day the shop promised.

    The day is the one first told, of promises that the shop made itself; those that Pistos
    reckoned from a model do not count. Oldest first; all in memory. A parcel with an impossible
    sequence takes part without its hand-over: that it came on a day is still what was promised.
    """
    until = last_known_at()
    if until is None:
        return [], []
    own = Promise.objects.filter(
        kind=PromiseKind.DELIVERY,
        toward=Toward.CUSTOMER,
        about_kind="parcel",
        about_id=OuterRef("pk"),
        model_version="",
    )
    rows = (
        Parcel.objects.filter(cancelled_at=None, order__cancelled_at=None)
        .annotate(
            own_on=Subquery(own.values("due_on")[:1]),
            handed_at=Case(When(is_plausible=True, then=F("handed_over_at"))),
        )
        .order_by("order_id", F("delivered_at").desc(nulls_first=True))
        .distinct("order_id")
        .values_list(*CASE_COLUMNS, "handed_at", "delivered_at", "own_on")
    )
    return _in_order(list(rows.iterator(5000)), until)


def _in_order(
    rows: list[tuple[object, ...]], until: datetime
) -> tuple[list[Observation], list[date | None]]:
    seen = [(observation_from(row, until), row[-1]) for row in rows]
    seen.sort(key=lambda pair: pair[0].case.ordered_at)
    days = [day if isinstance(day, date) else None for _observation, day in seen]
    return [observation for observation, _day in seen], days
