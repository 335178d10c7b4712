"""The gate: the only loaders of complaints that edges use."""

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.complaints.models import Apology, Attention, Complaint, PlanStep, Post
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


def post_for(agent: User, post_id: int) -> Post:
    require(agent, "see_complaints")
    rows = Post.objects.select_related("customer", "complaint__conversation", "complaint__customer")
    found = rows.filter(pk=post_id).first()
    if found is None:
        raise NotFound
    return found


def attention_for(agent: User, attention_id: int) -> Attention:
    require(agent, "see_complaints")
    found = Attention.objects.select_related("customer").filter(pk=attention_id).first()
    if found is None:
        raise NotFound
    return found


def apology_for(agent: User, token: str, apology_id: int) -> Apology:
    """An apology that was sent in this complaint."""
    made = complaint_for(agent, token)
    rows = Apology.objects.select_related("complaint__customer", "owner")
    found = rows.filter(pk=apology_id, complaint=made).first()
    if found is None:
        raise NotFound
    return found


def plan_step_for(agent: User, token: str, step_id: int) -> PlanStep:
    """A step of a plan of this complaint."""
    made = complaint_for(agent, token)
    rows = PlanStep.objects.select_related("apology__complaint__customer", "apology__owner")
    found = rows.filter(pk=step_id, apology__complaint=made).first()
    if found is None:
        raise NotFound
    return found
