"""Customers of the demo who are heard, each brought to another step, by the deeds themselves."""

from datetime import datetime, timedelta

from django.db import transaction

from pistos.accounts.models import User
from pistos.conversations.actions.departed import note_departed
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Commitment, Sender, Thread
from pistos.conversations.models import Channel, Conversation, Message, MessageState
from pistos.conversations.queries.offers import offers_of
from pistos.customers.models import Customer
from pistos.demo import cast
from pistos.demo.heard import HEARINGS, DemoHearing
from pistos.listening.actions.acting import act, finish_hearing, note_sent
from pistos.listening.actions.asking import finish_asking, note_reason
from pistos.listening.actions.finding import confirm_all, finish_listening
from pistos.listening.actions.reading import hear_message
from pistos.listening.actions.restating import restate
from pistos.listening.actions.shortening import take_short_path
from pistos.listening.actions.talking import count_talk, type_talk
from pistos.listening.facts import Action, Said
from pistos.listening.models import Hearing

HOUR = timedelta(hours=1)


@transaction.atomic
def hear_out(at: datetime) -> None:
    """One hearing for each step, with buyers of the demo in their own languages."""
    ben = User.objects.get(email=cast.AGENT[0])
    for number, told in enumerate(HEARINGS):
        buyers = Customer.objects.filter(language=told.language, erased_at=None)
        customer = buyers.exclude(email="").order_by("pk")[number : number + 1].first()
        if customer is not None:
            _heard(told, customer, number, ben, at)


def _heard(told: DemoHearing, customer: Customer, number: int, ben: User, at: datetime) -> None:
    then = at - timedelta(days=told.days) - 3 * HOUR
    conversation = _arrives(told, told.text, customer, f"{number}", then)
    if conversation is None:
        return
    hearing = Hearing.objects.filter(conversation=conversation).first()
    if hearing is None or told.until == "listen":
        return
    if told.until == "short":
        take_short_path(hearing=hearing, because="simple", by=ben, at=then + HOUR / 4)
        return
    _bring_on(told, hearing, ben, then)
    if told.reply:
        _arrives(told, told.reply, customer, f"{number}b", then + HOUR, conversation)
    if told.action:
        _act(told, hearing, ben, then + 2 * HOUR)
    type_talk(conversation=conversation, kind="service", by=ben, at=then + 2 * HOUR)


def _bring_on(told: DemoHearing, hearing: Hearing, ben: User, then: datetime) -> None:
    confirm_all(hearing=hearing, by=ben, at=then + HOUR / 4)
    note_reason(hearing=hearing, reason=told.reason, by=ben, at=then + HOUR / 4)
    finish_listening(hearing=hearing, by=ben, at=then + HOUR / 4)
    if not told.restated:
        return
    finish_asking(hearing=hearing, by=ben, at=then + HOUR / 3)
    said = restate(hearing=hearing, said=Said(told.restated), by=ben, at=then + HOUR / 2)
    if said.message is not None:
        _goes_out(said.message, then + HOUR / 2)


def _act(told: DemoHearing, hearing: Hearing, ben: User, then: datetime) -> None:
    wish = hearing.findings.filter(kind="wish").first()
    points = tuple(hearing.findings.values_list("pk", flat=True))
    action = Action(
        words=told.action,
        said=Said(told.told),
        due_at=_realistic(told.action, then),
        wish_id=wish.pk if wish else None,
        differs_because="" if wish else "Nothing else was asked for",
        covers=points,
    )
    _goes_out(act(hearing=hearing, action=action, by=ben, at=then), then)
    if told.finished:
        soon = then + timedelta(hours=20)
        sent = finish_hearing(hearing=hearing, said=Said(told.finished), by=ben, at=soon)
        _goes_out(sent, soon)


def _realistic(words: str, then: datetime) -> datetime:
    """The next day, or the time that the shop's own history supports."""
    wished = then + timedelta(days=1)
    (offer,) = offers_of([Commitment(words, "fix", wished)], then)
    return offer.realistic_at or wished


def _arrives(
    told: DemoHearing,
    text: str,
    customer: Customer,
    number: str,
    then: datetime,
    thread: Conversation | None = None,
) -> Conversation | None:
    arrival = Arrival(
        channel=Channel.FORM,
        sender=Sender("email", customer.email, customer.name, customer.email, is_proven=True),
        text=text,
        happened_at=then,
        external_id=f"demo:heard:{number}",
        subject=told.subject,
        language=told.language,
        thread=Thread(conversation_ids=(thread.pk,) if thread else ()),
    )
    received = receive_message(arrival=arrival, at=then)
    if received.message is not None:
        hear_message(message_id=received.message.pk, at=then)
    return received.conversation


def _goes_out(message: Message, then: datetime) -> None:
    """It was sent then: the demo's past has no post office."""
    conversation = held(message.conversation)
    fresh = Message.objects.get(pk=message.pk)
    if fresh.state != MessageState.SENT:
        fresh.send_at = None
        note_departed(conversation, fresh, at=then)
    note_sent(message=Message.objects.get(pk=message.pk), at=then)
    count_talk(conversation_id=conversation.pk, at=then)
