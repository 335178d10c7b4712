"""What is heard elsewhere becomes a complaint by the same door: reviews, surveys, mails, broken words."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.accounts.models import User
from pistos.complaints.actions.opening import NobodyThere, open_complaint
from pistos.complaints.facts import About, Complained, Weight, Wish
from pistos.complaints.models import Category, Complaint, Origin, WishedKind
from pistos.conversations.models import Direction, Message
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.models import Line, Order
from pistos.promises.models import Promise
from pistos.returns.models import Claim, Happened, Track
from pistos.reviews.models import Review, ReviewCase, State
from pistos.surveys.models import Response

MACHINE = Actor.machine("complaints.hear")
BY_CHANNEL = {
    "email": Origin.MAIL,
    "chat": Origin.CHAT,
    "phone": Origin.PHONE,
    "store": Origin.STORE,
    "sms": Origin.PHONE,
}
WRONG = {
    "not_arrived": Category.LATE,
    "wrong": Category.WRONG,
    "damaged": Category.DAMAGED,
    "not_as_described": Category.WRONG,
}

CLAIMED = {
    Happened.DAMAGED: Category.DAMAGED,
    Happened.BROKEN: Category.TECHNICAL,
    Happened.LOST: Category.LATE,
    Happened.WRONG: Category.WRONG,
    Happened.MISSING: Category.WRONG,
    Happened.DESCRIPTION: Category.WRONG,
    Happened.PICTURE: Category.WRONG,
}


class NotACustomersWords(Refused):
    """Only what a customer wrote can be a complaint."""


@transaction.atomic
def hear_review(*, review_id: int, at: datetime) -> Complaint | None:
    """A sharp review that opened a conversation is a complaint too. Once a review."""
    case = ReviewCase.objects.filter(review=review_id).select_related(
        "review__order_line__order", "conversation__customer"
    )
    found = case.first()
    if found is None:
        return None
    review, conversation = found.review, found.conversation
    said = Complained(
        customer=conversation.customer,
        text=_first_words(conversation.pk),
        language=review.language,
        origin=Origin.REVIEW,
        source=Ref("review", review.public_id),
        conversation=conversation,
        about=About(line=review.order_line),
        weight=Weight(severity=_severity(review), is_public=review.state == State.PUBLISHED),
    )
    return _heard(said, at)


@transaction.atomic
def hear_response(*, invitation_id: int, at: datetime) -> Complaint | None:
    """A sharp answer to a survey by somebody whom we can answer. Once an answer, however often changed."""
    found = Response.objects.filter(
        pk=invitation_id, is_sharp=True, answered_in__isnull=False
    ).select_related("invitation__order", "answered_in__customer")
    response = found.first()
    if response is None or response.answered_in is None:
        return None
    client_id = f"survey:{invitation_id}:{response.revision}"
    message = Message.objects.filter(client_id=client_id).first()
    said = Complained(
        customer=response.answered_in.customer,
        text=message.text if message else "",
        language=response.invitation.language,
        origin=Origin.SURVEY,
        source=Ref("survey", str(invitation_id)),
        conversation=response.answered_in,
        about=About(order=response.invitation.order),
    )
    return _heard(said, at)


@transaction.atomic
def hear_report(
    *, promise_id: int, wrong: str, line_id: int | None, at: datetime
) -> Complaint | None:
    """A customer says that what arrived is not right, or never came: their broken word of ours."""
    promise = Promise.objects.select_related("customer").get(pk=promise_id)
    if promise.customer is None:
        return None
    line = Line.objects.select_related("order").filter(pk=line_id).first() if line_id else None
    with override(promise.customer.language):
        words = {
            "not_arrived": _("It never came."),
            "wrong": _("It is not what I ordered."),
            "damaged": _("It is damaged."),
            "not_as_described": _("It is not as described."),
        }
        text = str(words.get(wrong, wrong))
    said = Complained(
        customer=promise.customer,
        text=text,
        language=promise.customer.language,
        origin=Origin.RETURN,
        source=Ref("report", f"{promise_id}:{wrong}"),
        about=About(_order(promise), line, WRONG.get(wrong, Category.OTHER)),
    )
    return _heard(said, at)


@transaction.atomic
def hear_claim(*, claim_id: int, at: datetime) -> Complaint | None:
    """A claim under a guarantee, the law's or another, or for what was damaged or lost on the way: goods went
    wrong. Taking back what one simply does not want is no complaint."""
    claim = Claim.objects.select_related("customer", "order").get(pk=claim_id)
    if claim.track == Track.WITHDRAWAL:
        return None
    said = Complained(
        customer=claim.customer,
        text=claim.words,
        language=claim.language,
        origin=Origin.RETURN,
        source=Ref("claim", str(claim_id)),
        about=About(claim.order, None, CLAIMED.get(Happened(claim.happened), Category.OTHER)),
        wish=Wish(_wish_of(claim.wished)),
    )
    return _heard(said, at)


@transaction.atomic
def hear_broken(*, promise_id: int, at: datetime) -> Complaint | None:
    """A delivery so late that the shop's own rule calls it a complaint, without a word of the customer."""
    promise = Promise.objects.select_related("customer").get(pk=promise_id)
    if promise.customer is None:
        return None
    said = Complained(
        customer=promise.customer,
        text="",
        language=promise.customer.language,
        origin=Origin.PROMISE,
        source=Ref("promise", str(promise_id)),
        about=About(order=_order(promise), category=Category.LATE),
    )
    return _heard(said, at)


@transaction.atomic
def hear_message(*, message: Message, by: Actor, at: datetime) -> Complaint:
    """A message is a complaint: found in it and confirmed, or by an agent's click. Once a message.

    Refuses with NotACustomersWords what we wrote ourselves, and as `open_complaint`.
    """
    conversation = message.conversation
    if message.direction != Direction.IN:
        raise NotACustomersWords(_("Choose what the customer wrote."))
    said = Complained(
        customer=conversation.customer,
        text=message.text,
        language=message.language or conversation.language,
        origin=BY_CHANNEL.get(message.channel, Origin.DOOR),
        source=Ref("message", str(message.pk)),
        conversation=conversation,
        about=About(order=conversation.order),
    )
    return open_complaint(said=said, by=by, at=at)


@transaction.atomic
def call_it_complaint(*, message: Message, by: User, at: datetime) -> Complaint:
    """An agent's click: what the customer wrote here is a complaint. As `hear_message`."""
    return hear_message(message=message, by=Actor.person(by.pk), at=at)


def _heard(said: Complained, at: datetime) -> Complaint | None:
    """None for those who were erased meanwhile."""
    with suppress(NobodyThere):
        return open_complaint(said=said, by=MACHINE, at=at)
    return None


def _wish_of(wished: str) -> WishedKind:
    """What was wished of a return, in the words of complaints."""
    if not wished:
        return WishedKind.NOT_ASKED
    return WishedKind(wished) if wished in WishedKind.values else WishedKind.OTHER


def _severity(review: Review) -> int:
    return 1 if review.stars > 2 else 2


def _first_words(conversation_id: int) -> str:
    rows = Message.objects.filter(conversation=conversation_id, direction=Direction.IN)
    return rows.order_by("pk").values_list("text", flat=True).first() or ""


def _order(promise: Promise) -> Order | None:
    return Order.objects.filter(pk=promise.order_id).first() if promise.order_id else None
