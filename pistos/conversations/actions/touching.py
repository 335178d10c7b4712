"""Meeting a customer without writing: a telephone call, a visit to the store. Logged by staff."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations import events
from pistos.conversations.actions.departed import note_departed
from pistos.conversations.actions.departing import depart
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.actions.writing import ref, signal
from pistos.conversations.facts import Arrival, Context, Sender, Thread
from pistos.conversations.models import (
    AuthorKind,
    Channel,
    Conversation,
    Direction,
    Message,
    MessageState,
    Purpose,
)
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.queries.reach import channel_for
from pistos.customers.actions.knowing import add_alias
from pistos.customers.models import Alias, Customer
from pistos.customers.queries import family_ids
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused


class SaidNothing(Refused):
    """A call or visit without a word about it."""


@dataclass(frozen=True, slots=True)
class Touch:
    """What was said, and what we answered there and then; with no answer, the customer waits for one.

    `sender` tells who it was; `conversation` is joined where it is about the same matter.
    """

    channel: Channel
    sender: Sender
    said: str
    answered: str = ""
    conversation: Conversation | None = None
    topic: str = ""
    client_id: str | None = None


@transaction.atomic
def log_touch(*, touch: Touch, by: User, at: datetime) -> Conversation:
    """Logs a call or a visit: one customer, one record, whatever the touchpoint. Publishes `TouchLogged`.

    Begins a conversation or joins the one given. What was answered counts as the answer: it keeps the
    promise of one. The same `client_id` again logs nothing twice. Refuses with SaidNothing.
    """
    if not touch.said.strip():
        raise SaidNothing(_("Write in a few words what it was about."))
    joined = (touch.conversation.pk,) if touch.conversation else ()
    arrival = Arrival(
        channel=touch.channel,
        sender=touch.sender,
        text=touch.said.strip(),
        subject=without_cards(" ".join(touch.said.split()))[:120],
        happened_at=at,
        client_id=touch.client_id,
        thread=Thread(conversation_ids=joined),
        context=Context(topic=touch.topic),
    )
    received = receive_message(arrival=arrival, at=at)
    conversation, message = received.conversation, received.message
    if conversation is None or message is None or received.outcome == "duplicate":
        return conversation or touch.conversation or Conversation()
    publish(
        events.TouchLogged(conversation.pk, message.pk, touch.channel),
        about=ref(conversation),
        by=Actor.person(by.pk),
        at=at,
    )
    if touch.answered.strip():
        note_answered_there(
            conversation=conversation, text=touch.answered, channel=touch.channel, by=by, at=at
        )
    return conversation


@transaction.atomic
def note_answered_there(
    *, conversation: Conversation, text: str, channel: Channel, by: User, at: datetime
) -> Message:
    """The customer has the answer, by voice: it stands in the time line and keeps the promise of one.

    Publishes `AnswerSent`.
    """
    fresh = held(conversation)
    message = Message.objects.create(
        conversation=fresh,
        direction=Direction.OUT,
        channel=channel,
        author_kind=AuthorKind.PERSON,
        author_id=by.pk,
        author_name=by.name,
        purpose=Purpose.ANSWER,
        state=MessageState.WAITING,
        language=fresh.language,
        text=without_cards(text.strip()),
        happened_at=at,
    )
    note_departed(fresh, message, at=at)
    signal(fresh, message=message)
    return message


@transaction.atomic
def tell_by_machine(*, conversation: Conversation, text: str, at: datetime) -> Message | None:
    """A word of the program to the customer, by the way they like; None where there is no way.

    It is contact, not an answer, and says that a machine wrote it: that is the caller's text.
    """
    fresh = held(conversation)
    channel = channel_for(fresh, at)
    if not channel:
        return None
    message = Message.objects.create(
        conversation=fresh,
        direction=Direction.OUT,
        channel=channel,
        author_kind=AuthorKind.MACHINE,
        purpose=Purpose.INTERIM,
        state=MessageState.WAITING,
        language=fresh.language,
        subject=fresh.subject,
        text=text,
        happened_at=at,
    )
    depart(fresh, message, at=at)
    signal(fresh, message=message)
    return message


def sender_of_customer(customer: Customer, by: Actor, at: datetime) -> Sender:
    """A customer whom we know, as the sender of what they say: a colleague met them, or they hold a link
    of ours."""
    alias = Alias.objects.filter(customer_id__in=family_ids(customer)).order_by("pk").first()
    if alias is None:
        alias = add_alias(customer=customer, kind="desk", value=customer.token, by=by, at=at)
    return Sender(
        kind=alias.kind,
        value=alias.value,
        name=customer.name,
        email=customer.email,
        phone=customer.phone,
        is_proven=True,
    )
