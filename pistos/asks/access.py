"""The loaders of asks that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.asks.models import Approach, FollowUp
from pistos.kit.errors import NotFound


def approach_by_link(token: str) -> Approach:
    """Behind the link of a mail; NotFound for an unknown one and for the erased."""
    found = Approach.objects.filter(token=token).select_related("customer").first()
    if found is None or found.customer.is_erased:
        raise NotFound
    return found


def follow_up_for(agent: User, follow_up_id: int) -> FollowUp:
    """A follow-up with whom and what it is about, for staff."""
    require(agent, "follow_up")
    rows = FollowUp.objects.select_related("customer", "order", "person", "store")
    found = rows.filter(pk=follow_up_id).first()
    if found is None:
        raise NotFound
    return found
