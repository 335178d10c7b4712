"""The gate: who may do what, and the only loaders of people that edges use."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from pistos.accounts.models import ApiKey, Invitation, User
from pistos.accounts.rules import may, token_hash
from pistos.kit.errors import NotFound, Refused


class NotAllowed(Refused):
    """The role does not include the deed."""


def require(user: User | AnonymousUser, deed: str) -> User:
    """The user, when their role includes `deed`.

    Refuses with NotAllowed, and answers strangers and people who left with NotFound: they learn
    nothing of what exists.
    """
    if not isinstance(user, User) or not user.is_active:
        raise NotFound
    if not may(user.role, deed):
        raise NotAllowed(_("Your role does not include this. Please ask an owner of the shop."))
    return user


def colleague_for(agent: User, user_id: int) -> User:
    """A member of staff, for an owner who edits the team."""
    require(agent, "edit_staff")
    found = User.objects.filter(pk=user_id).first()
    if found is None:
        raise NotFound
    return found


def invitation_of(agent: User, invitation_id: int) -> Invitation:
    """An invitation, for an owner who may withdraw it."""
    require(agent, "invite_staff")
    found = Invitation.objects.filter(pk=invitation_id).first()
    if found is None:
        raise NotFound
    return found


def invitation_by_token(token: str, at: datetime) -> Invitation:
    """The open invitation that a link carries; used, withdrawn and expired ones are NotFound alike."""
    found = Invitation.objects.open_at(at).filter(token_hash=token_hash(token)).first()
    if found is None:
        raise NotFound
    return found


def api_key_of(agent: User, key_id: int) -> ApiKey:
    """A key of the HTTP API, for an owner who may end it."""
    require(agent, "edit_settings")
    found = ApiKey.objects.filter(pk=key_id).first()
    if found is None:
        raise NotFound
    return found


def api_key_by_token(token: str) -> ApiKey | None:
    """The key that a program shows; None where it is unknown or was ended. One query."""
    return ApiKey.objects.filter(token_hash=token_hash(token), ended_at=None).first()
