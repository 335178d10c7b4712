"""What every deed of a conversation ends with: its line in the time line, and its signal."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from pistos.conversations.models import (
    AuthorKind,
    Conversation,
    Direction,
    Message,
    MessageState,
)
from pistos.conversations.queries.desk import open_before_somebody
from pistos.kit.actors import Actor, Ref
from pistos.realtime.actions import send_many, send_signal

INBOX, VISITOR = "inbox", "visitor-"


def ref(conversation: Conversation) -> Ref:
    return Ref("conversation", str(conversation.pk))


def visitor_stream(visitor_id: int) -> str:
    """The live stream of one visitor's browser."""
    return f"{VISITOR}{visitor_id}"


def write_activity(
    conversation: Conversation, deed: str, values: Mapping[str, object], *, by: Actor, at: datetime
) -> Message:
    """A line of the time line: what was done to the conversation. Seen at the desk only."""
    return Message.objects.create(
        conversation=conversation,
        direction=Direction.ACTIVITY,
        channel=conversation.channel,
        author_kind=AuthorKind.PERSON if by.kind == "person" else AuthorKind.MACHINE,
        author_id=int(by.id) if by.kind == "person" else None,
        state=MessageState.SENT,
        activity={"deed": deed, **values},
        happened_at=at,
    )


def signal(conversation: Conversation, *, message: Message | None = None) -> None:
    """Tells the desk, and the visitor's browser of a message both sides see.

    The last statement of an action: the stream's row is held until commit.
    """
    signal_both(conversation, message, None)


def signal_both(conversation: Conversation, message: Message | None, reply: Message | None) -> None:
    """Like `signal` for a message and what the machine said to it at once: one signal for the desk."""
    for one in (message, reply):
        if (
            one is not None
            and conversation.visitor_id
            and one.direction in (Direction.IN, Direction.OUT)
        ):
            stream = visitor_stream(conversation.visitor_id)
            send_signal(stream=stream, kind="message", subject_id=one.token)
    send_signal(stream=INBOX, kind="conversation", subject_id=conversation.token)


def signal_where_open(conversations: Iterable[Conversation], at: datetime) -> None:
    """Tells the pages that have one of these open of what changed beside it, and that no list shows: for
    many at once. The last statement of an action."""
    tokens = {conversation.pk: conversation.token for conversation in conversations}
    seen = open_before_somebody(tokens, at)
    send_many(INBOX, "conversation", [tokens[pk] for pk in sorted(seen)])
