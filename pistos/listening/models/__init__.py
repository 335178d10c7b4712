"""Listening: how a customer was heard in a conversation, and how much each side spoke."""

from pistos.listening.models.finding import Finding, FindingKind, FindingState
from pistos.listening.models.hearing import (
    ConfirmedHow,
    Hearing,
    Restatement,
    RestatementState,
    ShortBecause,
    Step,
)
from pistos.listening.models.learned import LearnedWord, Route
from pistos.listening.models.talk import Heard, Talk, TalkKind, TalkShare

__all__ = [
    "ConfirmedHow",
    "Finding",
    "FindingKind",
    "FindingState",
    "Heard",
    "Hearing",
    "LearnedWord",
    "Restatement",
    "RestatementState",
    "Route",
    "ShortBecause",
    "Step",
    "Talk",
    "TalkKind",
    "TalkShare",
]
