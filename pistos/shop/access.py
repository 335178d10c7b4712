"""The loaders of the shop's parts that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.shop.models import Absence, Closure, Shift


def closure_for(agent: User, closure_id: int) -> Closure:
    require(agent, "edit_settings")
    found = Closure.objects.filter(pk=closure_id).first()
    if found is None:
        raise NotFound
    return found


def person_on_plan(agent: User, user_id: int) -> User:
    """A member of staff who works here, for the shift plan."""
    require(agent, "edit_shifts")
    found = User.objects.filter(pk=user_id, is_active=True).first()
    if found is None:
        raise NotFound
    return found


def shift_for(agent: User, shift_id: int) -> Shift:
    require(agent, "edit_shifts")
    found = Shift.objects.filter(pk=shift_id).first()
    if found is None:
        raise NotFound
    return found


def absence_for(agent: User, absence_id: int) -> Absence:
    require(agent, "edit_shifts")
    found = Absence.objects.filter(pk=absence_id).first()
    if found is None:
        raise NotFound
    return found
