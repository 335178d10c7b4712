"""The only loaders of selections that edges use."""

from pistos.accounts.models import User
from pistos.accounts.rules import may
from pistos.kit.errors import NotFound
from pistos.scorecards.models import Candidate, Selection


def selection_for(user: User, selection_id: int) -> Selection:
    """The selection, for whoever may see partners."""
    return _selection(user, selection_id, "see_partners")


def selection_to_decide(user: User, selection_id: int) -> Selection:
    """The same for whoever may choose partners."""
    return _selection(user, selection_id, "choose_partner")


def candidate_to_judge(user: User, selection_id: int, code: str) -> Candidate:
    selection = selection_to_decide(user, selection_id)
    found = (
        selection.candidates.select_related("partner", "selection")
        .filter(partner__code=code)
        .first()
    )
    if found is None:
        raise NotFound
    return found


def _selection(user: User, selection_id: int, deed: str) -> Selection:
    found = (
        Selection.objects.select_related("chosen").filter(pk=selection_id).first()
        if may(user.role, deed)
        else None
    )
    if found is None:
        raise NotFound
    return found
