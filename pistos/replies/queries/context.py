"""What the checks read beside a reply: the customer's words, their questions, and what is recorded.

Hearing people out lies below (`listening`): where a conversation was heard, its findings say what was
asked and felt; where it was not yet, the customer's own words are read here.
"""

from django.db.models import Sum

from pistos.accounts.models import User
from pistos.conversations.models import (
    Channel,
    Conversation,
    Direction,
    Purpose,
    RestraintReason,
)
from pistos.conversations.queries.house import answers_in_force
from pistos.conversations.rules.questions import questions_in
from pistos.orders.models import Order, OrderState, PaymentState
from pistos.orders.queries import lines_of, parcels_of
from pistos.payments.models import Payment
from pistos.promises.models import PromiseKind, State
from pistos.promises.queries.lists import promises_about_order
from pistos.replies.facts import Recorded, ReplyContext
from pistos.replies.queries.hearing import Heard, heard_in
from pistos.replies.rules.checks import felt, is_complaint

MOST_MESSAGES = 10
BETWEEN = (Purpose.INTERIM, Purpose.RESTATEMENT)
"""What answers nothing yet: it is not asked for the next step, nor for an answer to each question."""
HARD = (RestraintReason.COMPLAINT, RestraintReason.RETURN, RestraintReason.REMEDY)


def context_of(conversation: Conversation, *, purpose: str, by: User) -> ReplyContext:
    """All that the checks may know of it; at most nine queries, however much was said."""
    waiting = waiting_words(conversation)
    heard = heard_in(conversation)
    order = conversation.order
    customer = conversation.customer
    said = "\n".join(waiting)
    own = (conversation.subject, *([line.name for line in lines_of(order)] if order else ()))
    return ReplyContext(
        language=conversation.language,
        said=said,
        questions=_questions(waiting, heard),
        customer_name=customer.form_of_address or customer.name,
        agent_name=by.name,
        order_numbers=(order.number,) if order else (),
        own_words=own,
        recorded=recorded_of(order),
        has_feeling=heard.has_feeling if heard.was_heard else felt(said),
        has_complaint=heard.has_complaint if heard.was_heard else is_complaint(said),
        is_first=conversation.first_answer_at is None,
        is_interim=purpose in BETWEEN,
        is_hard=heard.has_complaint or is_restrained(conversation),
        is_signed=_is_signed(conversation.language),
        is_chat=conversation.channel == Channel.CHAT,
    )


def waiting_words(conversation: Conversation) -> list[str]:
    """What the customer wrote since a person of ours answered them, in order. One query."""
    rows = conversation.messages.filter(direction=Direction.IN)
    since = conversation.waiting_since
    if since is None:
        newest = rows.order_by("-pk").values_list("text", flat=True)[:1]
        return list(newest)
    found = rows.filter(happened_at__gte=since).order_by("-pk")
    return list(found.values_list("text", flat=True)[:MOST_MESSAGES])[::-1]


def recorded_of(order: Order | None) -> Recorded:
    """What tracking, payments, and the promise of the delivery say of an order; four queries."""
    if order is None:
        return Recorded()
    parcels = [parcel for parcel in parcels_of(order) if parcel.cancelled_at is None]
    delivered = [parcel.delivered_at is not None for parcel in parcels]
    moving = [
        parcel.handed_over_at is not None and parcel.delivered_at is None for parcel in parcels
    ]
    return Recorded(
        is_delivered=any(delivered) if parcels else None,
        is_under_way=any(moving) if parcels else None,
        is_paid=_is_paid(order),
        is_refunded=_is_refunded(order),
        is_cancelled=order.state == OrderState.CANCELLED,
        was_in_time=_was_in_time(order),
    )


def is_restrained(conversation: Conversation) -> bool:
    """Whether a complaint, a return or a remedy keeps the conversation open. One query."""
    return conversation.restraints.filter(lifted_at=None, reason__in=HARD).exists()


def _questions(waiting: list[str], heard: Heard) -> tuple[str, ...]:
    if heard.was_heard:
        return heard.questions
    return tuple(question for text in waiting for question in questions_in(text))


def _is_paid(order: Order) -> bool | None:
    if order.payment_state == PaymentState.UNKNOWN:
        return None
    return order.payment_state in (PaymentState.PAID, PaymentState.REFUNDED)


def _is_refunded(order: Order) -> bool | None:
    """Money that went back through the journal; an order from outside says it by its state."""
    if order.payment_state == PaymentState.REFUNDED:
        return True
    if order.payment_state == PaymentState.UNKNOWN:
        return None
    sums = Payment.objects.filter(order=order).aggregate(back=Sum("refunded_amount"))
    return bool(sums["back"])


def _was_in_time(order: Order) -> bool | None:
    """Kept or broken as the ledger has it; None while it is open or cannot be proven."""
    states = [
        standing.state
        for standing in promises_about_order(order.pk)
        if standing.promise.kind == PromiseKind.DELIVERY
    ]
    settled = [state for state in states if state in (State.KEPT, State.BROKEN)]
    return all(state == State.KEPT for state in settled) if settled else None


def _is_signed(language: str) -> bool:
    """Whether the shop's signature puts the agent's name below by itself."""
    signatures = answers_in_force().signature
    text = signatures.get(language) or signatures.get("en") or "{agent}"
    return "{agent}" in text
