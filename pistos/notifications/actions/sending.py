"""Sending what was written, and learning that it did not arrive.

Claimed in one transaction, sent, and told in another. A mark is committed right before the server
could take the mail, so that whoever finds the row after a crash knows whether another try is safe.
"""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, Q

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import MOST_ATTEMPTS
from pistos.notifications import events
from pistos.notifications.actions.suppressing import suppress_address
from pistos.notifications.models import Message, MessageState
from pistos.notifications.ports import (
    AddressRefused,
    MailNotTaken,
    MailRefused,
    MailUncertain,
    OutgoingFile,
    OutgoingMail,
    OutgoingText,
    mail_sender,
    text_sender,
)
from pistos.notifications.rules.suppression import is_for_good
from pistos.notifications.rules.texts import SMS

SENDER = Actor.machine("notifications.send_message")
GIVES_UP_AFTER = timedelta(hours=24)
"""A server that is away for a night, or asks us to come later, is still tried in the morning."""

LOST_AFTER = timedelta(minutes=10)
"""Longer than any sending takes: whoever began it is dead."""

NO_REPLY = "The sending stopped after the mail was handed over: it may have arrived."
_EVENTS: dict[
    MessageState,
    type[events.MessageBounced] | type[events.MessageFailed] | type[events.MessageUncertain],
] = {
    MessageState.BOUNCED: events.MessageBounced,
    MessageState.FAILED: events.MessageFailed,
    MessageState.UNCERTAIN: events.MessageUncertain,
}


def send_message(*, message_id: int, at: datetime) -> None:
    """Sends a waiting message whose time has come, once in effect.

    A refusal for good ends as bounced or failed; a mail handed over without a reply as uncertain, which
    only a person sends again. Anything else raises MailNotTaken for another try, for a day. Publishes
    MessageSent, MessageBounced, MessageFailed or MessageUncertain.
    """
    message = _claimed(message_id, at)
    if message is None:
        return
    try:
        external_id = _hand_over(message, at)
    except AddressRefused as refusal:
        _end(message, MessageState.BOUNCED, str(refusal), at)
    except (MailRefused, FileNotFoundError) as refusal:
        _end(message, MessageState.FAILED, str(refusal), at)
    except MailUncertain as doubt:
        _end(message, MessageState.UNCERTAIN, str(doubt), at)
    except MailNotTaken as refusal:
        _put_back(message, str(refusal), at)
    except BaseException as error:
        _put_back_or_doubt(message, error, at)
        raise
    else:
        _sent(message, external_id, at)


def take_over_lost(*, at: datetime) -> int:
    """What a dead process was sending: tried again where that is safe, else uncertain; how many."""
    lost = Message.objects.filter(state=MessageState.SENDING, began_at__lt=at - LOST_AFTER)
    again = lost.filter(handed_at=None).update(state=MessageState.WAITING)
    doubtful = list(lost.exclude(handed_at=None)[:500])
    for message in doubtful:
        _end(message, MessageState.UNCERTAIN, NO_REPLY, at)
    return again + len(doubtful)


def note_bounce(*, message: Message, reason: str, at: datetime) -> None:
    """The mail came back for good. Publishes MessageBounced, once."""
    with transaction.atomic():
        fresh = Message.objects.select_for_update().get(pk=message.pk)
        if fresh.state in (MessageState.BOUNCED, MessageState.FAILED):
            return
        _end(fresh, MessageState.BOUNCED, reason, at)


def note_delay(*, message: Message, reason: str) -> None:
    """A server on the way keeps trying: noted beside the message, nothing else changes."""
    Message.objects.filter(pk=message.pk, state=MessageState.SENT).update(problem=reason[:300])


def _claimed(message_id: int, at: datetime) -> Message | None:
    claimed = Message.objects.filter(
        Q(send_at=None) | Q(send_at__lte=at), pk=message_id, state=MessageState.WAITING
    ).update(state=MessageState.SENDING, began_at=at, handed_at=None, attempts=F("attempts") + 1)
    return Message.objects.get(pk=message_id) if claimed else None


