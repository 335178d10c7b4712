"""Keeping a conversation open until what stands in it is settled, and letting it go again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations import events
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.writing import ref, signal
from pistos.conversations.models import Conversation, Restraint, RestraintReason
from pistos.conversations.rules.restraints import restraint_words
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused

MACHINE = Actor.machine("conversations.restrain")
LONGEST_WORDS = 300


class HeldOpen(Refused):
    """Something keeps the conversation open; the text says what."""


@transaction.atomic
def restrain(
    *,
    conversation: Conversation,
    reason: RestraintReason,
    source: Ref,
    at: datetime,
    words: str = "",
) -> Restraint:
    """Nobody closes it until `source` lifts it. Publishes `ConversationRestrained`.

    The same source and reason again changes its words and nothing else. `words` are shown as they
    stand: leave them empty where the reason says all.
    """
    fresh = held(conversation)
    standing = Restraint.objects.filter(
        source_kind=source.kind, source_id=source.id, reason=reason, lifted_at=None
    ).first()
    if standing is not None:
        standing.words = words[:LONGEST_WORDS]
        standing.save(update_fields=["words"])
        return standing
    placed = Restraint.objects.create(
        conversation=fresh,
        reason=reason,
        source_kind=source.kind,
        source_id=source.id,
        words=words[:LONGEST_WORDS],
        placed_at=at,
    )
    happened = events.ConversationRestrained(fresh.pk, reason, source.kind, source.id)
    publish(happened, about=ref(fresh), by=MACHINE, at=at)
    signal(fresh)
    return placed


@transaction.atomic
def lift(*, source: Ref, at: datetime) -> int:
    """All that this source keeps open is free of it; returns how many. Publishes `RestraintLifted` each."""
    standing = Restraint.objects.filter(
        source_kind=source.kind, source_id=source.id, lifted_at=None
    )
    places = list(standing.values_list("pk", "conversation_id").order_by("conversation_id", "pk"))
    lifted = 0
    for pk, conversation_id in places:
        fresh = held(Conversation(pk=conversation_id))
        if not Restraint.objects.filter(pk=pk, lifted_at=None).update(lifted_at=at):
            continue
        happened = events.RestraintLifted(fresh.pk, source.kind, source.id)
        publish(happened, about=ref(fresh), by=MACHINE, at=at)
        signal(fresh)
        lifted += 1
    return lifted


def refuse_held_open(conversation: Conversation) -> None:
    """Refuses with `HeldOpen` while a restraint stands; the caller holds the conversation."""
    standing = list(conversation.restraints.filter(lifted_at=None).order_by("pk"))
    if standing:
        raise HeldOpen(_("It stays open: %(why)s") % {"why": restraint_words(standing)})


def is_held_open(conversation: Conversation) -> bool:
    return conversation.restraints.filter(lifted_at=None).exists()
