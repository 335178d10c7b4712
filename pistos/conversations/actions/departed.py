"""A message of ours went out: the promise of an answer is kept, and the ball is with the customer."""

from datetime import datetime
from zoneinfo import ZoneInfo

from pistos.conversations import events
from pistos.conversations.actions.closing import close_answered
from pistos.conversations.actions.promising import promise_next
from pistos.conversations.actions.settling import due_next, settle_answer
from pistos.conversations.actions.writing import ref, write_activity
from pistos.conversations.facts import Commitment
from pistos.conversations.models import (
    AuthorKind,
    Conversation,
    ConversationPromise,
    ConversationState,
    Direction,
    Message,
    MessageState,
    Purpose,
)
from pistos.conversations.queries.house import house
from pistos.conversations.queries.offers import kind_of, offers_of
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.models import PromiseKind
from pistos.promises.rules.terms import About, Due, Grounds, Terms, Told

MACHINE = Actor.machine("conversations.note_departed")
GREETINGS = (Purpose.GREETING, Purpose.ACKNOWLEDGEMENT)


def note_departed(conversation: Conversation, message: Message, *, at: datetime) -> None:
    """SMTP took it, or the chat stores it with this transaction. Publishes `AnswerSent`.

    The caller holds the conversation and signals at the end.
    """
    message.state, message.sent_at, message.problem = MessageState.SENT, at, ""
    message.save(update_fields=["state", "sent_at", "problem"])
    conversation.last_contact_at = at
    by = _author(message)
    if message.purpose == Purpose.ANSWER:
        _answered(conversation, message, at)
    elif message.purpose in GREETINGS and conversation.greeted_at is None:
        conversation.greeted_at = at
    for commitment in _commitments(message):
        _promise(conversation, message, commitment, at)
    conversation.due_at = due_next(conversation)
    conversation.save()
    publish(
        events.AnswerSent(conversation.pk, message.pk, message.purpose),
        about=ref(conversation),
        by=by,
        at=at,
    )
    if message.headers.get("closes") and conversation.waiting_since is None:
        close_answered(conversation, by=by, at=at)


def _answered(conversation: Conversation, message: Message, at: datetime) -> None:
    settle_answer(conversation=conversation, message=message, at=at)
    conversation.escalated_at = conversation.escalated_to = None
    conversation.answer_count += 1
    conversation.first_answer_at = conversation.first_answer_at or at
    unseen = _unseen(conversation, message)
    conversation.waiting_since = unseen.happened_at if unseen else None
    if unseen is not None:
        promise_next(conversation=conversation, at=at)
    elif conversation.state in (ConversationState.OPEN, ConversationState.SNOOZED):
        conversation.state, conversation.snoozed_until = ConversationState.WAITING, None


def _unseen(conversation: Conversation, message: Message) -> Message | None:
    """The first message of the customer that the answer's author had not seen: it waits still."""
    seen = message.headers.get("seen") or message.pk
    rows = conversation.messages.filter(
        direction=Direction.IN, author_kind=AuthorKind.CUSTOMER, pk__gt=seen
    )
    return rows.order_by("pk").first()


def _about(conversation: Conversation) -> About:
    country = conversation.customer.country
    return About("conversation", conversation.pk, conversation.order_id, country=country)


def _author(message: Message) -> Actor:
    return Actor.person(message.author_id) if message.author_id else MACHINE


def _commitments(message: Message) -> list[Commitment]:
    return [
        Commitment(each["words"], each["kind"], datetime.fromisoformat(each["due_at"]))
        for each in message.headers.get("commitments", [])
    ]


def _promise(
    conversation: Conversation, message: Message, commitment: Commitment, at: datetime
) -> None:
    """Makes a promise of the agent's words. One whose time went by before sending stands in the time
    line only: nobody can promise the past."""
    by = _author(message)
    if commitment.due_at <= at:
        write_activity(conversation, "promise_too_late", {"words": commitment.words}, by=by, at=at)
        return
    zone = conversation.zone or house(at).shop.time_zone
    kind = kind_of(commitment)
    if kind is PromiseKind.ANSWER and _has_open_answer(conversation):
        kind = PromiseKind.CUSTOM
    promise = promise_by_estimate(
        to=conversation.customer,
        terms=Terms(
            kind=kind,
            due=Due.instant(commitment.due_at, zone),
            about=_about(conversation),
            grounds=_grounds(commitment, zone, at),
        ),
        told=Told(commitment.words, message.language, message.channel, message.token),
        by=by,
        at=at,
    )
    ConversationPromise.objects.create(
        conversation=conversation, promise=promise, kind=kind, told_message_id=message.pk
    )


def _grounds(commitment: Commitment, zone: str, at: datetime) -> Grounds:
    offer = offers_of([commitment], at)[0]
    usual = offer.realistic_at
    return Grounds(
        chance=offer.chance,
        usual_on=usual.astimezone(ZoneInfo(zone)).date() if usual else None,
        facts={"said_in_words": True},
    )


def _has_open_answer(conversation: Conversation) -> bool:
    return conversation.promised.filter(kind="answer", is_open=True).exists()
