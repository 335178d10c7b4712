"""Reads of the team."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db.models import F, QuerySet

from pistos.accounts.models import ApiKey, Invitation, Role, User
from pistos.accounts.rules import DEEDS
from pistos.kit.planned import Planned


def has_owner() -> bool:
    """Whether anybody ever owned this shop: from then on the first-run wizard is gone."""
    return User.objects.filter(role=Role.OWNER).exists()


def owners() -> QuerySet[User]:
    return User.objects.filter(role=Role.OWNER, is_active=True).order_by("pk")


def team() -> QuerySet[User]:
    """Everyone who works here or did, those who can sign in first."""
    return User.objects.order_by("-is_active", "name", "pk")


def team_named() -> list[User]:
    """The same with their names only, as each page of the inbox has them."""
    return _NAMED()


_NAMED = Planned("team_named", lambda: team().only("name", "email", "is_active"))


def staff_who_may(deed: str) -> QuerySet[User]:
    """Everybody here whose role includes the deed."""
    return User.objects.filter(is_active=True, role__in=[str(role) for role in DEEDS[deed]])


def open_invitations(at: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.open_at(at).select_related("invited_by").order_by("-invited_at", "pk")


def with_second_factor() -> set[int]:
    """Ids of those who sign in by more than a password: an authenticator app or a passkey."""
    strong = Authenticator.objects.exclude(type=Authenticator.Type.RECOVERY_CODES)
    return set(strong.values_list("user_id", flat=True))


def everybody_has_second_factor() -> bool:
    """Whether each one who can sign in does so by more than a password. Two queries."""
    people = set(User.objects.filter(is_active=True).values_list("pk", flat=True))
    return bool(people) and people <= with_second_factor()


def api_keys() -> list[ApiKey]:
    """Keys of the HTTP API, those that still let in first. One query."""
    rows = ApiKey.objects.select_related("made_by")
    return list(rows.order_by(F("ended_at").desc(nulls_first=True), "-pk"))
