"""Posts: whose they are, and which still wait."""

from dataclasses import dataclass

from django.db.models import QuerySet

from pistos.complaints.models import UNRESOLVED, Handle, Post
from pistos.customers.models import Customer
from pistos.customers.queries import canonical
from pistos.kit.keyset import Page, Sort, page_of
from pistos.orders.models import Order


@dataclass(frozen=True, slots=True)
class Whose:
    """Who wrote a post, by what it was found out, and about which order; None where nobody knows."""

    customer: Customer | None = None
    by: str = ""
    order: Order | None = None


def whose(place: str, handle: str, number: str, person: Customer | None) -> Whose:
    """By a known handle first, then an order's number that only one order has, then the person given."""
    order = _order(number)
    if handle:
        rows = Handle.objects.filter(place=place, handle=handle).select_related("customer")
        known = rows.first()
        if known is not None and not known.customer.is_erased:
            customer = canonical(known.customer_id)
            return Whose(customer, "handle", _own(order, customer))
    if order is not None:
        return Whose(canonical(order.customer_id), "order", order)
    if person is not None and not person.is_erased:
        return Whose(canonical(person.pk), "person", None)
    return Whose()


def _order(number: str) -> Order | None:
    number = number.strip().lstrip("#")
    if not number:
        return None
    found = list(Order.objects.filter(number=number, customer__erased_at=None)[:2])
    return found[0] if len(found) == 1 else None


def _own(order: Order | None, customer: Customer) -> Order | None:
    return order if order is not None and order.customer_id == customer.pk else None


FILTERS = ("", "open", "outcome", "bad", "unmatched")


def posts_page(which: str, *, after: str = "", before: str = "", size: int = 50) -> Page[Post]:
    """The newest first: all, those without an answer, those whose case was put right and where nobody said
    how it ended, bad ones, those of nobody known. One query."""
    rows: QuerySet[Post] = Post.objects.select_related("customer", "complaint")
    if which == "open":
        rows = rows.filter(answered_at=None)
    elif which == "outcome":
        rows = rows.filter(complaint__isnull=False, is_public=True, outcome_at=None)
        rows = rows.exclude(complaint__state__in=UNRESOLVED).exclude(words="")
    elif which == "bad":
        rows = rows.filter(tone="bad")
    elif which == "unmatched":
        rows = rows.filter(customer=None)
    return page_of(rows, Sort("seen_at", is_descending=True), after=after, before=before, size=size)
