"""Conversations and what was said in them, for tests: rows as the deeds leave them."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile

from pistos.accounts.models import User
from pistos.conversations.models import (
    Attachment,
    AuthorKind,
    Channel,
    Conversation,
    ConversationPromise,
    Direction,
    Message,
    MessageState,
    Purpose,
)
from pistos.customers.models import Customer
from pistos.promises.models import Promise
from tests.factories.promises import Life, promise_to, write


def conversation_of(
    customer: Customer, *, at: datetime, channel: str = Channel.EMAIL, **fields: object
) -> Conversation:
    """An open conversation that waits for us since `at`; it holds no message yet."""
    given: dict[str, object] = {
        "customer": customer,
        "channel": channel,
        "subject": "The blue jug",
        "language": customer.language,
        "started_at": at,
        "last_message_at": at,
        "last_in_at": at,
        "waiting_since": at,
        "in_count": 1,
        "snippet": "Where is it?",
    }
    return Conversation.objects.create(**given | fields)


def written_by_customer(
    conversation: Conversation, text: str = "Where is it?", *, at: datetime, **fields: object
) -> Message:
    """A message of the conversation's customer."""
    customer = conversation.customer
    given: dict[str, object] = {
        "conversation": conversation,
        "direction": Direction.IN,
        "channel": conversation.channel,
        "author_kind": AuthorKind.CUSTOMER,
        "author_id": customer.pk,
        "author_name": customer.name,
        "author_address": customer.email,
        "state": MessageState.RECEIVED,
        "language": conversation.language,
        "text": text,
        "happened_at": at,
    }
    return Message.objects.create(**given | fields)


def answered_by(
    agent: User, conversation: Conversation, text: str = "On its way.", *, at: datetime,
    **fields: object,
) -> Message:  # fmt: skip
    """An answer that was sent; the conversation waits for the customer now."""
    given: dict[str, object] = {
        "conversation": conversation,
        "direction": Direction.OUT,
        "channel": conversation.channel,
        "author_kind": AuthorKind.PERSON,
        "author_id": agent.pk,
        "author_name": agent.name,
        "purpose": Purpose.ANSWER,
        "state": MessageState.SENT,
        "language": conversation.language,
        "text": text,
        "happened_at": at,
        "sent_at": at,
    }
    message = Message.objects.create(**given | fields)
    Conversation.objects.filter(pk=conversation.pk).update(
        state="waiting", waiting_since=None, last_message_at=at, last_contact_at=at,
        answer_count=conversation.answer_count + 1, due_at=None,
    )  # fmt: skip
    conversation.refresh_from_db()
    return message


def note_of(agent: User, conversation: Conversation, text: str, *, at: datetime) -> Message:
    return Message.objects.create(
        conversation=conversation,
        direction=Direction.NOTE,
        channel=conversation.channel,
        author_kind=AuthorKind.PERSON,
        author_id=agent.pk,
        author_name=agent.name,
        state=MessageState.SENT,
        text=text,
        happened_at=at,
    )


def answer_promised(
    conversation: Conversation, *, made_at: datetime, hours: float = 4, **fields: object
) -> Promise:
    """The open promise of an answer, linked to its conversation."""
    due_at = made_at + timedelta(hours=hours)
    promise = promise_to(
        conversation.customer,
        made_at=made_at,
        due_on=due_at.date(),
        due_at=due_at,
        kind="answer",
        about_kind="conversation",
        about_id=conversation.pk,
        told_where="email",
        **fields,
    )
    write([Life(promise, words="You have our answer by then.")])
    ConversationPromise.objects.create(conversation=conversation, promise=promise, kind="answer")
    Conversation.objects.filter(pk=conversation.pk).update(due_at=due_at)
    conversation.due_at = due_at
    return promise


def file_of(
    message: Message, *, name: str = "jug.png", content_type: str = "image/png",
    content: bytes = b"\x89PNG\r\n\x1a\n", **fields: object,
) -> Attachment:  # fmt: skip
    """An attachment whose bytes are stored."""
    attachment = Attachment(
        message=message,
        name=name,
        content_type=content_type,
        size=len(content),
        sha256="0" * 64,
        **fields,
    )
    attachment.file.save(name, ContentFile(content), save=True)
    return attachment


def many_conversations(
    customer: Customer, count: int, *, at: datetime, **fields: object
) -> list[Conversation]:
    """Conversations a minute apart, the oldest first."""
    return [
        conversation_of(customer, at=at - timedelta(minutes=count - n), **fields)
        for n in range(count)
    ]
