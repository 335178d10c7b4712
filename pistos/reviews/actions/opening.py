"""A sharp review is somebody's matter: a conversation with a promised answer, and what becomes of it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from pistos.accounts.models import User
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.actions.touching import note_answered_there, sender_of_customer
from pistos.conversations.facts import Arrival, Context, Thread
from pistos.conversations.models import Channel, Message
from pistos.customers.queries import canonical
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.languages import text_in
from pistos.reviews.actions.changing import all_words, held, ref
from pistos.reviews.events import CaseOpened
from pistos.reviews.models import SHARP_STARS, PublicReply, Review, ReviewCase, State

MACHINE = Actor.machine("reviews.open_case")
OWES = (State.PUBLISHED, State.HELD)


@transaction.atomic
def open_case(*, review_id: int, at: datetime) -> ReviewCase | None:
    """Opens the conversation of a review of three stars or fewer, tied to its order, with the promise of
    an answer. Once a review. Publishes CaseOpened. None for better ones, for imported ones and where the
    author is gone."""
    review = held(Review(pk=review_id))
    known = ReviewCase.objects.filter(review=review).first()
    if known is not None:
        return known
    if review.stars > SHARP_STARS or review.state not in OWES or review.customer_id is None:
        return None
    customer = canonical(review.customer_id)
    if customer.is_erased:
        return None
    line = review.order_line
    arrival = Arrival(
        channel=Channel.FORM,
        sender=sender_of_customer(customer, MACHINE, at),
        text=_said(review),
        subject=_subject(review, customer.language),
        happened_at=at,
        external_id=f"review:{review.public_id}",
        language=customer.language,
        context=Context(order_id=line.order_id if line else None, topic="review"),
    )
    conversation = receive_message(arrival=arrival, at=at).conversation
    if conversation is None:
        return None
    case = ReviewCase.objects.create(review=review, conversation=conversation, opened_at=at)
    happened = CaseOpened(review.pk, conversation.pk)
    publish(happened, about=ref(review), by=MACHINE, at=at)
    return case


@transaction.atomic
def tell_case_of_change(*, review_id: int, at: datetime) -> Message | None:
    """What the author changed comes into the conversation that the review opened: the answer is to what
    stands there now. None without one, and where it is no sharp review any more. Once a version."""
    review = held(Review(pk=review_id))
    case = ReviewCase.objects.filter(review=review).select_related("conversation").first()
    if case is None or review.version == 1 or review.stars > SHARP_STARS:
        return None
    if review.state not in OWES or review.customer_id is None:
        return None
    arrival = Arrival(
        channel=Channel.FORM,
        sender=sender_of_customer(canonical(review.customer_id), MACHINE, at),
        text=_said(review),
        happened_at=at,
        external_id=f"review:{review.public_id}:{review.version}",
        thread=Thread(conversation_ids=(case.conversation_id,)),
    )
    return receive_message(arrival=arrival, at=at).message


@transaction.atomic
def answer_case(*, reply: PublicReply, by: User, at: datetime) -> None:
    """The public reply reached the author by mail: it stands in their conversation, and keeps the promise
    of an answer. Nothing without a conversation that waits."""
    case = ReviewCase.objects.filter(review=reply.review_id).select_related("conversation").first()
    if case is None or case.conversation.waiting_since is None:
        return
    note_answered_there(
        conversation=case.conversation, text=reply.text, channel=Channel.FORM, by=by, at=at
    )


def _said(review: Review) -> str:
    words = all_words(review)
    with override(review.language):
        stars = ngettext("%(count)d star", "%(count)d stars", review.stars) % {
            "count": review.stars
        }
    return f"{stars}\n{words}".strip()


def _subject(review: Review, language: str) -> str:
    with override(language):
        return _("Review of %(product)s") % {"product": text_in(review.product.name, language)}
