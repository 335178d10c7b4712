"""What becomes of messages on their way: sent, uncertain, come back; and by which way they go next."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations import events
from pistos.conversations.actions.departed import note_departed
from pistos.conversations.actions.departing import depart
from pistos.conversations.actions.holding import held_message
from pistos.conversations.actions.writing import ref, signal, write_activity
from pistos.conversations.models import AuthorKind, Conversation, Message, MessageState
from pistos.conversations.queries.reach import reach_of
from pistos.conversations.rules.channels import channels_in_order
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.notifications.actions.letters import resend_message
from pistos.notifications.models import Message as OutboxMessage

MACHINE = Actor.machine("conversations.send")
ON_ITS_WAY = (MessageState.WAITING, MessageState.UNCERTAIN)
LOST = (MessageState.FAILED, MessageState.BOUNCED)


class NothingToResend(Refused):
    """Only what may not have arrived is sent again."""


def send_held(*, at: datetime, most: int = 100) -> int:
    """Sends what was held and whose time to undo is over; claims its rows. Returns how many."""
    due = Message.objects.filter(state=MessageState.HELD, send_at__lte=at)
    ids = list(due.order_by("send_at", "pk").values_list("pk", flat=True)[:most])
    return sum(_send(pk, at) for pk in ids)


def note_outcome(*, outbox_id: int, state: str, problem: str, at: datetime) -> None:
    """What the outbox says of a message of ours: "sent", "uncertain", "bounced" or "failed".

    Told twice, or late by another order, it changes nothing more. One that came back goes by the
    customer's next channel where there is one. Publishes `AnswerSent` or `AnswerNotSent`.
    """
    message = Message.objects.filter(outbox_id=outbox_id).first()
    if message is None:
        return
    with transaction.atomic():
        conversation, fresh = held_message(message)
        if fresh.outbox_id != outbox_id:
            return
        if state == MessageState.SENT:
            if fresh.state not in ON_ITS_WAY:
                return
            note_departed(conversation, fresh, at=at)
        elif fresh.state not in (*ON_ITS_WAY, MessageState.SENT) or fresh.state == state:
            return
        else:
            _not_sent(conversation, fresh, state, problem, at)
        signal(conversation, message=fresh)


def resend(*, message: Message, by: Actor, at: datetime) -> Message:
    """A person has it sent again, under the same Message-ID. Refuses what is not in doubt or lost."""
    with transaction.atomic():
        conversation, fresh = held_message(message)
        if fresh.state not in (MessageState.UNCERTAIN, *LOST) or fresh.outbox_id is None:
            raise NothingToResend(_("It is sent already, or still being tried."))
        outgoing = OutboxMessage.objects.get(pk=fresh.outbox_id)
        resend_message(message=outgoing, by=by, at=at)
        fresh.state, fresh.problem = MessageState.WAITING, ""
        fresh.save(update_fields=["state", "problem"])
        write_activity(conversation, "resent", {"message_id": fresh.pk}, by=by, at=at)
        signal(conversation, message=fresh)
        return fresh


@transaction.atomic
def _send(pk: int, at: datetime) -> bool:
    conversation, message = held_message(Message(pk=pk))
    if message.state != MessageState.HELD or message.send_at is None or message.send_at > at:
        return False
    depart(conversation, message, at=at)
    signal(conversation, message=message)
    return True


def _not_sent(
    conversation: Conversation, message: Message, state: str, problem: str, at: datetime
) -> None:
    message.state, message.problem = MessageState(state), problem[:300]
    message.save(update_fields=["state", "problem"])
    publish(
        events.AnswerNotSent(conversation.pk, message.pk, state),
        about=ref(conversation),
        by=MACHINE,
        at=at,
    )
    if state in LOST and message.author_kind == AuthorKind.PERSON:
        _by_the_next_channel(conversation, message, at)


def _by_the_next_channel(conversation: Conversation, message: Message, at: datetime) -> None:
    failed = [*message.headers.get("failed", []), message.channel]
    ways = channels_in_order(reach_of(conversation, at, failed=failed))
    if not ways:
        return
    write_activity(
        conversation,
        "channel_changed",
        {"message_id": message.pk, "old": message.channel, "new": ways[0]},
        by=MACHINE,
        at=at,
    )
    message.headers = {**message.headers, "failed": failed}
    message.channel, message.outbox_id = ways[0], None
    message.save(update_fields=["headers", "channel", "outbox_id"])
    depart(conversation, message, at=at)
