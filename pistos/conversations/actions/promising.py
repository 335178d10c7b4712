"""The answer promise: one open one in each conversation, from the first message that waits for us."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.conversations.facts import Arrival, Estimate
from pistos.conversations.models import (
    AuthorKind,
    Channel,
    Conversation,
    ConversationPromise,
    Direction,
    Message,
    MessageState,
    Purpose,
)
from pistos.conversations.queries.house import House, house
from pistos.conversations.queries.waits import present_wait
from pistos.conversations.rules.acknowledging import Greeted, acknowledgement, reads_mail
from pistos.conversations.rules.greetings import greeting
from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.kit.words import until_words
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.models import PromiseKind
from pistos.promises.rules.terms import About, Due, Grounds, Terms, Told

UNTOLD = "untold"
"""Where the customer has not heard of a promise: the desk holds to it, and it is not published."""

MACHINE = Actor.machine("conversations.promise_answer")


@dataclass(slots=True)
class Promised:
    """A promise made at once: its link and, where the machine speaks, the message that tells of it."""

    link: ConversationPromise
    told: Message | None = None


def promise_and_tell(
    conversation: Conversation, customer: Customer, arrival: Arrival, reply_id: int, *, at: datetime
) -> Promised | None:
    """The promise of an answer, unless one is open already, and the machine's word of it.

    In the caller's transaction, which holds the conversation and writes what is returned.
    """
    if not conversation._state.adding and _open_answer(conversation):
        return None
    within = house(at)
    conversation.zone = conversation.zone or within.shop.time_zone
    estimate = present_wait(conversation.channel, at, within, topic=conversation.topic)
    told = None
    if _may_speak(conversation, arrival, within, at):
        told = _machine_word(conversation, estimate, reply_id, within, at)
    where = str(arrival.channel) if told or _shows_it_itself(conversation) else UNTOLD
    words = answer_words(
        estimate.due_at, at=at, zone=conversation.zone, language=conversation.language
    )
    evidence = Told(words, conversation.language, where, f"message:{reply_id}" if told else "")
    promise = promise_by_estimate(
        to=customer,
        terms=_terms(conversation, customer, estimate, is_public=where != UNTOLD),
        told=evidence,
        by=MACHINE,
        at=at,
    )
    conversation.due_at = promise.due_at
    span: timedelta = promise.due_at - at
    link = ConversationPromise(
        conversation=conversation,
        promise=promise,
        kind=PromiseKind.ANSWER,
        warn_at=at + span * within.answers.warn_share,
        told_message_id=reply_id if told else None,
    )
    return Promised(link, told)


def answer_words(due_at: datetime, *, at: datetime, zone: str, language: str) -> str:
    """The promise as it is told: a day and an hour, never "as soon as possible"."""
    until = until_words(due_at, at, ZoneInfo(zone), language)
    with override(language):
        return _("You will have our answer: %(until)s.") % {"until": until}


def _open_answer(conversation: Conversation) -> bool:
    return ConversationPromise.objects.filter(
        conversation=conversation, kind=PromiseKind.ANSWER, is_open=True
    ).exists()


def _terms(
    conversation: Conversation, customer: Customer, estimate: Estimate, *, is_public: bool
) -> Terms:
    zone = conversation.zone
    return Terms(
        kind=PromiseKind.ANSWER,
        due=Due.instant(estimate.due_at, zone),
        about=About("conversation", conversation.pk, country=customer.country),
        grounds=Grounds(
            chance=estimate.chance,
            usual_on=estimate.usual_at.astimezone(ZoneInfo(zone)).date(),
            model_version=estimate.model_version,
            facts=dict(estimate.grounds),
        ),
        is_public=is_public,
    )


def _shows_it_itself(conversation: Conversation) -> bool:
    """The chat's head and the form's result page show the promise without a message."""
    return conversation.channel in (Channel.CHAT, Channel.FORM)


def _may_speak(conversation: Conversation, arrival: Arrival, within: House, at: datetime) -> bool:
    """Whether the machine writes: in a chat, and by mail where RFC 3834 and the domain's records allow."""
    if conversation.channel == Channel.CHAT:
        return not _spoke_lately(conversation, within, at, within_conversation=True)
    if conversation.channel != Channel.EMAIL:
        return False
    address = arrival.sender.email or arrival.sender.value
    box = within.mailbox(conversation.mailbox_id)
    is_local = within.shop.is_demo or settings.IS_LOCAL
    return (
        (is_local or (box is not None and box.may_acknowledge))
        and reads_mail(address)
        and not within.is_own_address(address)
        and not _spoke_lately(conversation, within, at, within_conversation=False)
    )


def _spoke_lately(
    conversation: Conversation, within: House, at: datetime, *, within_conversation: bool
) -> bool:
    """Whether the machine greeted this person within the window: two programs must not talk for ever."""
    since = at - timedelta(hours=within.answers.acknowledgement_hours)
    spoken = Message.objects.filter(purpose=Purpose.ACKNOWLEDGEMENT, happened_at__gt=since)
    if within_conversation:
        return not conversation._state.adding and spoken.filter(conversation=conversation).exists()
    theirs = spoken.filter(
        conversation__customer_id=conversation.customer_id, conversation__last_message_at__gt=since
    )
    return theirs.exists()


def _machine_word(
    conversation: Conversation,
    estimate: Estimate,
    reply_id: int,
    within: House,
    at: datetime,
) -> Message:
    is_chat = conversation.channel == Channel.CHAT
    to = Greeted(conversation.language, conversation.zone, within.shop.name)
    if is_chat:
        conversation.greeted_at = conversation.greeted_at or at
    conversation.last_contact_at = at
    conversation.last_message_at = max(conversation.last_message_at, at)
    return Message(
        pk=reply_id,
        conversation=conversation,
        direction=Direction.OUT,
        channel=conversation.channel,
        author_kind=AuthorKind.MACHINE,
        purpose=Purpose.ACKNOWLEDGEMENT,
        state=MessageState.SENT if is_chat else MessageState.WAITING,
        language=conversation.language,
        text=acknowledgement(to, estimate, greeting=_greeting(to, at), at=at),
        happened_at=at,
        sent_at=at if is_chat else None,
    )


def _greeting(to: Greeted, at: datetime) -> str:
    """By the hour of their day. By mail without a name: the address may never have written to us."""
    hour = at.astimezone(ZoneInfo(to.zone)).hour
    return greeting(to.language, hour)
