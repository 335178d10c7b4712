"""Drafts on the server: what an agent writes survives reload, merge, a second tab and a crash."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.actions.filing import Shelf
from pistos.conversations.actions.holding import held
from pistos.conversations.facts import File
from pistos.conversations.models import Attachment, Conversation, Draft
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.files import refusal_of
from pistos.conversations.rules.tidying import many_lines, one_line
from pistos.kit.errors import NotFound, Refused

MOST_BYTES = 25 * 1024 * 1024
LONGEST = 100_000


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the composer. `based_on` is when the draft it goes on from was saved, `macro_ids`
    the prepared answers that its words began with."""

    text: str
    is_note: bool = False
    seen_message_id: int = 0
    based_on: datetime | None = None
    macro_ids: tuple[int, ...] = ()


class WrittenElsewhere(Refused):
    """The draft was changed in another tab meanwhile; `draft` is what stands there."""

    def __init__(self, text: str, *, draft: Draft) -> None:
        super().__init__(text)
        self.draft = draft


class FileRefused(Refused):
    """A file of a kind or size that is not sent."""


@transaction.atomic
def save_draft(
    *, conversation: Conversation, written: Written, by: User, at: datetime
) -> Draft | None:
    """Keeps what an agent is writing; an empty one without files is gone, and None returned.

    Refuses with WrittenElsewhere what would overwrite newer words of another tab. Publishes nothing:
    a draft is nobody's deed yet.
    """
    fresh = held(conversation)
    draft = Draft.objects.filter(conversation=fresh, author=by).first()
    text = without_cards(many_lines(written.text))[:LONGEST]
    if draft is None:
        return _first(fresh, text, written, by, at) if text.strip() else None
    if written.based_on and draft.updated_at > written.based_on and draft.text != text:
        raise WrittenElsewhere(
            _("You went on writing this in another tab. Here is what stands there."), draft=draft
        )
    if not text.strip() and not Attachment.objects.filter(draft_id=draft.pk).exists():
        draft.delete()
        return None
    draft.text, draft.is_note, draft.updated_at = text, written.is_note, at
    draft.seen_message_id = max(draft.seen_message_id, written.seen_message_id)
    draft.macro_ids = list(written.macro_ids)
    draft.save(update_fields=["text", "is_note", "updated_at", "seen_message_id", "macro_ids"])
    return draft


def attach_file(*, conversation: Conversation, file: File, by: User, at: datetime) -> Attachment:
    """Adds a file to the agent's draft, made when there is none. Refuses with FileRefused."""
    reason = refusal_of(file.name, file.content_type, len(file.content))
    if reason == "type":
        raise FileRefused(_("Files of this kind are not sent. Send a PDF or a picture instead."))
    shelf = Shelf()
    with transaction.atomic():
        fresh = held(conversation)
        draft, _is_new = Draft.objects.get_or_create(
            conversation=fresh, author=by, defaults={"updated_at": at}
        )
        theirs = Attachment.objects.filter(draft_id=draft.pk)
        total = (theirs.aggregate(sum=Sum("size"))["sum"] or 0) + len(file.content)
        if reason == "size" or total > MOST_BYTES:
            raise FileRefused(_("Files of one message may be 25 MB together. Send a link instead."))
        name = shelf.keep("conversations", file.content, at)
        if not name:
            raise FileRefused(_("The file could not be stored. Try it again in a while."))
        return Attachment.objects.create(
            draft_id=draft.pk,
            name=one_line(file.name, 200) or "file",
            content_type=one_line(file.content_type.partition(";")[0], 120),
            size=len(file.content),
            sha256=hashlib.sha256(file.content).hexdigest(),
            file=name,
        )


@transaction.atomic
def detach_file(*, attachment: Attachment, by: User) -> None:
    """Takes a file off the agent's own draft; NotFound for any other."""
    if not Draft.objects.filter(pk=attachment.draft_id or 0, author=by).exists():
        raise NotFound
    _remove(attachment)


def _first(
    conversation: Conversation, text: str, written: Written, by: User, at: datetime
) -> Draft:
    return Draft.objects.create(
        conversation=conversation,
        author=by,
        text=text,
        is_note=written.is_note,
        seen_message_id=written.seen_message_id,
        macro_ids=list(written.macro_ids),
        updated_at=at,
    )


def _remove(attachment: Attachment) -> None:
    name = attachment.file.name or ""
    Attachment.objects.filter(pk=attachment.pk, message=None).delete()

    def drop() -> None:
        with suppress(OSError):
            default_storage.delete(name)

    transaction.on_commit(drop)
