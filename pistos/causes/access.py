"""The gate: the only loaders of causes that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.causes.models import Awaited, Cause
from pistos.kit.errors import NotFound


def cause_for(agent: User, code: str) -> Cause:
    return _cause(agent, code, "see_causes")


def cause_to_edit(agent: User, code: str) -> Cause:
    return _cause(agent, code, "edit_causes")


def awaited_for(agent: User, awaited_id: int) -> Awaited:
    """A matter that waits for its cause, for whoever may code."""
    require(agent, "code_cause")
    found = Awaited.objects.filter(pk=awaited_id).first()
    if found is None:
        raise NotFound
    return found


def _cause(agent: User, code: str, deed: str) -> Cause:
    require(agent, deed)
    found = Cause.objects.select_related("parent", "replaced_by").filter(code=code).first()
    if found is None:
        raise NotFound
    return found
