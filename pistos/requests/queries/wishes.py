"""Reads of unusual requests."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from pistos.kit.keyset import Page, page_of, sort_named
from pistos.orders.models import Line
from pistos.requests.models import OPEN, UnusualRequest, UnusualState
from pistos.requests.rules.likeness import ranked

MOST_COMPARED = 300
VIEWS = ("open", "unpaid", "done", "all")


def requests_page(
    view: str, *, after: str = "", before: str = "", size: int = 50
) -> Page[UnusualRequest]:
    """A page: those open, or whose price is to be collected by hand, the longest waiting first; those
    fulfilled, or all, the newest first. One query."""
    rows = UnusualRequest.objects.select_related("customer", "order")
    if view == "done":
        rows = rows.filter(state=UnusualState.DONE)
        wanted = sort_named({"ended": "ended_at"}, "", "-ended")
    elif view == "unpaid":
        rows = rows.filter(
            ~Exists(Line.objects.filter(wish_id=OuterRef("pk"))),
            state__in=[UnusualState.AGREED, UnusualState.DONE], price_amount__gt=0, paid_at=None,
        )  # fmt: skip
        wanted = sort_named({"agreed": "agreed_at"}, "", "agreed")
    elif view == "all":
        wanted = sort_named({"received": "received_at"}, "", "-received")
    else:
        rows = rows.filter(state__in=OPEN)
        wanted = sort_named({"received": "received_at"}, "", "received")
    return page_of(rows, wanted, after=after, before=before, size=size)


def fulfilled_alike(found: UnusualRequest, *, most: int = 5) -> list[UnusualRequest]:
    """Past ones that were done and share telling words with this, the likest first. Two queries."""
    rows = UnusualRequest.objects.filter(
        state=UnusualState.DONE, stems__overlap=found.stems, erased_at=None
    ).exclude(pk=found.pk)
    known = dict(rows.order_by("-ended_at").values_list("pk", "stems")[:MOST_COMPARED])
    order = [key for key, _ in ranked(found.stems, known, most=most)]
    by_key = UnusualRequest.objects.in_bulk(order)
    return [by_key[key] for key in order]


@dataclass(frozen=True, slots=True)
class Fulfilled:
    done: int
    decided: int


def fulfilled_between(since: datetime, until: datetime) -> Fulfilled:
    """Done, of all that were done or declined in the time; what customers took back counts in neither."""
    rows = UnusualRequest.objects.filter(
        ended_at__gte=since,
        ended_at__lt=until,
        state__in=[UnusualState.DONE, UnusualState.DECLINED],
    )
    states = list(rows.values_list("state", flat=True))
    return Fulfilled(states.count(UnusualState.DONE), len(states))
