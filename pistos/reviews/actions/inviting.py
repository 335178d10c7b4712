"""Every buyer is asked alike, after proven delivery and the time that the product needs to be known."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from pistos.asks.actions.answering import note_answered
from pistos.asks.actions.requesting import request_ask, request_asks
from pistos.asks.facts import Wish
from pistos.asks.models import Ask, AskKind
from pistos.catalogue.models import Product
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.orders.models import Line, OrderState, Parcel
from pistos.reviews.events import BuyerInvited
from pistos.reviews.models import Invitation, Review, State
from pistos.reviews.queries.asking import delivered_lines, stale_products
from pistos.reviews.queries.settings import delay_of, settings_in_force

LINE = "order_line"
MACHINE = Actor.machine("reviews.invite")
TOO_OLD = timedelta(days=30)
"""What was delivered longer ago when we hear of it asks nobody: an archive writes to no customer."""
MOST_OF_PRODUCT = 20
A_MONTH = timedelta(days=30)


@transaction.atomic
def ask_buyer(*, parcel: Parcel, at: datetime) -> int:
    """Requests the review of what a delivered parcel held, each line after its own delay; returns how
    many were requested. The same parcel twice asks once. Nothing for what came long ago."""
    if parcel.delivered_at is None or parcel.delivered_at + TOO_OLD < at:
        return 0
    settings = settings_in_force()
    lines = delivered_lines(parcel)[: settings.most_of_order]
    for line in lines:
        earliest_at = parcel.delivered_at + delay_of(line.product, settings)
        request_ask(wish=_wish(line, AskKind.REVIEW, earliest_at), at=at)
    return len(lines)


@transaction.atomic
def ask_again(*, review: Review, at: datetime) -> Ask | None:
    """Requests the second review, after months of use, of whoever wrote the first, whatever they wrote.
    None where the shop asks for none, and for a second one."""
    months = settings_in_force().second_after_months
    line = review.order_line
    if not months or review.months_after or line is None or review.customer is None:
        return None
    began = review.parcel.delivered_at if review.parcel else None
    earliest_at = (began or review.written_at) + months * A_MONTH
    return request_ask(wish=_wish(line, AskKind.REVIEW_AGAIN, earliest_at), at=at)


@transaction.atomic
def ask_about_stale(*, at: datetime) -> int:
    """Products whose newest review is too old ask their recent buyers whom nobody asked yet. Returns how
    many asks are new."""
    settings = settings_in_force()
    wishes: list[Wish] = []
    for product in stale_products(at=at, days=settings.stale_days):
        wishes += _recent_buyers(product, at - delay_of(product, settings), at)
    return request_asks(wishes=wishes, at=at) if wishes else 0


@transaction.atomic
def invite(*, line: Line, months_after: int, expires_at: datetime, at: datetime) -> Invitation:
    """The invitation for a line, made once; asked again it lasts anew. Publishes BuyerInvited once."""
    customer = line.order.customer
    invitation, is_new = Invitation.objects.get_or_create(
        line=line,
        months_after=months_after,
        defaults={
            "customer": customer.merged_into or customer,
            "parcel": _parcel(line),
            "made_at": at,
            "expires_at": expires_at,
        },
    )
    if is_new:
        happened = BuyerInvited(invitation.pk, line.pk, invitation.customer_id, months_after)
        publish(happened, about=Ref("order_line", str(line.pk)), by=MACHINE, at=at)
    elif invitation.review_id is None:
        invitation.expires_at = max(invitation.expires_at, expires_at)
        invitation.save(update_fields=["expires_at"])
    return invitation


def end_asking(*, review: Review, at: datetime) -> None:
    """The buyer wrote: nobody reminds them."""
    if review.customer is None or review.order_line_id is None:
        return
    kind = AskKind.REVIEW_AGAIN if review.months_after else AskKind.REVIEW
    about = Ref(LINE, str(review.order_line_id))
    note_answered(kind=kind, about=about, customer=review.customer, at=at)


def _wish(line: Line, kind: AskKind, earliest_at: datetime) -> Wish:
    return Wish(
        customer=line.order.customer,
        kind=kind,
        about=Ref(LINE, str(line.pk)),
        earliest_at=earliest_at,
        order=line.order,
    )


def _recent_buyers(product: Product, until: datetime, at: datetime) -> Sequence[Wish]:
    asked = Ask.objects.filter(kind=AskKind.REVIEW, about_kind=LINE)
    known = set(asked.filter(order__lines__product=product).values_list("about_id", flat=True))
    delivered = Parcel.objects.filter(
        order=OuterRef("order"), delivered_at__gt=at - timedelta(days=120), delivered_at__lte=until
    )
    reviewed = Review.objects.filter(order_line=OuterRef("pk")).exclude(state=State.RECEIVED)
    rows = (
        Line.objects.filter(Exists(delivered), ~Exists(reviewed), product=product)
        .exclude(order__state=OrderState.CANCELLED)
        .filter(order__customer__erased_at=None)
        .select_related("order__customer")
        .order_by("-order__placed_at", "-pk")
    )
    recent = [line for line in rows[:MOST_OF_PRODUCT] if str(line.pk) not in known]
    return [_wish(line, AskKind.REVIEW, at) for line in recent]


def _parcel(line: Line) -> Parcel | None:
    rows = Parcel.objects.filter(order_id=line.order_id, cancelled_at=None).order_by("pk")
    return rows.filter(contents__line=line).first() or rows.first()
