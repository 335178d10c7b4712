"""A review comes from its author: by an invitation, or on the site and confirmed by a link.

Nothing that the shop can set decides whether it is shown or whether it is verified.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.catalogue.models import Product
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.likeness import fingerprint
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound, Refused
from pistos.orders.models import Line, OrderState, Parcel
from pistos.reviews.actions.changing import STATE_FIELDS, all_words, held, ref, set_state, weigh
from pistos.reviews.actions.photos import add_photos
from pistos.reviews.events import ReviewConfirmed, ReviewWritten
from pistos.reviews.facts import OrderMatch, Writing
from pistos.reviews.models import Cause, Invitation, Review, Source, State
from pistos.reviews.queries.aspects import aspects_of
from pistos.reviews.rules.content import checked, harm

MOST_UNCONFIRMED = 3
"""Reviews of one line that wait for their link; more send no further mail to its buyer."""
UNCONFIRMED_LASTS = timedelta(days=30)


class InvitationUsed(Refused):
    """One invitation, one review; the one written can be changed by its author's own link."""


class InvitationOver(Refused):
    """The time of this invitation is over."""


class WrittenByStaff(Refused):
    """Who works here does not rate what the shop sells."""


class AlreadyReviewed(Refused):
    """This line of the order has its review."""


@transaction.atomic
def write_review(*, invitation: Invitation, writing: Writing, at: datetime) -> Review:
    """Takes a review from a buyer who was invited: proven, and shown at once unless it holds other
    people's data or advertising. Publishes ReviewWritten.

    Two submits at once wait for each other, and the second is refused with InvitationUsed. Refuses with
    InvitationOver, WrittenByStaff, WritingUnusable, and PhotoUnusable.
    """
    row = Invitation.objects.select_for_update(of=("self",)).select_related("line__order")
    known = row.get(pk=invitation.pk)
    if known.review_id:
        raise InvitationUsed(_("You have written this review already. You can change it."))
    if known.expires_at <= at or known.customer.is_erased:
        raise InvitationOver(
            _("This invitation is over. Write to us, and you will have a new one.")
        )
    review = _begun(known.line, writing, months_after=known.months_after, at=at)
    review.source, review.is_confirmed = Source.INVITED, True
    review.parcel = known.parcel or review.parcel
    _show_or_hold(review, at)
    _keep(review, writing)
    known.review = review
    known.save(update_fields=["review"])
    _publish_written(review, at)
    return review


@transaction.atomic
def write_on_site(
    *, product: Product, writing: Writing, match: OrderMatch, at: datetime
) -> Review | None:
    """Takes a review of whoever names an order of the product and the address it was made with. It waits
    for the link that goes to that address. Publishes ReviewWritten.

    None, and nothing kept, where no such order is known or it has its review: the page says the same in
    each case, so that nobody learns whose orders there are. Refuses with WritingUnusable.
    """
    content = checked(writing, frozenset(aspects_of(product)))
    line = _line_of(product, match)
    if line is None or _is_reviewed(line):
        return None
    review = _begun(line, content, months_after=0, at=at)
    review.source = Source.ON_SITE
    set_state(
        review, State.RECEIVED, Cause.UNCONFIRMED, by=Actor.customer(line.order.customer_id), at=at
    )
    _keep(review, content)
    _publish_written(review, at)
    return review


@transaction.atomic
def confirm_review(*, token: str, at: datetime) -> Review:
    """The author opened the link and confirmed: the review is verified, and shown unless it must wait.
    Publishes ReviewConfirmed; twice does no harm.

    NotFound for an unknown link or one whose time is over. Refuses with AlreadyReviewed.
    """
    rows = Review.objects.select_for_update(of=("self",)).select_related("customer")
    review = rows.filter(author_token=token).first()
    if review is None or (
        review.state == State.RECEIVED and review.written_at + UNCONFIRMED_LASTS <= at
    ):
        raise NotFound
    if review.state != State.RECEIVED:
        return review
    review.is_confirmed = True
    _show_or_hold(review, at)
    try:
        with transaction.atomic():
            review.save(update_fields=["is_confirmed", *STATE_FIELDS])
    except IntegrityError:
        raise AlreadyReviewed(_("You have reviewed this purchase already.")) from None
    happened = ReviewConfirmed(
        review.pk, review.product_id, review.stars, review.state, review.state_reason
    )
    publish(happened, about=ref(review), by=_author(review), at=at)
    return review


