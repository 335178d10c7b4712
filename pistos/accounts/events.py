"""What happens to members of staff: ids and roles, never names or addresses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FirstOwnerJoined:
    """The person who set the shop up became its owner."""

    user_id: int


@dataclass(frozen=True, slots=True)
class ColleagueInvited:
    """A place was kept for a colleague; `replaced` are earlier invitations it withdrew."""

    invitation_id: int
    role: str
    replaced: list[int]


@dataclass(frozen=True, slots=True)
class InvitationAccepted:
    """A colleague joined."""

    invitation_id: int
    user_id: int
    role: str


@dataclass(frozen=True, slots=True)
class InvitationWithdrawn:
    invitation_id: int


@dataclass(frozen=True, slots=True)
class RoleChanged:
    user_id: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class UserDeactivated:
    """A member of staff can no longer sign in; open sessions ended with it."""

    user_id: int


@dataclass(frozen=True, slots=True)
class UserReactivated:
    user_id: int


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    """A member of staff changed their own name or language."""

    user_id: int
    fields: list[str]


@dataclass(frozen=True, slots=True)
class OldInvitationsForgotten:
    """Invitations nobody can use any more were deleted, with the addresses in them."""

    count: int


@dataclass(frozen=True, slots=True)
class ApiKeyMade:
    """Another program may come in, for these scopes."""

    key_id: int
    scopes: list[str]


@dataclass(frozen=True, slots=True)
class ApiKeyEnded:
    """Another program may no longer come in."""

    key_id: int
