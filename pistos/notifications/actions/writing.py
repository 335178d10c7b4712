"""Writing a message: in the transaction of the deed that it tells of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES
from pistos.notifications import events
from pistos.notifications.models import Message, MessageState
from pistos.notifications.queries import is_suppressed, letterhead_of
from pistos.notifications.rules.drafts import TEMPLATES, Draft, Recipient, message_id
from pistos.notifications.rules.letters import LetterFile
from pistos.notifications.rules.rendering import rendered
from pistos.shop.models import Shop
from pistos.shop.queries import the_shop

SUPPRESSED = "suppressed"
"""The problem of a message to an address that takes no mail."""


class NoAddress(Refused):
    """Nobody can be told: no e-mail address is known."""


def write_message(
    *,
    key: str,
    draft: Draft,
    to: Recipient,
    by: Actor,
    at: datetime,
    files: Sequence[LetterFile] = (),
) -> Message:
    """Writes the message `key` once, in the recipient's language; later calls return what was written.

    `files` are stored ones that go with it.

    Call it inside the transaction of the deed that it tells of: both stand, or neither. It is sent
    after commit. To an address that takes no mail it is kept as failed. Publishes MessageWritten, or
    MessageFailed. Refuses with NoAddress.
    """
    if not to.address.strip():
        raise NoAddress(_("No e-mail address is known, so nobody can be told by mail."))
    shop = the_shop()
    language = to.language if to.language in LANGUAGES else shop.default_language
    written = Message.objects.filter(key=key).first()
    if written:
        return written
    message = _new_message(key, draft, replace(to, language=language), shop, at)
    message.files = [[file.file, file.name, file.content_type] for file in files]
    return record(message, by=by, at=at)


def record(message: Message, *, by: Actor, at: datetime) -> Message:
    """Keeps a new message unless its key is taken: then the one that is there."""
    with transaction.atomic():
        is_dead = is_suppressed(message.to_address)
        if is_dead:
            message.state, message.problem = MessageState.FAILED, SUPPRESSED
        try:
            with transaction.atomic():
                message.save(force_insert=True)
        except IntegrityError:
            return Message.objects.get(key=message.key)
        kind = events.MessageFailed if is_dead else events.MessageWritten
        publish(
            kind(
                message_id=message.pk,
                template=message.template,
                recipient_kind=message.recipient_kind,
                recipient_id=message.recipient_id,
                about_kind=message.about_kind,
                about_id=message.about_id,
            ),
            about=Ref("message", str(message.pk)),
            by=by,
            at=at,
        )
        return message


def keep_mail(*, key: str, to_address: str, subject: str, text: str, at: datetime) -> Message:
    """Keeps a mail that another part of the program wrote, as sent: the demo's mailbox."""
    message, _created = Message.objects.get_or_create(
        key=key,
        defaults={
            "template": "account",
            "language": "en",
            "recipient_kind": "person",
            "to_address": to_address[:254],
            "subject": subject[:300],
            "text": text,
            "state": MessageState.SENT,
            "written_at": at,
            "sent_at": at,
        },
    )
    return message


def _new_message(key: str, draft: Draft, to: Recipient, shop: Shop, at: datetime) -> Message:
    letterhead = letterhead_of(shop, to.language)
    today = at.astimezone(ZoneInfo(shop.time_zone)).date()
    words = rendered(draft, to, letterhead, today)
    domain = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")
    return Message(
        key=key,
        template=draft.template,
        language=to.language,
        recipient_kind=to.kind,
        recipient_id=to.id,
        to_address=to.address.strip(),
        subject=words.subject[:300],
        text=words.text,
        html=words.html,
        about_kind=draft.about.kind,
        about_id=draft.about.id,
        headers={name: " ".join(value.split()) for name, value in draft.headers.items()},
        written_at=at,
        external_id=message_id(key, domain),
        is_secret=TEMPLATES[draft.template].is_secret,
    )
