"""The rows of a message that came in, all of them or none."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Model

from pistos.conversations import events
from pistos.conversations.actions.continuing import prove_by_mail
from pistos.conversations.actions.filing import Shelf, attachments_of
from pistos.conversations.actions.placing import begun, put_in_queue, rejoined
from pistos.conversations.actions.promising import Promised, promise_and_tell
from pistos.conversations.actions.writing import ref, signal_both, write_activity
from pistos.conversations.facts import Arrival, Outcome, Received
from pistos.conversations.models import (
    Attachment,
    AuthorKind,
    Channel,
    Conversation,
    ConversationState,
    Direction,
    Message,
)
from pistos.conversations.queries.threads import Home, home_of
from pistos.conversations.rules.answer_times import TOO_OLD
from pistos.conversations.rules.tidying import many_lines, one_line
from pistos.customers.actions.knowing import Details, meet
from pistos.customers.models import Customer
from pistos.customers.rules.aliases import tidy_alias
from pistos.journal.actions import publish_all
from pistos.kit.actors import Actor
from pistos.kit.copying import lock_until_commit
from pistos.kit.detecting import language_of
from pistos.kit.inserting import insert_together
from pistos.kit.languages import LANGUAGES
from pistos.kit.tokens import public_token
from pistos.shop.queries import the_shop_or_none

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MACHINE = Actor.machine("conversations.receive_message")
UNANSWERED = frozenset({Channel.PHONE, Channel.STORE})
"""Said face to face or by voice: the answer was given there, or a call-back was promised."""


CHANGED = (
    *("state", "zone", "waiting_since", "due_at", "snoozed_until", "closed_at", "snippet"),
    *("last_message_at", "last_in_at", "last_contact_at", "greeted_at", "in_count"),
    *("reopen_count", "words"),
)
"""What an arrival changes of a conversation that it joins."""


@dataclass(slots=True)
class Arriving:
    """A message on its way in: the ids drawn for its rows, what was stored for it, what happened."""

    arrival: Arrival
    shelf: Shelf
    message_id: int
    reply_id: int
    conversation_id: int
    is_blocked: bool
    known: Customer | None
    happened: "list[DataclassInstance]" = field(default_factory=list)


def settle_in(arriving: Arriving, at: datetime) -> Received:
    """Everything that one arrival makes. Runs inside the caller's transaction."""
    arrival = arriving.arrival
    customer = _sender(arriving, at)
    home = Home() if arriving.is_blocked else _home(arrival, customer)
    if home.conversation is None:
        state = _first_state(arrival, arriving.is_blocked)
        conversation = begun(arrival, customer, state, arriving.conversation_id, at=at)
    else:
        conversation = rejoined(home.conversation)
    message = _message(arriving, conversation, customer, home)
    promised = _take_its_turn(arriving, conversation, at)
    is_new = home.conversation is None
    if not is_new:
        conversation.save(update_fields=CHANGED)
    _write(arriving, [conversation] if is_new else [], message, promised, at)
    if conversation.visitor_id and arrival.channel is Channel.EMAIL:
        prove_by_mail(visitor_id=conversation.visitor_id, address=message.author_address, at=at)
    if home.quoted is not None and is_new:
        write_activity(
            conversation, "stranger", {"conversation_id": home.quoted.pk}, by=MACHINE, at=at
        )
    _publish(arriving, conversation, is_new=is_new, at=at)
    signal_both(conversation, message, promised.told if promised else None)
    return Received(_outcome(arrival, is_new), conversation, message)


def _sender(arriving: Arriving, at: datetime) -> Customer:
    """The person known by the sender's alias, made when unknown.

    A mail without any sender is of a person known by that mail alone.
    """
    if arriving.known is not None:
        return arriving.known
    arrival = arriving.arrival
    sender = arrival.sender
    kind, value = tidy_alias(sender.kind, sender.value)
    if not value:
        kind, value = "message", one_line(arrival.external_id, 200) or public_token()
    details = Details(
        name=one_line(sender.name, 200),
        email=sender.email or (value if kind == "email" else ""),
        phone=one_line(sender.phone or (value if kind == "phone" else ""), 40),
        language=_language(arrival),
        preferred_channel=str(arrival.channel),
    )
    return meet(kind=kind, value=value, details=details, by=MACHINE, at=at)


