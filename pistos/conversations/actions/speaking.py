"""What the machine says in a conversation: always marked as a machine's word."""

from datetime import datetime

from django.conf import settings

from pistos.conversations.models import (
    AuthorKind,
    Channel,
    Conversation,
    Direction,
    Message,
    MessageState,
    Purpose,
)
from pistos.conversations.queries.house import House
from pistos.conversations.rules.acknowledging import reads_mail
from pistos.kit.copying import next_ids


def next_message_id() -> int:
    """The id of a message to be, so that a promise can name it before it is written."""
    return next_ids("conversations_message", 1)[0]


def machine_message(
    conversation: Conversation, purpose: Purpose, text: str, *, pk: int, at: datetime
) -> Message:
    """A message of the program, unsaved: in a chat it is said at once, by mail it waits to be sent.

    The conversation, unsaved too, notes that the customer hears from us.
    """
    is_chat = conversation.channel == Channel.CHAT
    if is_chat and purpose == Purpose.ACKNOWLEDGEMENT and conversation.greeted_at is None:
        conversation.greeted_at = at
    if is_chat:
        conversation.last_contact_at = at
        conversation.last_message_at = max(conversation.last_message_at, at)
    return Message(
        pk=pk,
        conversation=conversation,
        direction=Direction.OUT,
        channel=Channel.CHAT if is_chat else Channel.EMAIL,
        author_kind=AuthorKind.MACHINE,
        purpose=purpose,
        state=MessageState.SENT if is_chat else MessageState.WAITING,
        language=conversation.language,
        text=text,
        happened_at=at,
        sent_at=at if is_chat else None,
    )


def may_write_to(address: str, conversation: Conversation, within: House) -> bool:
    """Whether the machine may write there by mail: a person reads it, it is none of ours, and the records
    of our sending domain were found right (in a demo and on this machine it may always)."""
    box = within.mailbox(conversation.mailbox_id)
    is_allowed = (
        within.shop.is_demo or settings.IS_LOCAL or (box is not None and box.may_acknowledge)
    )
    return is_allowed and reads_mail(address) and not within.is_own_address(address)
