"""The one place where replies ask what was heard of a conversation."""

from dataclasses import dataclass

from pistos.conversations.models import Conversation


@dataclass(frozen=True, slots=True)
class Heard:
    """What hearing a person out brought to light. `was_heard` is false while nobody marked anything."""

    was_heard: bool = False
    questions: tuple[str, ...] = ()
    has_feeling: bool = False
    has_complaint: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether an answer may go now; `words` say what comes before it."""

    may_answer: bool
    words: str = ""


def heard_in(conversation: Conversation) -> Heard:
    return Heard()


def gate_of(conversation: Conversation) -> Gate:
    return Gate(may_answer=True)
