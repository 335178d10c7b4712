"""What happens while a customer is heard: ids and plain values, never what somebody said."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HearingBegun:
    """A conversation is more than a simple question; `because` says what showed it."""

    hearing_id: int
    conversation_id: int
    because: str


@dataclass(frozen=True, slots=True)
class MessageHeard:
    """A customer's message was read for what it is; `kinds` are wish, complaint, opinion."""

    conversation_id: int
    message_id: int
    kinds: list[str]
    is_repeat: bool


@dataclass(frozen=True, slots=True)
class FindingConfirmed:
    hearing_id: int
    finding_id: int
    kind: str


@dataclass(frozen=True, slots=True)
class FindingDismissed:
    hearing_id: int
    finding_id: int
    kind: str


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    hearing_id: int
    finding_id: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Listened:
    """All that was suggested is decided; the customer's words are marked."""

    hearing_id: int
    conversation_id: int


@dataclass(frozen=True, slots=True)
class CustomerAsked:
    """An open question went to the customer; `message_id` is null where nothing was missing."""

    hearing_id: int
    conversation_id: int
    message_id: int | None


@dataclass(frozen=True, slots=True)
class ReasonFound:
    """Why it happened, before anything is offered; `code` is of the tree of causes, or empty."""

    hearing_id: int
    conversation_id: int
    code: str


@dataclass(frozen=True, slots=True)
class Restated:
    hearing_id: int
    conversation_id: int
    restatement_id: int
    round: int


@dataclass(frozen=True, slots=True)
class RestatementConfirmed:
    """The customer says: yes, exactly. `how` is click, mail or call."""

    hearing_id: int
    conversation_id: int
    restatement_id: int
    how: str


@dataclass(frozen=True, slots=True)
class RestatementCorrected:
    hearing_id: int
    conversation_id: int
    restatement_id: int
    how: str


@dataclass(frozen=True, slots=True)
class CallOffered:
    """Two rounds were not enough: the customer was offered a telephone call."""

    hearing_id: int
    conversation_id: int


@dataclass(frozen=True, slots=True)
class Acted:
    """What is done was promised; the three measures as they stood."""

    hearing_id: int
    conversation_id: int
    promise_id: int
    is_match: bool
    is_complete: bool


@dataclass(frozen=True, slots=True)
class HearingDone:
    hearing_id: int
    conversation_id: int


@dataclass(frozen=True, slots=True)
class ShortPathTaken:
    """The steps were skipped, for a stated reason."""

    hearing_id: int
    conversation_id: int
    because: str


@dataclass(frozen=True, slots=True)
class TalkTyped:
    conversation_id: int
    kind: str


@dataclass(frozen=True, slots=True)
class CallTimed:
    """How long each side spoke in a call."""

    conversation_id: int
    customer_seconds: int
    shop_seconds: int


@dataclass(frozen=True, slots=True)
class RouteChanged:
    kind: str
