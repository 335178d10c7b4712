"""What happened around replies: ids and plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReplyChecked:
    """A reply went; `remarks` were made of it, `accepted` of them held it back and were overridden."""

    conversation_id: int
    message_id: int
    remarks: int
    accepted: int


@dataclass(frozen=True)
class AnswerRated:
    """A customer said what they think of an answer; `attitude` is how they were spoken to, or empty."""

    message_id: int
    is_good: bool
    attitude: str


@dataclass(frozen=True)
class CoachingGiven:
    coaching_id: int
    person_id: int


@dataclass(frozen=True)
class CoachingDone:
    coaching_id: int
    person_id: int
