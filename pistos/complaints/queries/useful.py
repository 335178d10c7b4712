"""The most useful customers: those whose complaints led to something being fixed."""

from dataclasses import dataclass

from django.db.models import Count, Max

from pistos.complaints.models import Credit
from pistos.customers.models import Customer


@dataclass(frozen=True, slots=True)
class Useful:
    """A customer, and how many fixes came of what they told us."""

    customer: Customer
    fixes: int


def most_useful(*, most: int = 20) -> list[Useful]:
    """Most fixes first, then the newest; two queries."""
    rows = (
        Credit.objects.filter(complaint__customer__erased_at=None)
        .values("complaint__customer")
        .annotate(fixes=Count("pk"), newest=Max("credited_at"))
        .order_by("-fixes", "-newest")[:most]
    )
    found = [(row["complaint__customer"], row["fixes"]) for row in rows]
    customers = Customer.objects.in_bulk([pk for pk, _fixes in found])
    return [Useful(customers[pk], fixes) for pk, fixes in found]
