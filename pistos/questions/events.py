"""What happens with public questions and suggestions: ids and plain values, never the words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class QuestionAsked:
    """`state` is "held" where a person looks at it before it is public."""

    question_id: int
    product_id: int
    state: str


@dataclass(frozen=True)
class QuestionAnswered:
    """`kind` is "shop", "buyer", "sheet" or "private"."""

    question_id: int
    answer_id: int
    kind: str


@dataclass(frozen=True)
class BuyersInvited:
    question_id: int
    count: int


@dataclass(frozen=True)
class QuestionFlagged:
    question_id: int
    flag_id: int
    reason: str


@dataclass(frozen=True)
class FlagDecided:
    question_id: int
    flag_id: int
    was_upheld: bool


@dataclass(frozen=True)
class QuestionModerated:
    """A question, or one answer to it, is published, held or removed."""

    question_id: int
    answer_id: int | None
    state: str
    reason: str


@dataclass(frozen=True)
class SuggestionMade:
    suggestion_id: int
    shown: str


@dataclass(frozen=True)
class SuggestionVoted:
    suggestion_id: int
    count: int


@dataclass(frozen=True)
class SuggestionDecided:
    suggestion_id: int
    state: str


@dataclass(frozen=True)
class SuggestionModerated:
    suggestion_id: int
    state: str
    reason: str


@dataclass(frozen=True)
class SuggestionsReviewed:
    """The management went through what is open."""

    sitting_id: int
    open_count: int


@dataclass(frozen=True)
class SuggestionReviewMissed:
    sitting_id: int


@dataclass(frozen=True)
class QuestionSettingsChanged:
    version: int


@dataclass(frozen=True)
class RemovalAppealed:
    """An author contests that a question, an answer or a suggestion (`about_kind`) was removed."""

    appeal_id: int
    about_kind: str


@dataclass(frozen=True)
class RemovalAppealDecided:
    """Somebody looked again; `decision` is "upheld" or "confirmed"."""

    appeal_id: int
    about_kind: str
    decision: str
