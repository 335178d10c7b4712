"""Sending what was written, and learning that it did not arrive."""

from datetime import datetime

from django.db import transaction

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import MOST_ATTEMPTS
from pistos.notifications import events
from pistos.notifications.models import Message, MessageState
from pistos.notifications.ports import (
    AddressRefused,
    MailNotTaken,
    MailRefused,
    OutgoingMail,
    OutgoingText,
    mail_sender,
    text_sender,
)
from pistos.notifications.rules.texts import SMS

SENDER = Actor.machine("notifications.send_message")


def send_message(*, message_id: int, at: datetime) -> None:
    """Sends a waiting message, once in effect.

    The row is locked while the mail goes out, so two workers never send it both; should this one be
    killed between the server's yes and our commit, the next try carries the same Message-ID. A
    refusal for good ends as bounced or failed; anything else raises MailNotTaken for another try,
    until the tries are used up. Publishes MessageSent, MessageBounced or MessageFailed.
    """
    with transaction.atomic():
        message = (
            Message.objects.select_for_update(skip_locked=True)
            .filter(pk=message_id, state=MessageState.WAITING)
            .first()
        )
        if message is None:
            return
        message.attempts += 1
        again = _try(message, at)
    if again:
        raise again


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


def _try(message: Message, at: datetime) -> MailNotTaken | None:
    try:
        external_id = _hand_over(message)
    except AddressRefused as refusal:
        _end(message, MessageState.BOUNCED, str(refusal), at)
    except MailRefused as refusal:
        _end(message, MessageState.FAILED, str(refusal), at)
    except MailNotTaken as refusal:
        if message.attempts >= MOST_ATTEMPTS:
            _end(message, MessageState.FAILED, str(refusal), at)
            return None
        message.problem = str(refusal)[:300]
        message.save(update_fields=["attempts", "problem"])
        return refusal
    else:
        _sent(message, external_id, at)
    return None


def _hand_over(message: Message) -> str:
    if message.channel != SMS:
        return mail_sender().send(_outgoing(message))
    sender = text_sender()
    if sender is None:
        raise MailRefused("no provider of SMS is set up")
    return sender.send(OutgoingText(message.key, message.to_address, message.text))


def _sent(message: Message, external_id: str, at: datetime) -> None:
    message.state, message.sent_at, message.problem = MessageState.SENT, at, ""
    message.external_id = external_id or message.external_id
    if message.is_secret:
        message.text = message.html = ""
    message.save(
        update_fields=["state", "sent_at", "problem", "external_id", "attempts", "text", "html"]
    )
    publish(
        events.MessageSent(message.pk, message.template, message.about_kind, message.about_id),
        about=Ref("message", str(message.pk)),
        by=SENDER,
        at=at,
    )


def _end(message: Message, state: MessageState, reason: str, at: datetime) -> None:
    message.state, message.problem = state, " ".join(reason.split())[:300]
    message.bounced_at = at if state == MessageState.BOUNCED else None
    message.save(update_fields=["state", "problem", "bounced_at", "attempts"])
    kind = events.MessageBounced if state == MessageState.BOUNCED else events.MessageFailed
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
        by=SENDER,
        at=at,
    )


def _outgoing(message: Message) -> OutgoingMail:
    return OutgoingMail(
        message_id=message.external_id,
        to_address=message.to_address,
        subject=message.subject,
        text=message.text,
        html=message.html,
        language=message.language,
        headers={"Auto-Submitted": "auto-generated", "X-Pistos-Message": str(message.pk)},
    )
