"""What came of a promised call: noted in seconds."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.calls import events
from pistos.calls.actions.calling_back import close_link
from pistos.calls.models import CallBack, CallBackState
from pistos.calls.rules.words import not_reached_words
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.touching import note_answered_there, tell_by_machine
from pistos.conversations.actions.writing import ref, signal, write_activity
from pistos.conversations.models import Channel, Conversation
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.promises.actions.fulfilling import note_happened
from pistos.shop.queries import the_shop

AGAIN_IN = timedelta(minutes=20)
MOST_TRIES = 3


class CallSettled(Refused):
    """Somebody noted the outcome before."""


@transaction.atomic
def note_reached(*, call_back: CallBack, said: str, by: User, at: datetime) -> CallBack:
    """The customer was called and reached. Publishes `CallBackReached`; the promise is kept if in time.

    What was said is the answer: a promise of one is kept by it too. Refuses with CallSettled.
    """
    conversation, fresh = _held(call_back)
    fresh.state, fresh.settled_at = CallBackState.REACHED, at
    _note_call(conversation, fresh, by, at)
    text = said.strip() or _("Spoke on the telephone.")
    note_answered_there(conversation=conversation, text=text, channel=Channel.PHONE, by=by, at=at)
    publish(
        events.CallBackReached(fresh.pk, conversation.pk),
        about=ref(conversation),
        by=Actor.person(by.pk),
        at=at,
    )
    signal(conversation)
    return fresh


@transaction.atomic
def note_not_reached(*, call_back: CallBack, by: User, at: datetime) -> CallBack:
    """We called and nobody answered: the word to call was kept, and it is tried again in 20 minutes.

    Publishes `CallBackTried`; after the third time `CallBackMissed`, and the customer is told that we
    called. Refuses with CallSettled.
    """
    conversation, fresh = _held(call_back)
    is_last = fresh.tries_count + 1 >= MOST_TRIES
    if is_last:
        fresh.state, fresh.settled_at = CallBackState.MISSED, at
    else:
        fresh.next_at = at + AGAIN_IN
    _note_call(conversation, fresh, by, at)
    actor, tries = Actor.person(by.pk), fresh.tries_count
    write_activity(conversation, "call_back_tried", {"tries": tries}, by=actor, at=at)
    event = (
        events.CallBackMissed(fresh.pk, conversation.pk)
        if is_last
        else events.CallBackTried(fresh.pk, conversation.pk, tries)
    )
    publish(event, about=ref(conversation), by=actor, at=at)
    if is_last:
        words = not_reached_words(the_shop().name, conversation.language)
        tell_by_machine(conversation=conversation, text=words, at=at)
    signal(conversation)
    return fresh


def _held(call_back: CallBack) -> tuple[Conversation, CallBack]:
    conversation = held(call_back.conversation)
    rows = CallBack.objects.select_for_update(of=("self",)).select_related("promise")
    fresh = rows.get(pk=call_back.pk)
    if fresh.state != CallBackState.WAITING:
        raise CallSettled(_("A colleague noted the outcome of this call already."))
    return conversation, fresh


def _note_call(conversation: Conversation, call_back: CallBack, by: User, at: datetime) -> None:
    """The call happened: whatever its end, the promise was to call."""
    call_back.tries_count += 1
    call_back.tried_at = at
    call_back.save(update_fields=["state", "settled_at", "next_at", "tries_count", "tried_at"])
    note_happened(
        promise=call_back.promise,
        happened_at=at,
        evidence=f"call_back:{call_back.pk}",
        by=Actor.person(by.pk),
        at=at,
    )
    close_link(conversation, call_back)
