"""How long things take, and what can be promised: pure functions over plain values."""

from pistos.estimates.rules.cases import (
    DELIVERY,
    HAND_OVER,
    QUANTITIES,
    TRANSIT,
    Case,
    Grounds,
    Observation,
    Quote,
    Risk,
)
from pistos.estimates.rules.risk import Standing

__all__ = [
    "DELIVERY",
    "HAND_OVER",
    "QUANTITIES",
    "TRANSIT",
    "Case",
    "Grounds",
    "Observation",
    "Quote",
    "Risk",
    "Standing",
]
