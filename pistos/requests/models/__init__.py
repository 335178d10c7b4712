"""Unusual requests, what each customer needs, who may decide what, and the knowledge at hand."""

from pistos.requests.models.abuse import (
    AbuseCase,
    AbuseEntry,
    AbuseGround,
    AbuseQuote,
    AbuseState,
    AbuseStep,
)
from pistos.requests.models.deciding import Empowerment, Matter, Permission
from pistos.requests.models.knowing import (
    CardWork,
    CardWorkKind,
    KnowledgeCard,
    RoutingRule,
    Skill,
    SkillKind,
    Tip,
)
from pistos.requests.models.needs import Need, NeedKind
from pistos.requests.models.wishes import OPEN, UnusualRequest, UnusualState

__all__ = [
    "OPEN",
    "AbuseCase",
    "AbuseEntry",
    "AbuseGround",
    "AbuseQuote",
    "AbuseState",
    "AbuseStep",
    "CardWork",
    "CardWorkKind",
    "Empowerment",
    "KnowledgeCard",
    "Matter",
    "Need",
    "NeedKind",
    "Permission",
    "RoutingRule",
    "Skill",
    "SkillKind",
    "Tip",
    "UnusualRequest",
    "UnusualState",
]
