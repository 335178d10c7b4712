"""A person greets by one click: contact, and a face, while the answer is still owed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.accounts.models import User
from pistos.conversations import events
from pistos.conversations.actions.departing import depart
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.writing import ref, signal
from pistos.conversations.models import (
    AuthorKind,
    Channel,
    Conversation,
    Direction,
    Message,
    MessageState,
    Purpose,
)
from pistos.conversations.queries.house import house
from pistos.conversations.queries.reach import channel_for
from pistos.conversations.rules.greetings import greeting
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.words import until_words


class GreetedAlready(Refused):
    """A person greeted in this conversation since the customer last wrote."""


class NobodyWaits(Refused):
    """The ball is with the customer; there is nothing to greet for."""


@transaction.atomic
def greet(*, conversation: Conversation, by: User, at: datetime) -> Message:
    """Greets the customer in the agent's name, by the hour of their day, with the time promised.

    Contact, not an answer: the clock of the promise goes on. Publishes `AnswerWritten`. Refuses with
    GreetedAlready and NobodyWaits.
    """
    fresh = held(conversation)
    if fresh.waiting_since is None:
        raise NobodyWaits(_("Nobody waits here. Write a message instead."))
    if _has_greeted(fresh):
        raise GreetedAlready(_("This customer was greeted by a person already."))
    message = Message.objects.create(
        conversation=fresh,
        direction=Direction.OUT,
        channel=Channel.CHAT
        if fresh.channel == Channel.CHAT
        else channel_for(fresh, at) or Channel.EMAIL,
        author_kind=AuthorKind.PERSON,
        author_id=by.pk,
        author_name=by.name,
        purpose=Purpose.GREETING,
        state=MessageState.WAITING,
        language=fresh.language,
        text=_words(fresh, by, at),
        happened_at=at,
    )
    written = events.AnswerWritten(fresh.pk, message.pk, message.purpose, message.channel)
    publish(written, about=ref(fresh), by=Actor.person(by.pk), at=at)
    depart(fresh, message, at=at)
    signal(fresh, message=message)
    return message


def _has_greeted(conversation: Conversation) -> bool:
    greeted = Message.objects.filter(conversation=conversation, purpose=Purpose.GREETING)
    return greeted.filter(happened_at__gte=conversation.waiting_since).exists()


def _words(conversation: Conversation, by: User, at: datetime) -> str:
    zone = ZoneInfo(conversation.zone or house(at).shop.time_zone)
    language, customer = conversation.language, conversation.customer
    said = greeting(language, at.astimezone(zone).hour, customer.name, customer.form_of_address)
    with override(language):
        lines = [said, _("I am %(name)s, and your question is with me.") % {"name": by.name}]
        if conversation.due_at and conversation.due_at > at:
            until = until_words(conversation.due_at, at, zone, language)
            lines.append(_("You will have our answer: %(until)s.") % {"until": until})
    return "\n\n".join(lines)
