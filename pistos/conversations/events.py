"""What happens in conversations: ids and plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ConversationStarted:
    conversation_id: int
    channel: str


@dataclass(frozen=True)
class MessageReceived:
    """A message came in and waits for us; not published for automatic mail and spam."""

    conversation_id: int
    message_id: int
    channel: str


@dataclass(frozen=True)
class AutomaticMailKept:
    conversation_id: int
    message_id: int


@dataclass(frozen=True)
class AnswerWritten:
    """An agent's message was written; it is not sent while it can be undone."""

    conversation_id: int
    message_id: int
    purpose: str
    channel: str


@dataclass(frozen=True)
class AnswerUndone:
    conversation_id: int
    message_id: int


@dataclass(frozen=True)
class AnswerSent:
    """SMTP took it, or the chat has stored it."""

    conversation_id: int
    message_id: int
    purpose: str


@dataclass(frozen=True)
class AnswerNotSent:
    """It came back, failed, or nobody knows (`state`)."""

    conversation_id: int
    message_id: int
    state: str


@dataclass(frozen=True)
class Acknowledged:
    """The program greeted the customer and told them by when they have an answer."""

    conversation_id: int
    message_id: int


@dataclass(frozen=True)
class NoteWritten:
    conversation_id: int
    message_id: int
    mentions: list[int]


@dataclass(frozen=True)
class ConversationAssigned:
    conversation_id: int
    assignee_id: int | None
    team_id: int | None


@dataclass(frozen=True)
class ConversationTagged:
    conversation_id: int
    tags: list[str]


@dataclass(frozen=True)
class ConversationSnoozed:
    conversation_id: int
    until: str


@dataclass(frozen=True)
class ConversationWoken:
    conversation_id: int


@dataclass(frozen=True)
class ConversationClosed:
    conversation_id: int
    was_answered: bool


@dataclass(frozen=True)
class ConversationRestrained:
    """Something has to be settled before it can be closed; the source says what."""

    conversation_id: int
    reason: str
    source_kind: str
    source_id: str


@dataclass(frozen=True)
class RestraintLifted:
    conversation_id: int
    source_kind: str
    source_id: str


@dataclass(frozen=True)
class ConversationReopened:
    conversation_id: int


@dataclass(frozen=True)
class ConversationsMerged:
    conversation_id: int
    merged_ids: list[int]


@dataclass(frozen=True)
class ConversationSplit:
    conversation_id: int
    new_conversation_id: int


@dataclass(frozen=True)
class MarkedSpam:
    conversation_id: int


@dataclass(frozen=True)
class SpamTakenBack:
    conversation_id: int


@dataclass(frozen=True)
class SenderBlocked:
    conversation_id: int


@dataclass(frozen=True)
class MessageDeleted:
    conversation_id: int
    message_id: int


@dataclass(frozen=True)
class AnswerMaySlip:
    """The warned share of the promised time is over and no answer is sent."""

    conversation_id: int
    promise_id: int


@dataclass(frozen=True)
class AnswerMoved:
    conversation_id: int
    promise_id: int


@dataclass(frozen=True)
class ConversationEscalated:
    """An overdue or silent conversation rose to a named person."""

    conversation_id: int
    person_id: int
    reason: str


@dataclass(frozen=True)
class AnswerSettingsChanged:
    version: int


@dataclass(frozen=True)
class TouchLogged:
    """A colleague logged a telephone call or a visit to the store."""

    conversation_id: int
    message_id: int
    channel: str


@dataclass(frozen=True)
class ConversationMoved:
    """It is another customer's."""

    conversation_id: int
    old_customer_id: int
    new_customer_id: int


@dataclass(frozen=True)
class TopicSet:
    conversation_id: int
    topic: str


@dataclass(frozen=True)
class MacroSaved:
    macro_id: int


@dataclass(frozen=True)
class ViewSaved:
    view_id: int


@dataclass(frozen=True)
class ViewDeleted:
    view_id: int


@dataclass(frozen=True)
class DoubtNoted:
    """Something makes the customer hesitate; `kind` says what."""

    conversation_id: int
    doubt_id: int
    kind: str


@dataclass(frozen=True)
class DoubtAnswered:
    conversation_id: int
    doubt_id: int
    answer_id: int


@dataclass(frozen=True)
class DoubtResolved:
    conversation_id: int
    doubt_id: int
    kind: str


@dataclass(frozen=True)
class DoubtRemained:
    conversation_id: int
    doubt_id: int
    kind: str


@dataclass(frozen=True)
class DefaultMacrosAdded:
    """The prepared answers that a shop begins with."""

    macro_ids: list[int]


@dataclass(frozen=True)
class SilenceRose:
    """An order without a word, or a customer without a caring one, is with a named person now."""

    task_id: int
    customer_id: int
    order_id: int | None
    person_id: int


@dataclass(frozen=True)
class SilenceEnded:
    """The customer heard from us, nothing is under way any more, or somebody saw to it (`because`)."""

    task_id: int
    customer_id: int
    because: str
