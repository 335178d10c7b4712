"""The loaders of visitors that edges use. A visitor is opened by the signed token of their browser."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.visits.models import Invitation, InvitationRule, Visitor


def visitor_by_id(visitor_id: int) -> Visitor:
    """For a signature that named it; NotFound once the visitor was forgotten."""
    found = Visitor.objects.filter(pk=visitor_id).first()
    if found is None:
        raise NotFound
    return found


def invitation_for(visitor: Visitor, token: str) -> Invitation:
    """Their own invitation."""
    found = visitor.invitations.filter(token=token).first() if token else None
    if found is None:
        raise NotFound
    return found


def rule_for(agent: User, rule_id: int) -> InvitationRule:
    require(agent, "edit_chat")
    found = InvitationRule.objects.filter(pk=rule_id).first()
    if found is None:
        raise NotFound
    return found
