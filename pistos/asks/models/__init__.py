"""Everything that asks a customer for something, under one budget."""

from pistos.asks.models.asking import (
    Approach,
    ApproachKind,
    Ask,
    AskKind,
    AskState,
    Hold,
    HoldReason,
)
from pistos.asks.models.care import FollowUp, FollowUpState, Occasion, Outcome
from pistos.asks.models.rights import AskSettings, Basis, LegalBasis, Silence, Unsubscription

__all__ = [
    "Approach",
    "ApproachKind",
    "Ask",
    "AskKind",
    "AskSettings",
    "AskState",
    "Basis",
    "FollowUp",
    "FollowUpState",
    "Hold",
    "HoldReason",
    "LegalBasis",
    "Occasion",
    "Outcome",
    "Silence",
    "Unsubscription",
]
