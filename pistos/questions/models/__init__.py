"""Public questions of a product with their answers, and what customers suggest to the shop."""

from pistos.questions.models.asking import (
    Answer,
    AnswerKind,
    Flag,
    Invitation,
    Question,
    Shown,
)
from pistos.questions.models.moderation import (
    Appeal,
    Moderation,
    ModerationSeal,
    ModerationToSeal,
)
from pistos.questions.models.suggesting import (
    QuestionSettings,
    Sitting,
    Suggestion,
    SuggestionState,
    SuggestionStep,
    SuggestionVote,
)

__all__ = [
    "Answer",
    "AnswerKind",
    "Appeal",
    "Flag",
    "Invitation",
    "Moderation",
    "ModerationSeal",
    "ModerationToSeal",
    "Question",
    "QuestionSettings",
    "Shown",
    "Sitting",
    "Suggestion",
    "SuggestionState",
    "SuggestionStep",
    "SuggestionVote",
]
