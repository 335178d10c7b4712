"""Plain values that come to the conversations from the edges, and go back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from pistos.conversations.models import Channel, Conversation, Message, Purpose


class Outcome(StrEnum):
    """What became of a message that came in."""

    STORED = "stored"
    THREADED = "threaded"
    AUTOMATIC = "automatic"
    BOUNCE = "bounce"
    DUPLICATE = "duplicate"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, as their channel says. `kind` and `value` are the alias by which they are known.

    `is_proven` is true where the channel itself proves who it is (a signed order link, a chat token),
    false for mail: anyone can write any From.
    """

    kind: str
    value: str
    name: str = ""
    email: str = ""
    phone: str = ""
    is_proven: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file that came with a message. `refused` says why its bytes were not kept ("type", "size")."""

    name: str
    content_type: str
    content: bytes
    content_id: str = ""
    is_inline: bool = False
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """Where a message may belong, in order of trust.

    `conversation_ids` are proven by our own signature (a Message-ID or a plus-address of ours);
    `message_ids` are those it answers, the nearest first; `number` is one in the subject.
    """

    conversation_ids: tuple[int, ...] = ()
    message_ids: tuple[str, ...] = ()
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a message: page, order, mailbox, visitor; and the bytes it came as (cards masked)."""

    page: Mapping[str, str] = field(default_factory=dict)
    order_id: int | None = None
    mailbox_id: int | None = None
    visitor_id: int | None = None
    topic: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    original: bytes = b""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that came in, on any channel, read by its connector. Cards are masked in all texts.

    `external_id` is unique on its channel ("mail:<…>"); empty where the channel gives none.
    `is_automatic` covers lists, autoresponders and bounces: they are kept and never answered by machine.
    `language` is empty where it is not known.
    """

    channel: Channel
    sender: Sender
    text: str
    happened_at: datetime
    external_id: str = ""
    client_id: str | None = None
    subject: str = ""
    quoted: str = ""
    html: str = ""
    language: str = ""
    files: tuple[File, ...] = ()
    thread: Thread = field(default_factory=Thread)
    context: Context = field(default_factory=Context)
    is_automatic: bool = False
    is_spam: bool = False
    masked_count: int = 0


@dataclass(frozen=True, slots=True)
class Received:
    """What became of an arrival. Both are None only for an outcome that stores nothing."""

    outcome: Outcome
    conversation: Conversation | None = None
    message: Message | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What an agent sends. `seen_message_id` is the newest message they had seen when they sent it.

    `channel` is empty for the customer's preferred one. `file_ids` are attachments of the draft.
    `commitments` are the promises in the words, each confirmed by the agent. `client_id` makes a
    double submit one message. `macro_ids` are the prepared answers that it began with.
    """

    text: str
    purpose: Purpose = Purpose.ANSWER
    seen_message_id: int = 0
    channel: str = ""
    client_id: str | None = None
    file_ids: tuple[int, ...] = ()
    commitments: tuple["Commitment", ...] = ()
    closes: bool = False
    accepts_likeness: bool = False
    macro_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise found in an agent's words: the words, what kind ("answer", "call_back", "fix",
    "custom"), and by when."""

    words: str
    kind: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Estimate:
    """The time by which an answer can be promised. `chance` is None for the marked default."""

    due_at: datetime
    usual_at: datetime
    chance: float | None
    is_default: bool
    sample: int
    grounds: Mapping[str, object]
    model_version: str = ""
    ahead: int = 0
