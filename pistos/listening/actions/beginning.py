"""A hearing begins: by the rules when a message shows more than a simple question, or by an agent."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations.actions.holding import held
from pistos.conversations.actions.writing import signal
from pistos.conversations.models import AuthorKind, Conversation, Direction
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.listening import events
from pistos.listening.actions.holding import settle_restraints, tell_journal
from pistos.listening.actions.suggesting import suggest_findings
from pistos.listening.models import Hearing, Step

OVER = (Step.DONE, Step.SHORT)
MOST_MESSAGES = 20


class AlreadyHeard(Refused):
    """The customer is being heard already."""


@transaction.atomic
def begin_hearing(*, conversation: Conversation, by: Actor, at: datetime) -> Hearing:
    """An agent wants to hear it out. Publishes `HearingBegun`. Refuses while one is under way.

    What was done, or went the short path, begins again.
    """
    fresh = held(conversation)
    known = Hearing.objects.filter(conversation=fresh).first()
    if known is not None and known.step not in OVER:
        raise AlreadyHeard(_("This conversation is being heard already."))
    hearing = begun(fresh, "agent", by=by, at=at)
    said = fresh.messages.filter(direction=Direction.IN, author_kind=AuthorKind.CUSTOMER)
    for message in reversed(said.order_by("-pk")[:MOST_MESSAGES]):
        suggest_findings(hearing, message, at=at)
    settle_restraints(hearing, at)
    signal(fresh)
    return hearing


def begun(conversation: Conversation, because: str, *, by: Actor, at: datetime) -> Hearing:
    """The hearing at its first step, new or again; the caller holds the conversation."""
    hearing, is_new = Hearing.objects.get_or_create(
        conversation=conversation, defaults={"because": because, "begun_at": at}
    )
    if not is_new:
        for name in (
            *("listened_at", "asked_at", "replied_at", "nothing_missing_at", "confirmed_at"),
            *("call_offered_at", "restatement", "act_message", "done_message", "wish", "promise"),
            *("due_at", "acted_at", "done_at"),
        ):
            setattr(hearing, name, None)
        for name in ("confirmed_how", "reason", "reason_code", "action", "differs_because"):
            setattr(hearing, name, "")
        hearing.step, hearing.round, hearing.because = Step.LISTEN, 0, because
        hearing.begun_at = at
        hearing.save()
    hearing.conversation = conversation
    tell_journal(hearing, events.HearingBegun(hearing.pk, conversation.pk, because), by, at)
    return hearing
