"""The gate: the only loaders of causes that edges use."""

from collections.abc import Sequence

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.causes.models import Awaited, Cause, Coding, Proposal
from pistos.kit.errors import NotFound


def cause_for(agent: User, code: str) -> Cause:
    return _cause(agent, code, "see_causes")


def cause_to_edit(agent: User, code: str) -> Cause:
    return _cause(agent, code, "edit_causes")


def waiting_for(agent: User, ids: Sequence[int]) -> list[Awaited]:
    """Matters that wait for their cause, for whoever may code; NotFound where one is unknown."""
    require(agent, "code_cause")
    found = list(Awaited.objects.filter(pk__in=ids))
    if not ids or len(found) != len(set(ids)):
        raise NotFound
    return found


def coding_for(agent: User, coding_id: int) -> Coding:
    """A coding, for a colleague's second opinion."""
    require(agent, "code_cause")
    found = Coding.objects.filter(pk=coding_id).first()
    if found is None:
        raise NotFound
    return found


def proposal_for(agent: User, proposal_id: int) -> Proposal:
    require(agent, "edit_causes")
    found = Proposal.objects.filter(pk=proposal_id).first()
    if found is None:
        raise NotFound
    return found


def _cause(agent: User, code: str, deed: str) -> Cause:
    require(agent, deed)
    found = Cause.objects.select_related("parent", "replaced_by").filter(code=code).first()
    if found is None:
        raise NotFound
    return found