def _begun(line: Line, writing: Writing, *, months_after: int, at: datetime) -> Review:
    product = line.product
    if product is None:
        raise NotFound
    order = line.order
    _refuse_staff(order.customer)
    content = _masked(checked(writing, frozenset(aspects_of(product))))
    parcel = _parcel_of(line)
    review = Review(
        product=product,
        sheet_version=line.sheet_version,
        order_line=line,
        parcel=parcel,
        customer=order.customer,
        display_name=content.display_name,
        stars=content.stars,
        title=content.title,
        text=content.text,
        pros=content.pros,
        cons=content.cons,
        aspects=dict(content.aspects),
        language=content.language,
        is_incentivised=content.was_given,
        months_after=months_after,
        country=order.country or order.customer.country,
        experienced_on=parcel.delivered_at.date() if parcel and parcel.delivered_at else None,
        written_at=at,
        state_at=at,
    )
    weigh(review)
    review.sketch = fingerprint(all_words(review))
    return review


def _masked(content: Writing) -> Writing:
    """Without card numbers, in every field."""
    return replace(
        content,
        title=without_cards(content.title),
        text=without_cards(content.text),
        pros=without_cards(content.pros),
        cons=without_cards(content.cons),
        display_name=without_cards(content.display_name),
    )


def _refuse_staff(customer: Customer) -> None:
    email = customer.email.strip().lower()
    if email and User.objects.filter(email__iexact=email).exists():
        raise WrittenByStaff(_("Who works at the shop cannot review what it sells."))


def _show_or_hold(review: Review, at: datetime) -> None:
    ground = harm(f"{all_words(review)}\n{review.display_name}")
    if ground:
        set_state(review, State.HELD, ground, by=Actor.machine("reviews.check"), at=at)
    else:
        set_state(review, State.PUBLISHED, Cause.CLEAR, by=Actor.machine("reviews.check"), at=at)


def _keep(review: Review, writing: Writing) -> None:
    try:
        with transaction.atomic():
            review.save(force_insert=True)
    except IntegrityError:
        raise AlreadyReviewed(_("You have reviewed this purchase already.")) from None
    if writing.photos:
        add_photos(held(review), writing.photos)


def _publish_written(review: Review, at: datetime) -> None:
    happened = ReviewWritten(
        review.pk, review.product_id, review.stars, review.state, review.state_reason
    )
    publish(happened, about=ref(review), by=_author(review), at=at)


def _author(review: Review) -> Actor:
    return Actor.customer(review.customer_id or 0)


def _line_of(product: Product, match: OrderMatch) -> Line | None:
    email = match.email.strip()
    number = match.order_number.strip()
    if not email or not number:
        return None
    rows = Line.objects.filter(product=product, order__number=number).exclude(
        order__state=OrderState.CANCELLED
    )
    rows = rows.filter(
        Q(order__contact_email__iexact=email) | Q(order__customer__email__iexact=email)
    ).filter(order__customer__erased_at=None)
    return rows.select_related("order__customer", "product__category").order_by("pk").first()


def _is_reviewed(line: Line) -> bool:
    rows = Review.objects.filter(order_line=line, months_after=0)
    waiting = rows.filter(state=State.RECEIVED).count()
    others = rows.exclude(state__in=[State.RECEIVED, State.WITHDRAWN])
    return waiting >= MOST_UNCONFIRMED or others.exists()


def _parcel_of(line: Line) -> Parcel | None:
    """The parcel that brought the line: the one it lies in, else the order's first."""
    rows = Parcel.objects.filter(order_id=line.order_id, cancelled_at=None).order_by("pk")
    return rows.filter(contents__line=line).first() or rows.first()
