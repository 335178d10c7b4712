"""Writing an SMS: in the transaction of the deed that it tells of, like a mail."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.phones import international
from pistos.notifications import events
from pistos.notifications.actions.writing import NoAddress
from pistos.notifications.models import Message
from pistos.notifications.ports import text_sender
from pistos.notifications.rules.drafts import Recipient
from pistos.notifications.rules.texts import LONGEST_TEXT, SMS
from pistos.shop.queries import the_shop


class NoTextSender(Refused):
    """The shop has no provider of SMS."""


class TextTooLong(Refused):
    """More than an SMS can hold."""


def write_text(
    *, key: str, text: str, to: Recipient, about: Ref, by: Actor, at: datetime
) -> Message:
    """Writes the SMS `key` once, to a telephone number; later calls return what was written.

    It is sent after commit, as a mail is: retried, and once in effect. Publishes MessageWritten.
    Refuses with NoTextSender, NoAddress (not a number that can be called) and TextTooLong.
    """
    if text_sender() is None:
        raise NoTextSender(_("This shop has no provider of SMS. Choose another channel."))
    number = international(to.address, the_shop().country)
    if not number.startswith("+"):
        raise NoAddress(_("No telephone number is known to which an SMS can be sent."))
    if len(text) > LONGEST_TEXT:
        raise TextTooLong(
            _("An SMS holds at most %(count)s characters. Please shorten it.")
            % {"count": LONGEST_TEXT}
        )
    with transaction.atomic():
        written = Message.objects.filter(key=key).first()
        if written:
            return written
        message = _row(key, text, to, about, at)
        message.to_address = number
        try:
            with transaction.atomic():
                message.save(force_insert=True)
        except IntegrityError:
            return Message.objects.get(key=key)
        publish(
            events.MessageWritten(message.pk, SMS, to.kind, to.id, about.kind, about.id),
            about=Ref("message", str(message.pk)),
            by=by,
            at=at,
        )
        return message


def _row(key: str, text: str, to: Recipient, about: Ref, at: datetime) -> Message:
    return Message(
        key=key,
        template=SMS,
        channel=SMS,
        language=to.language,
        recipient_kind=to.kind,
        recipient_id=to.id,
        subject=" ".join(text.split())[:80],
        text=text,
        about_kind=about.kind,
        about_id=about.id,
        written_at=at,
    )
