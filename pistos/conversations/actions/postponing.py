"""A later time for an answer: the customer is written to first, in the same transaction."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.conversations import events
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.promising import SHOWS_IT
from pistos.conversations.actions.speaking import machine_message, may_write_to, next_message_id
from pistos.conversations.actions.writing import ref, signal
from pistos.conversations.models import Channel, Conversation, ConversationPromise, Purpose
from pistos.conversations.queries.house import House, house
from pistos.conversations.rules.answer_times import warn_time
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.words import until_words
from pistos.promises.actions.entering import Telling
from pistos.promises.actions.moving import move_promise
from pistos.promises.models import PromiseKind, State
from pistos.promises.rules.terms import Due, Told


class NoAnswerPromised(Refused):
    """Nothing is promised here that could be moved."""


class CannotBeTold(Refused):
    """No way is known by which the customer would hear of it."""


@transaction.atomic
def postpone_answer(
    *, conversation: Conversation, due_at: datetime, by: Actor, at: datetime
) -> None:
    """An agent gives the answer a later time; the customer is told at once. Publishes `AnswerMoved`.

    Refuses with NoAnswerPromised, CannotBeTold, and as `move_promise` does: what is due already, an
    earlier time, and a notice too short.
    """
    fresh = held(conversation)
    link = (
        ConversationPromise.objects.select_for_update(of=("self",))
        .select_related("promise__standing")
        .filter(conversation=fresh, kind=PromiseKind.ANSWER, is_open=True)
        .first()
    )
    if link is None or link.promise.standing.state != State.OPEN:
        raise NoAnswerPromised(_("No answer is promised here that could be moved."))
    within = house(at)
    if not can_be_told(fresh, within):
        raise CannotBeTold(
            _("The program cannot write to this customer, so they would not hear of a later time.")
        )
    link.conversation = fresh
    tell_and_move(link, due_at, within, by=by, at=at)


def can_be_told(conversation: Conversation, within: House) -> bool:
    if conversation.channel == Channel.CHAT:
        return True
    mailed = conversation.channel in (Channel.EMAIL, *SHOWS_IT)
    return mailed and may_write_to(conversation.customer.email, conversation, within)


def tell_and_move(
    link: ConversationPromise, due_at: datetime, within: House, *, by: Actor, at: datetime
) -> None:
    """The message, the move in the ledger, the warning anew. The caller holds link and conversation."""
    conversation = link.conversation
    zone = conversation.zone or within.shop.time_zone
    words = _new_time_words(due_at, at, zone, conversation.language)
    message = machine_message(conversation, Purpose.MOVED, words, pk=next_message_id(), at=at)
    message.save(force_insert=True)
    told = Told(words, conversation.language, str(message.channel), f"message:{message.pk}")
    move_promise(
        promise=link.promise,
        due=Due.instant(due_at, zone),
        reason="answer_moved",
        telling=Telling(told, message.pk),
        by=by,
        at=at,
    )
    link.warned_at, link.told_message_id = None, message.pk
    link.warn_at = warn_time(within.calendar, at, due_at, within.answers.warn_share)
    link.save(update_fields=["warned_at", "told_message_id", "warn_at"])
    conversation.due_at = due_at
    conversation.save(update_fields=["due_at", "last_contact_at", "last_message_at", "greeted_at"])
    moved = events.AnswerMoved(conversation.pk, link.promise_id)
    publish(moved, about=ref(conversation), by=by, at=at)
    signal(conversation, message=message)


def _new_time_words(due_at: datetime, at: datetime, zone: str, language: str) -> str:
    until = until_words(due_at, at, ZoneInfo(zone), language)
    with override(language):
        return _(
            "Your question needs longer than we said, and we are sorry."
            " You will have our answer: %(until)s. This is written by our program."
        ) % {"until": until}
