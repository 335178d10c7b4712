"""The answer promise: one open one in each conversation, from the first message that waits for us."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.conversations import events
from pistos.conversations.actions.speaking import machine_message, may_write_to, next_message_id
from pistos.conversations.actions.writing import ref
from pistos.conversations.facts import Estimate
from pistos.conversations.models import (
    Channel,
    Conversation,
    ConversationPromise,
    Message,
    Purpose,
)
from pistos.conversations.queries.house import House, house
from pistos.conversations.queries.waits import present_wait
from pistos.conversations.rules.acknowledging import Greeted, acknowledgement
from pistos.conversations.rules.answer_times import warn_time
from pistos.conversations.rules.greetings import greeting
from pistos.conversations.rules.zones import zone_of_country
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.kit.words import until_words
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.models import PromiseKind
from pistos.promises.rules.terms import About, Due, Grounds, Terms, Told

UNTOLD = "untold"
"""Where the customer has not heard of a promise: the desk holds to it, and it is not published."""

SHOWS_IT = (Channel.CHAT, Channel.FORM)
"""The head of the chat and the form's result page show the promise without a message."""

MACHINE = Actor.machine("conversations.promise_answer")

_SPOKEN_TO_THEM = """
SELECT 1 FROM conversations_conversation c JOIN conversations_message m ON m.conversation_id = c.id
WHERE c.customer_id = %(customer)s AND c.last_message_at > %(day)s
  AND m.purpose = 'acknowledgement' AND m.happened_at > %(day)s
HAVING max(m.happened_at) > %(since)s OR count(*) >= %(most)s
"""
MOST_A_DAY = 5
"""Acknowledgements to one person within a day, whatever the window: their address may be abused."""


@dataclass(slots=True)
class Promised:
    """A promise made at once: its link and, where the machine speaks, the message that tells of it."""

    link: ConversationPromise
    told: Message | None = None


def promise_and_tell(
    conversation: Conversation, address: str, reply_id: int, *, at: datetime
) -> Promised | None:
    """The promise of an answer, unless one is open already, and the machine's word of it.

    In the caller's transaction, which holds the conversation and writes what is returned; `reply_id`
    is the id that the machine's message will have.
    """
    if not conversation._state.adding and has_open_answer(conversation):
        return None
    try:
        within = house(at)
    except NotFound:
        # Mail is taken in before the wizard has set the shop up; nobody can promise anything yet.
        return None
    conversation.zone = (
        conversation.zone or zone_of_country(conversation.customer.country) or within.shop.time_zone
    )
    estimate = present_wait(conversation.channel, at, within, topic=conversation.topic)
    told = None
    if _may_speak(conversation, address, within, at):
        text = _words_of_machine(conversation, estimate, within, at)
        told = machine_message(conversation, Purpose.ACKNOWLEDGEMENT, text, pk=reply_id, at=at)
    link = _promise(conversation, estimate, told, within, at)
    return Promised(link, told)


@transaction.atomic
def promise_next(*, conversation: Conversation, at: datetime) -> None:
    """The customer wrote again before the answer reached them: the next answer is promised.

    The caller holds the conversation, and saves it. Publishes `Acknowledged` where the machine says so.
    """
    promised = promise_and_tell(conversation, conversation.customer.email, next_message_id(), at=at)
    if promised is not None:
        promised.link.save(force_insert=True)
        if promised.told is not None:
            promised.told.save(force_insert=True)
            told = events.Acknowledged(conversation.pk, promised.told.pk)
            publish(told, about=ref(conversation), by=MACHINE, at=at)


def has_open_answer(conversation: Conversation) -> bool:
    return ConversationPromise.objects.filter(
        conversation=conversation, kind=PromiseKind.ANSWER, is_open=True
    ).exists()


def answer_words(due_at: datetime, *, at: datetime, zone: str, language: str) -> str:
    """The promise as it is told: a day and an hour, never "as soon as possible"."""
    until = until_words(due_at, at, ZoneInfo(zone), language)
    with override(language):
        return _("You will have our answer: %(until)s.") % {"until": until}


def grounds_of(estimate: Estimate, zone: str) -> Grounds:
    return Grounds(
        chance=estimate.chance,
        usual_on=estimate.usual_at.astimezone(ZoneInfo(zone)).date(),
        model_version=estimate.model_version,
        facts=dict(estimate.grounds),
    )


def _promise(
    conversation: Conversation,
    estimate: Estimate,
    told: Message | None,
    within: House,
    at: datetime,
) -> ConversationPromise:
    zone, language = conversation.zone, conversation.language
    is_told = told is not None or conversation.channel in SHOWS_IT
    promise = promise_by_estimate(
        to=conversation.customer,
        terms=Terms(
            kind=PromiseKind.ANSWER,
            due=Due.instant(estimate.due_at, zone),
            about=About("conversation", conversation.pk, country=conversation.customer.country),
            grounds=grounds_of(estimate, zone),
            is_public=is_told,
        ),
        told=Told(
            answer_words(estimate.due_at, at=at, zone=zone, language=language),
            language,
            str(conversation.channel) if is_told else UNTOLD,
            f"message:{told.pk}" if told else "",
        ),
        by=MACHINE,
        at=at,
    )
    conversation.due_at = min(conversation.due_at or promise.due_at, promise.due_at)
    share = within.answers.warn_share
    return ConversationPromise(
        conversation=conversation,
        promise=promise,
        kind=PromiseKind.ANSWER,
        warn_at=warn_time(within.calendar, at, promise.due_at, share),
        told_message_id=told.pk if told else None,
    )


def _may_speak(conversation: Conversation, address: str, within: House, at: datetime) -> bool:
    """In a chat whenever an answer is promised anew; by mail at most once per person and window: two
    programs must not talk for ever."""
    if conversation.channel == Channel.CHAT:
        return True
    if conversation.channel != Channel.EMAIL or not may_write_to(address, conversation, within):
        return False
    since = at - timedelta(hours=within.answers.acknowledgement_hours)
    values: dict[str, int | datetime] = {
        "customer": conversation.customer_id,
        "since": since,
        "day": at - timedelta(days=1),
        "most": MOST_A_DAY,
    }
    with connection.cursor() as cursor:
        cursor.execute(_SPOKEN_TO_THEM, values)
        return cursor.fetchone() is None


def _words_of_machine(
    conversation: Conversation, estimate: Estimate, within: House, at: datetime
) -> str:
    """Greeted by the hour of their day and without a name: a mail's address may never have written.

    Who is greeted in a chat already hears the new time alone.
    """
    if conversation.channel == Channel.CHAT and not conversation._state.adding:
        return answer_words(
            estimate.due_at, at=at, zone=conversation.zone, language=conversation.language
        )
    to = Greeted(conversation.language, conversation.zone, within.shop.name)
    hour = at.astimezone(ZoneInfo(to.zone)).hour
    return acknowledgement(to, estimate, greeting=greeting(to.language, hour), at=at)
