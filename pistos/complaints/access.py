"""The gate: the only loaders of complaints that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.complaints.models import Complaint
from pistos.kit.errors import NotFound

BESIDE = ("customer", "order", "conversation", "line", "product", "repeat_of")


def complaint_by_link(token: str) -> Complaint:
    """The complaint whose link its customer holds; NotFound for any other token, and for the erased."""
    found = Complaint.objects.select_related(*BESIDE).filter(token=token).first()
    if found is None or found.customer.is_erased:
        raise NotFound
    return found


def complaint_for(agent: User, token: str) -> Complaint:
    require(agent, "see_complaints")
    found = Complaint.objects.select_related(*BESIDE).filter(token=token).first()
    if found is None:
        raise NotFound
    return found
