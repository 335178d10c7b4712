"""Who is large, who was satisfied, and whom to look after."""

from datetime import datetime

from django.db.models import Sum

from pistos.complaints.models import Attention, Silent
from pistos.complaints.queries.settings import rules_in_force
from pistos.customers.models import Customer
from pistos.kit.keyset import Page, Sort, page_of
from pistos.orders.models import Order, OrderState
from pistos.reviews.models import Review, State
from pistos.surveys.models import Response

PRAISE = 4


def is_large(customer: Customer) -> bool:
    """Whether what they bought comes to what the shop calls a large customer. Two queries."""
    rows = Order.objects.filter(customer=customer).exclude(state=OrderState.CANCELLED)
    bought = rows.aggregate(sum=Sum("total_amount"))["sum"] or 0
    return bool(bought >= rules_in_force().large_amount)


def is_satisfied(customer: Customer, *, before: datetime) -> bool:
    """Whether the last that they said of us before was good: a review of four stars or more, or an answer
    that was not sharp. Two queries."""
    reviews = Review.objects.filter(
        customer=customer, state=State.PUBLISHED, written_at__lt=before
    ).order_by("-written_at", "-pk")
    stars = list(reviews.values_list("stars", flat=True)[:2])
    if stars:
        return any(one >= PRAISE for one in stars)
    answers = Response.objects.filter(invitation__customer=customer, answered_at__lt=before)
    sharp = answers.order_by("-answered_at", "-pk").values_list("is_sharp", flat=True).first()
    return sharp is False


def attentions_page(*, after: str = "", before: str = "", size: int = 50) -> Page[Attention]:
    """Those that nobody has looked after yet, the newest first; one query."""
    rows = Attention.objects.filter(seen_at=None).select_related("customer")
    place = Sort("raised_at", is_descending=True)
    return page_of(rows, place, after=after, before=before, size=size)


def silent_page(*, after: str = "", before: str = "", size: int = 50) -> Page[Silent]:
    """Customers who seem dissatisfied and say nothing, with their signs; one query."""
    rows = Silent.objects.select_related("customer")
    place = Sort("last_sign_at", is_descending=True)
    return page_of(rows, place, after=after, before=before, size=size)
