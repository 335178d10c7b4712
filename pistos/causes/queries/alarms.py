"""Alarms, and the series behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from pistos.catalogue.models import Product
from pistos.causes.models import Alarm, Slice, Watch
from pistos.causes.queries.series import WEEKS, Key, one_series
from pistos.causes.rules.charts import RECENT, u_limit, usual_rates
from pistos.kit.keyset import Page, page_of, sort_named
from pistos.kit.languages import text_in
from pistos.partners.models import Partner

SORTS = {"raised": "raised_at"}


@dataclass(frozen=True, slots=True)
class Week:
    """Of one week: counted, orders, the usual count and the limit for its orders; a rate has no sense in
    a week without orders."""

    first_day: date
    counted: int
    orders: int
    usual: float
    limit: float | None


def chart_of(key: Key, until: date, weeks: int = WEEKS) -> list[Week]:
    """The control chart of a series, oldest week first, in counts. Two queries."""
    counts, orders = one_series(key, until)
    usable = np.ones((1, WEEKS), dtype=bool)
    rate = float(usual_rates(counts[None], orders[None], usable, np.zeros(1))[0])
    if not np.isfinite(rate) or not orders[:-RECENT].any():
        rate = float(counts.sum() / orders.sum()) if orders.sum() else 0.0
    found = []
    for place in range(WEEKS - weeks, WEEKS):
        exposed = float(orders[place])
        limit = u_limit(rate, exposed) * exposed if exposed else None
        first = until - timedelta(days=7 * (WEEKS - place) - 1)
        found.append(Week(first, int(counts[place]), int(exposed), rate * exposed, limit))
    return found


def open_alarms() -> list[Alarm]:
    """Those that stand, the newest first. One query."""
    rows = Alarm.objects.select_related("cause").filter(closed_at=None)
    return list(rows.order_by("-raised_at", "-pk")[:50])


def alarms_page(*, after: str = "", before: str = "", size: int = 30) -> Page[Alarm]:
    """All of them, the newest first. One query."""
    rows = Alarm.objects.select_related("cause")
    return page_of(rows, sort_named(SORTS, "-raised", ""), after=after, before=before, size=size)


def alarms_of(code: str) -> list[Alarm]:
    rows = Alarm.objects.select_related("cause").filter(cause__code=code)
    return list(rows.order_by("-raised_at")[:20])


def last_watch() -> Watch | None:
    return Watch.objects.order_by("-at").first()


def slice_names(pairs: Sequence[tuple[str, str]], language: str) -> dict[tuple[str, str], str]:
    """The name of each product, courier or supplier, the address of a page; empty for the whole. Two queries
    at most."""
    from_partners = {key for slice_, key in pairs if slice_ in (Slice.COURIER, Slice.SUPPLIER)}
    from_products = {key for slice_, key in pairs if slice_ == Slice.PRODUCT}
    partners = {
        str(pk): name
        for pk, name in Partner.objects.filter(pk__in=_numbers(from_partners)).values_list(
            "pk", "name"
        )
    }
    products = {
        str(row.pk): text_in(row.name, language) or str(row)
        for row in Product.objects.filter(pk__in=_numbers(from_products))
    }
    names = {Slice.PRODUCT: products, Slice.COURIER: partners, Slice.SUPPLIER: partners}
    return {
        (slice_, key): names[Slice(slice_)].get(key, key) if slice_ in names else key
        for slice_, key in pairs
    }


def _numbers(keys: set[str]) -> list[int]:
    return [int(key) for key in keys if key.isdigit()]


def last_sunday(today: date) -> date:
    """The end of the last whole week."""
    return today - timedelta(days=today.isoweekday())
