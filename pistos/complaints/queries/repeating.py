"""The same fault again: technical problems of one customer with one product are seen as one story."""

from pistos.complaints.facts import About
from pistos.complaints.models import Category, Complaint
from pistos.customers.models import Customer

FAULTS = (Category.TECHNICAL, Category.DAMAGED)


def earlier_same_fault(customer: Customer, about: About) -> Complaint | None:
    """The newest earlier case of a fault of the same product, or of the same line; None for other matters."""
    line = about.line
    if line is None or about.category not in FAULTS:
        return None
    rows = Complaint.objects.filter(customer=customer, category__in=FAULTS)
    same = rows.filter(product=line.product_id) if line.product_id else rows.filter(line=line)
    return same.order_by("-heard_at", "-pk").first()
