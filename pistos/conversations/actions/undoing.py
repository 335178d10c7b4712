"""Taking an answer back while it has not gone out."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations import events
from pistos.conversations.actions.holding import held_message
from pistos.conversations.actions.writing import ref, signal
from pistos.conversations.models import Attachment, Draft, Message, MessageState
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused


class UndoOver(Refused):
    """It went out, or goes out at this moment."""


@transaction.atomic
def undo_answer(*, message: Message, by: User, at: datetime) -> Draft:
    """Takes back what is still held; its words and files are the agent's draft again.

    What the agent wrote there meanwhile stays below them. Publishes `AnswerUndone`. Refuses with
    UndoOver.
    """
    conversation, fresh = held_message(message)
    if fresh.state != MessageState.HELD:
        raise UndoOver(_("It is on its way already and cannot be taken back."))
    fresh.state, fresh.send_at, fresh.client_id = MessageState.UNDONE, None, None
    fresh.save(update_fields=["state", "send_at", "client_id"])
    draft, is_new = Draft.objects.get_or_create(
        conversation=conversation,
        author=by,
        defaults={"text": fresh.text, "updated_at": at, "seen_message_id": fresh.pk},
    )
    if not is_new:
        draft.text = "\n\n".join(part for part in (fresh.text, draft.text) if part)
        draft.seen_message_id, draft.updated_at = fresh.pk, at
        draft.is_note = False
        draft.save(update_fields=["text", "seen_message_id", "updated_at", "is_note"])
    Attachment.objects.filter(message=fresh).update(message=None, draft_id=draft.pk)
    publish(
        events.AnswerUndone(conversation.pk, fresh.pk),
        about=ref(conversation),
        by=Actor.person(by.pk),
        at=at,
    )
    signal(conversation, message=fresh)
    return draft