def _note_handing_over(message: Message, at: datetime) -> None:
    if not Message.objects.filter(pk=message.pk, state=MessageState.SENDING).update(handed_at=at):
        raise MailNotTaken("taken back meanwhile")
    message.handed_at = at


def _put_back(message: Message, reason: str, at: datetime) -> None:
    """For another try, or the end when a day of tries is over."""
    if message.attempts >= MOST_ATTEMPTS and at - message.written_at >= GIVES_UP_AFTER:
        _end(message, MessageState.FAILED, reason, at)
        return
    Message.objects.filter(pk=message.pk, state=MessageState.SENDING).update(
        state=MessageState.WAITING, problem=" ".join(reason.split())[:300]
    )
    raise MailNotTaken(reason)


def _put_back_or_doubt(message: Message, error: BaseException, at: datetime) -> None:
    """A fault of the program: whether the mail went out follows from how far it had come."""
    if message.handed_at:
        _end(message, MessageState.UNCERTAIN, f"{type(error).__name__}: {error}", at)
    else:
        Message.objects.filter(pk=message.pk, state=MessageState.SENDING).update(
            state=MessageState.WAITING, problem=type(error).__name__
        )


def _hand_over(message: Message, at: datetime) -> str:
    if message.channel != SMS:
        return mail_sender().send(_outgoing(message), lambda: _note_handing_over(message, at))
    sender = text_sender()
    if sender is None:
        raise MailRefused("no provider of SMS is set up")
    _note_handing_over(message, at)
    return sender.send(OutgoingText(message.key, message.to_address, message.text))


def _sent(message: Message, external_id: str, at: datetime) -> None:
    message.state, message.sent_at, message.problem = MessageState.SENT, at, ""
    message.external_id = external_id or message.external_id
    changed = ["state", "sent_at", "problem", "external_id"]
    if message.is_secret:
        message.text = message.html = ""
        changed += ["text", "html"]
    with transaction.atomic():
        message.save(update_fields=changed)
        publish(
            events.MessageSent(message.pk, message.template, message.about_kind, message.about_id),
            about=Ref("message", str(message.pk)),
            by=SENDER,
            at=at,
        )


def _end(message: Message, state: MessageState, reason: str, at: datetime) -> None:
    message.state, message.problem = state, " ".join(reason.split())[:300]
    message.bounced_at = at if state == MessageState.BOUNCED else None
    with transaction.atomic():
        message.save(update_fields=["state", "problem", "bounced_at"])
        publish(
            _EVENTS[state](
                message_id=message.pk,
                template=message.template,
                recipient_kind=message.recipient_kind,
                recipient_id=message.recipient_id,
                about_kind=message.about_kind,
                about_id=message.about_id,
            ),
            about=Ref("message", str(message.pk)),
            by=SENDER,
            at=at,
        )
        is_dead = state == MessageState.BOUNCED and message.channel != SMS and is_for_good(reason)
        if is_dead and message.to_address:
            suppress_address(
                address=message.to_address, reason=reason, message_id=message.pk, by=SENDER, at=at
            )


def _outgoing(message: Message) -> OutgoingMail:
    headers = dict(message.headers)
    if message.is_automatic:
        headers.setdefault("Auto-Submitted", "auto-generated")
    return OutgoingMail(
        message_id=message.external_id,
        to_address=message.to_address,
        subject=message.subject,
        text=message.text,
        html=message.html,
        language=message.language,
        headers={**headers, "X-Pistos-Message": str(message.pk)},
        from_name=message.from_name,
        from_address=message.from_address,
        reply_to=message.reply_to,
        files=tuple(_file(*row) for row in message.files),
    )


def _file(file: str, name: str, content_type: str) -> OutgoingFile:
    with default_storage.open(file) as stored:
        return OutgoingFile(name, content_type, stored.read())