def _language(arrival: Arrival) -> str:
    """What the channel says, else what the words show, else the shop's own."""
    if arrival.language in LANGUAGES:
        return arrival.language
    if found := language_of(arrival.text):
        return found
    shop = the_shop_or_none()
    return shop.default_language if shop else "en"


def _home(arrival: Arrival, customer: Customer) -> Home:
    """Where it belongs; two first messages of one visitor, sent at once, wait for each other."""
    if arrival.channel is Channel.CHAT and arrival.context.visitor_id:
        lock_until_commit(f"conversations.visitor:{arrival.context.visitor_id}")
    return home_of(arrival, customer)


def _first_state(arrival: Arrival, is_blocked: bool) -> ConversationState:
    if is_blocked or arrival.is_spam:
        return ConversationState.SPAM
    return ConversationState.WAITING if arrival.is_automatic else ConversationState.OPEN


def _take_its_turn(arriving: Arriving, conversation: Conversation, at: datetime) -> Promised | None:
    """Puts the conversation where the message brings it; with its promise if it waits for us."""
    arrival = arriving.arrival
    message_id = arriving.message_id
    if conversation.state == ConversationState.SPAM:
        arriving.happened.append(events.MarkedSpam(conversation.pk))
        return None
    if arrival.is_automatic:
        arriving.happened.append(events.AutomaticMailKept(conversation.pk, message_id))
        return None
    arriving.happened += put_in_queue(conversation, arrival)
    arriving.happened.append(
        events.MessageReceived(conversation.pk, message_id, str(arrival.channel))
    )
    if arrival.channel in UNANSWERED or at - arrival.happened_at > TOO_OLD:
        return None
    address = arrival.sender.email or arrival.sender.value
    promised = promise_and_tell(conversation, address, arriving.reply_id, at=at)
    if promised is not None and promised.told is not None:
        arriving.happened.append(events.Acknowledged(conversation.pk, arriving.reply_id))
    return promised


def _message(
    arriving: Arriving, conversation: Conversation, customer: Customer, home: Home
) -> Message:
    arrival = arriving.arrival
    sender = arrival.sender
    context = arrival.context
    original = arriving.shelf.keep("originals", context.original, arrival.happened_at)
    return Message(
        pk=arriving.message_id,
        conversation=conversation,
        direction=Direction.IN,
        channel=arrival.channel,
        author_kind=AuthorKind.STRANGER if home.quoted else AuthorKind.CUSTOMER,
        author_id=customer.pk,
        author_name=one_line(sender.name, 200),
        author_address=one_line(sender.email or sender.value, 254).lower(),
        language=arrival.language if arrival.language in LANGUAGES else conversation.language,
        subject=one_line(arrival.subject, 300),
        text=many_lines(arrival.text),
        quoted=many_lines(arrival.quoted),
        html=many_lines(arrival.html),
        original=original,
        client_id=arrival.client_id,
        headers={name: many_lines(str(value)) for name, value in context.headers.items()},
        masked_count=min(arrival.masked_count, 32767),
        happened_at=arrival.happened_at,
    )


def _write(
    arriving: Arriving,
    begun: list[Conversation],
    message: Message,
    promised: Promised | None,
    at: datetime,
) -> None:
    """All rows by one statement; files follow where there are any."""
    rows: list[Model] = [*begun, message]
    if promised is not None:
        rows += [promised.link] if promised.told is None else [promised.told, promised.link]
    insert_together(rows)
    files = attachments_of(
        arriving.arrival.files, message_id=message.pk, shelf=arriving.shelf, at=at
    )
    if files:
        Attachment.objects.bulk_create(files)


def _publish(arriving: Arriving, conversation: Conversation, *, is_new: bool, at: datetime) -> None:
    happened = arriving.happened
    if is_new:
        started = events.ConversationStarted(conversation.pk, conversation.channel)
        happened = [started, *happened]
    about = ref(conversation)
    publish_all([(event, about) for event in happened], by=MACHINE, at=at)


def _outcome(arrival: Arrival, is_new: bool) -> Outcome:
    if arrival.is_automatic:
        return Outcome.AUTOMATIC
    return Outcome.STORED if is_new else Outcome.THREADED
