"""What happens with visitors: ids and plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class VisitAgreed:
    """They agreed that the pages they look at are kept, and that help is offered."""

    visitor_id: int


@dataclass(frozen=True)
class VisitRefused:
    """They took it back; what was kept of their looks is gone."""

    visitor_id: int


@dataclass(frozen=True)
class VisitorInvited:
    visitor_id: int
    invitation_id: int
    rule_id: int


@dataclass(frozen=True)
class InvitationAnswered:
    visitor_id: int
    invitation_id: int


@dataclass(frozen=True)
class InvitationDismissed:
    visitor_id: int
    invitation_id: int


@dataclass(frozen=True)
class VisitorGaveAddress:
    """`was_free`: nobody was known by it."""

    visitor_id: int
    was_free: bool


@dataclass(frozen=True)
class VisitorKnown:
    """The visitor is this customer: proven by their address, or by their first order."""

    visitor_id: int
    customer_id: int


@dataclass(frozen=True)
class VisitorsMoved:
    customer_id: int
    visitor_count: int


@dataclass(frozen=True)
class VisitsForgotten:
    count: int


@dataclass(frozen=True)
class ChatSettingsSaved:
    version: int


@dataclass(frozen=True)
class InvitationRuleSaved:
    rule_id: int


@dataclass(frozen=True)
class StagePathsSet:
    count: int
