"""Earlier bad experiences of a customer, for the priority of what they say now."""

from pistos.complaints.models import Complaint
from pistos.customers.models import Customer


def earlier_complaints(customer: Customer, but: int | None = None) -> tuple[int, int]:
    """(unresolved, resolved) complaints of the person other than `but`: resolved are those that were put
    right. One query."""
    rows = Complaint.objects.filter(customer=customer).exclude(pk=but or 0)
    resolved = [done is not None for done in rows.values_list("remedied_at", flat=True)]
    return len(resolved) - sum(resolved), sum(resolved)
