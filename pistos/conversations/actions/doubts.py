"""Doubts: noted, answered, and settled by whether the answer helped."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations import events
from pistos.conversations.actions.writing import ref
from pistos.conversations.models import Conversation, Direction, Message
from pistos.conversations.models.doubts import Doubt, DoubtAnswer, DoubtKind
from pistos.conversations.queries.cardless import without_cards
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused

LONGEST = 4_000


class DoubtUnusable(Refused):
    """A doubt of no known kind, an answer without words, or one that is settled already."""


@transaction.atomic
def note_doubt(*, conversation: Conversation, kind: str, by: Actor, at: datetime) -> Doubt:
    """Notes what makes the customer hesitate; the same open doubt twice is one. Publishes `DoubtNoted`."""
    if kind not in DoubtKind.values:
        raise DoubtUnusable(_("Choose one of the kinds of doubt."))
    doubt, is_new = Doubt.objects.get_or_create(
        conversation=conversation, kind=kind, settled_at=None, defaults={"noted_at": at}
    )
    if is_new:
        publish(
            events.DoubtNoted(conversation.pk, doubt.pk, kind),
            about=ref(conversation),
            by=by,
            at=at,
        )
    return doubt


@transaction.atomic
def answer_doubt(*, doubt: Doubt, text: str, by: Actor, at: datetime) -> Doubt:
    """Keeps the answer given, in general words; the same words are the same answer.

    Publishes `DoubtAnswered`. Refuses no words, and a doubt that is settled.
    """
    row = _open(doubt)
    words = without_cards(text.strip())
    if not words or len(words) > LONGEST:
        raise DoubtUnusable(_("Write the answer that you gave, in at most 4,000 characters."))
    answer, _is_new = DoubtAnswer.objects.get_or_create(
        kind=row.kind,
        language=row.conversation.language,
        text=words,
        defaults={"written_at": at},
    )
    _give(row, answer, by, at)
    return row


@transaction.atomic
def use_answer(*, doubt: Doubt, answer: DoubtAnswer, by: Actor, at: datetime) -> Doubt:
    """The doubt was answered with one of the answers at hand. Publishes `DoubtAnswered`."""
    row = _open(doubt)
    if answer.kind != row.kind:
        raise DoubtUnusable(_("This answer is for another kind of doubt."))
    _give(row, answer, by, at)
    return row


@transaction.atomic
def resolve_doubt(*, doubt: Doubt, by: Actor, at: datetime, said: Message | None = None) -> Doubt:
    """The answer helped, as the customer says. Publishes `DoubtResolved`.

    They say it themselves (`by` is the customer), or in `said`, a message of theirs after the answer.
    Refuses a doubt without an answer, one that is settled, and anybody else's word.
    """
    row = _open(doubt)
    if row.answer_id is None:
        raise DoubtUnusable(_("Keep the answer first, so that it can help the next customer."))
    if by.kind != "customer" and not _is_their_word(row, said):
        raise DoubtUnusable(
            _("Only the customer can say that it helped. They are asked beside the answer.")
        )
    row.said_in = said
    _settle(row, was_resolved=True, at=at)
    publish(
        events.DoubtResolved(row.conversation_id, row.pk, row.kind),
        about=ref(row.conversation),
        by=by,
        at=at,
    )
    return row


def _is_their_word(row: Doubt, said: Message | None) -> bool:
    """A message of the customer, written after the answer was given."""
    return (
        said is not None
        and said.direction == Direction.IN
        and said.conversation_id == row.conversation_id
        and row.answered_at is not None
        and said.happened_at >= row.answered_at
    )


@transaction.atomic
def leave_doubt(*, doubt: Doubt, by: Actor, at: datetime) -> Doubt:
    """The doubt remained. Publishes `DoubtRemained`. Refuses one that is settled."""
    row = _open(doubt)
    _settle(row, was_resolved=False, at=at)
    publish(
        events.DoubtRemained(row.conversation_id, row.pk, row.kind),
        about=ref(row.conversation),
        by=by,
        at=at,
    )
    return row


def _open(doubt: Doubt) -> Doubt:
    rows = Doubt.objects.select_for_update(of=("self",)).select_related("conversation")
    row = rows.get(pk=doubt.pk)
    if row.settled_at is not None:
        raise DoubtUnusable(_("This doubt is settled already."))
    return row


def _give(row: Doubt, answer: DoubtAnswer, by: Actor, at: datetime) -> None:
    row.answer, row.answered_at = answer, at
    row.save(update_fields=["answer", "answered_at"])
    publish(
        events.DoubtAnswered(row.conversation_id, row.pk, answer.pk),
        about=ref(row.conversation),
        by=by,
        at=at,
    )


def _settle(row: Doubt, *, was_resolved: bool, at: datetime) -> None:
    row.was_resolved, row.settled_at = was_resolved, at
    row.save(update_fields=["was_resolved", "settled_at", "said_in"])
