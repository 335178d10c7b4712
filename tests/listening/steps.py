"""A hearing brought to each of its steps, by the deeds; what follows from events is done at once."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pistos.accounts.models import User
from pistos.conversations.actions.departed import note_departed
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Sender, Thread
from pistos.conversations.models import Channel, Conversation, Message
from pistos.journal.listeners import listener, listeners_of, sieves, sifting
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.listening.actions.acting import act
from pistos.listening.actions.asking import finish_asking, note_reason
from pistos.listening.actions.confirming import confirm_restatement
from pistos.listening.actions.finding import confirm_all, finish_listening
from pistos.listening.actions.restating import restate
from pistos.listening.facts import Action, Said
from pistos.listening.models import ConfirmedHow, Hearing, Restatement

MINUTE = timedelta(minutes=1)
COMPLAINT = (
    "I ordered the blue jug on 12.2. and it arrived broken."
    " I am disappointed. I would like a new one before Saturday."
)
OWN_WORDS = (
    "Your jug came damaged, which spoiled the joy of it, and a replacement"
    " has to be with you by the weekend."
)


def let_follow(at: datetime, *, since: int = 0) -> None:
    """Listening's part of every event after `since`, and of those that it makes."""
    while events := list(Event.objects.filter(pk__gt=since).order_by("pk")):
        for event in events:
            for name in listeners_of(event.name) + sifting(event.name):
                if name.startswith("listening."):
                    sieve = sieves().get(name, lambda events, at: events)
                    for left in sieve([event], at):
                        listener(name)(left, at)
            since = event.pk


def newest_event() -> int:
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def names() -> list[str]:
    """Every event so far, the first first."""
    return list(Event.objects.order_by("pk").values_list("name", flat=True))


def restatement_of(hearing: Hearing) -> Restatement:
    """The one that waits for the customer."""
    return Restatement.objects.get(hearing=hearing, state="sent")


def arrival_of(
    text: str,
    *,
    at: datetime,
    number: int = 1,
    thread: Conversation | None = None,
    language: str = "en",
) -> Arrival:
    arrival = Arrival(
        channel=Channel.EMAIL,
        sender=Sender("email", "cleo@customer.example", "Cleo", "cleo@customer.example"),
        text=text,
        happened_at=at,
        external_id=f"mail:<{number}.{at.timestamp()}@customer.example>",
        subject="My jug",
        language=language,
    )
    if thread is not None:
        arrival = replace(arrival, thread=Thread(conversation_ids=(thread.pk,)))
    return arrival


def comes_in(text: str, *, at: datetime, **given: Any) -> Message:
    """Cleo writes, and what follows is done."""
    since = newest_event()
    received = receive_message(arrival=arrival_of(text, at=at, **given), at=at)
    let_follow(at, since=since)
    assert received.message is not None
    return received.message


def goes_out(message: Message, at: datetime) -> None:
    """The message is sent, and what follows is done."""
    since = newest_event()
    conversation = held(message.conversation)
    note_departed(conversation, Message.objects.get(pk=message.pk), at=at)
    let_follow(at, since=since)


def fresh(hearing: Hearing) -> Hearing:
    return Hearing.objects.select_related("conversation", "restatement", "promise").get(
        pk=hearing.pk
    )


def listened(hearing: Hearing, by: User, at: datetime) -> Hearing:
    confirm_all(hearing=hearing, by=by, at=at)
    note_reason(hearing=hearing, reason="Packed too thinly", by=by, at=at)
    return finish_listening(hearing=hearing, by=by, at=at)


def asked(hearing: Hearing, by: User, at: datetime) -> Hearing:
    return finish_asking(hearing=listened(hearing, by, at), by=by, at=at)


def restated(hearing: Hearing, by: User, at: datetime, text: str = OWN_WORDS) -> Restatement:
    found = restate(hearing=asked(hearing, by, at), said=Said(text), by=by, at=at)
    assert found.message is not None
    goes_out(found.message, at)
    return found


def confirmed(hearing: Hearing, by: User, at: datetime) -> Hearing:
    since = newest_event()
    customer = Actor.customer(hearing.conversation.customer_id)
    confirm_restatement(
        restatement=restated(hearing, by, at), how=ConfirmedHow.CLICK, by=customer, at=at
    )
    let_follow(at, since=since)
    return fresh(hearing)


def acted(hearing: Hearing, by: User, at: datetime, **given: Any) -> Hearing:
    hearing = confirmed(hearing, by, at)
    wish = hearing.findings.get(kind="wish")
    action = Action(
        words="A new blue jug",
        said=Said("A new blue jug leaves today and is with you on Thursday."),
        due_at=at + timedelta(days=3),
        wish_id=wish.pk,
        covers=tuple(hearing.findings.values_list("pk", flat=True)),
    )
    sent = act(hearing=hearing, action=replace(action, **given), by=by, at=at)
    goes_out(sent, at)
    return fresh(hearing)
