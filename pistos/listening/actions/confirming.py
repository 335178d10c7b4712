"""Listening again: the customer says that we understood, or puts it right."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.accounts.models import User
from pistos.conversations.access import address_of as page_of
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.actions.touching import sender_of_customer
from pistos.conversations.actions.writing import signal, write_activity
from pistos.conversations.facts import Arrival, Thread
from pistos.conversations.models import Channel, Message, Purpose
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import without_tricks
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.listening import events
from pistos.listening.actions.holding import go, held_hearing, require_step, tell_journal
from pistos.listening.actions.writing import write_to_customer
from pistos.listening.facts import Said
from pistos.listening.models import (
    ConfirmedHow,
    Hearing,
    Restatement,
    RestatementState,
    Step,
)
from pistos.listening.models.hearing import MOST_ROUNDS

LONGEST_CORRECTION = 10_000
MACHINE = Actor.machine("listening.confirming")


class SettledBefore(Refused):
    """The customer has said already whether it is right."""


class CorrectionEmpty(Refused):
    """A correction without words."""


class NotCalled(Refused):
    """A confirmation by voice needs a call that was offered or noted."""


@transaction.atomic
def confirm_restatement(
    *, restatement: Restatement, how: ConfirmedHow, by: Actor, at: datetime
) -> Hearing:
    """The customer says: yes, exactly. Publishes `RestatementConfirmed`; acting is open from now on.

    Again it changes nothing. Refuses what was corrected or taken back meanwhile.
    """
    fresh, row = _held(restatement)
    if row.state == RestatementState.CONFIRMED:
        return fresh
    if row.state != RestatementState.SENT:
        raise SettledBefore(_("This was put right meanwhile. Thank you: we are on it."))
    row.state, row.settled_at, row.how = RestatementState.CONFIRMED, at, how
    row.save(update_fields=["state", "settled_at", "how"])
    fresh.restatement = row
    fresh.confirmed_at, fresh.confirmed_how = at, how
    go(fresh, Step.ACT, at)
    write_activity(fresh.conversation, "heard_right", {"how": str(how)}, by=by, at=at)
    happened = events.RestatementConfirmed(fresh.pk, fresh.conversation_id, row.pk, str(how))
    tell_journal(fresh, happened, by, at)
    signal(fresh.conversation)
    return fresh


@transaction.atomic
def correct_restatement(*, restatement: Restatement, text: str, at: datetime) -> Hearing:
    """The customer puts it right on their page; their words stand in the conversation as a message.

    Publishes `RestatementCorrected`; listening begins again. Refuses an empty one, and one that was
    settled before.
    """
    words = without_cards(without_tricks(text).strip())[:LONGEST_CORRECTION]
    if not words:
        raise CorrectionEmpty(_("Write what is not right, or what is missing."))
    fresh, row = _held(restatement)
    if row.state != RestatementState.SENT:
        raise SettledBefore(_("You have told us already. Thank you: we are on it."))
    customer = fresh.conversation.customer
    arrival = Arrival(
        channel=Channel.FORM,
        sender=sender_of_customer(customer, MACHINE, at),
        text=words,
        happened_at=at,
        client_id=f"correction:{row.pk}",
        language=fresh.conversation.language,
        thread=Thread(conversation_ids=(fresh.conversation_id,)),
    )
    received = receive_message(arrival=arrival, at=at)
    _corrected(held_hearing(fresh), row, words, received.message, ConfirmedHow.CLICK, at)
    return fresh


@transaction.atomic
def correct_by_reply(*, restatement: Restatement, message: Message, at: datetime) -> None:
    """A plain reply that is no "yes": its words are the correction. Publishes `RestatementCorrected`."""
    fresh, row = _held(restatement)
    if row.state == RestatementState.SENT:
        _corrected(fresh, row, message.text[:LONGEST_CORRECTION], message, ConfirmedHow.MAIL, at)


@transaction.atomic
def confirm_by_call(*, hearing: Hearing, words: str, by: User, at: datetime) -> Hearing:
    """An agent heard the "yes" in a call, and writes what was agreed. Publishes `RestatementConfirmed`.

    Refuses without a call offered or a call noted in the conversation, and without words.
    """
    fresh = held_hearing(hearing)
    require_step(fresh, Step.REPEAT, Step.CONFIRM, Step.LISTEN, Step.ASK)
    spoken = fresh.conversation.messages.filter(
        channel__in=[Channel.PHONE, Channel.STORE], happened_at__gte=fresh.begun_at
    )
    if fresh.call_offered_at is None and not spoken.exists():
        raise NotCalled(_("Note the call first; then say what was agreed in it."))
    if not words.strip():
        raise CorrectionEmpty(_("Write in a sentence what the customer confirmed."))
    fresh.restatements.filter(state=RestatementState.SENT).update(
        state=RestatementState.CORRECTED, settled_at=at, how=ConfirmedHow.CALL
    )
    row = Restatement.objects.create(
        hearing=fresh,
        round=min(fresh.round + 1, MOST_ROUNDS),
        text=without_cards(words.strip()),
        state=RestatementState.CONFIRMED,
        sent_at=at,
        expires_at=at,
        settled_at=at,
        how=ConfirmedHow.CALL,
    )
    fresh.restatement = row
    fresh.confirmed_at, fresh.confirmed_how = at, ConfirmedHow.CALL
    fresh.step = Step.CONFIRM
    go(fresh, Step.ACT, at)
    actor = Actor.person(by.pk)
    write_activity(fresh.conversation, "heard_right", {"how": "call"}, by=actor, at=at)
    happened = events.RestatementConfirmed(fresh.pk, fresh.conversation_id, row.pk, "call")
    tell_journal(fresh, happened, actor, at)
    signal(fresh.conversation)
    return fresh


@transaction.atomic
def offer_call(*, hearing: Hearing, client_id: str | None, by: User, at: datetime) -> Message:
    """Two rounds were not enough: the customer is offered a call, at a time they choose on their page.

    Publishes `CallOffered`. Refuses before the second round is over.
    """
    fresh = held_hearing(hearing)
    require_step(fresh, Step.LISTEN, Step.ASK, Step.REPEAT)
    if fresh.round < MOST_ROUNDS:
        raise NotCalled(_("Repeat it once more in writing; a call comes after the second time."))
    conversation = fresh.conversation
    with override(conversation.language):
        words = _(
            "We want to understand you rightly, and talking may be easier than writing."
            " Choose a time on this page, and we will call you:"
        )
    letter = Said(
        f"{words}\n{page_of(conversation, conversation.language, at)}", client_id=client_id
    )
    sent = write_to_customer(fresh, letter, Purpose.QUESTION, by=by, at=at)
    fresh.call_offered_at = at
    fresh.save(update_fields=["call_offered_at"])
    happened = events.CallOffered(fresh.pk, fresh.conversation_id)
    tell_journal(fresh, happened, Actor.person(by.pk), at)
    return sent


def _held(restatement: Restatement) -> tuple[Hearing, Restatement]:
    hearing = held_hearing(Restatement.objects.select_related("hearing__conversation").get(
        pk=restatement.pk
    ).hearing)  # fmt: skip
    return hearing, Restatement.objects.select_for_update().get(pk=restatement.pk)


def _corrected(
    hearing: Hearing,
    row: Restatement,
    words: str,
    message: Message | None,
    how: ConfirmedHow,
    at: datetime,
) -> None:
    row.state, row.settled_at, row.how = RestatementState.CORRECTED, at, how
    row.correction, row.correction_message = words, message
    row.save()
    hearing.restatement = row
    hearing.listened_at = None
    go(hearing, Step.LISTEN, at)
    by = Actor.customer(hearing.conversation.customer_id)
    write_activity(hearing.conversation, "heard_otherwise", {}, by=by, at=at)
    happened = events.RestatementCorrected(hearing.pk, hearing.conversation_id, row.pk, str(how))
    tell_journal(hearing, happened, by, at)
    signal(hearing.conversation)
