"""Bad experiences of a customer over the whole time they are with us; unresolved ones weigh more."""

from dataclasses import dataclass

from django.db.models import Count, Q

from pistos.complaints.models import Complaint
from pistos.customers.models import Customer
from pistos.promises.models import Standing, State, Toward

UNRESOLVED_WEIGHT, RESOLVED_WEIGHT = 2, 1


@dataclass(frozen=True, slots=True)
class Experiences:
    """Counts since they are known: complaints and broken promises, put right and not.

    A sharp review or answer is counted as the complaint that it became.
    """

    complaints: int
    complaints_unresolved: int
    broken: int
    broken_unresolved: int

    @property
    def count(self) -> int:
        return self.complaints + self.broken

    @property
    def unresolved(self) -> int:
        return self.complaints_unresolved + self.broken_unresolved

    @property
    def weight(self) -> int:
        """2 for each that is not put right, 1 for each that is."""
        resolved = self.count - self.unresolved
        return UNRESOLVED_WEIGHT * self.unresolved + RESOLVED_WEIGHT * resolved


def earlier_complaints(customer: Customer, but: int | None = None) -> tuple[int, int]:
    """(unresolved, resolved) complaints of the person other than `but`: resolved are those that were put
    right. One query."""
    rows = Complaint.objects.filter(customer=customer).exclude(pk=but or 0)
    resolved = [done is not None for done in rows.values_list("remedied_at", flat=True)]
    return len(resolved) - sum(resolved), sum(resolved)


def experiences_of(customer_id: int) -> Experiences:
    """Two queries. A broken promise is put right when it was fulfilled late; one of a complaint itself is
    not counted beside it."""
    said = Complaint.objects.filter(customer_id=customer_id).aggregate(
        all=Count("pk"), open=Count("pk", filter=Q(remedied_at=None))
    )
    broken = (
        Standing.objects.filter(customer_id=customer_id, toward=Toward.CUSTOMER, state=State.BROKEN)
        .exclude(about_kind="complaint")
        .aggregate(all=Count("pk"), open=Count("pk", filter=Q(fulfilled_at=None)))
    )
    return Experiences(said["all"], said["open"], broken["all"], broken["open"])


def complaints_of(customer: Customer, *, but: int = 0, most: int = 10) -> list[Complaint]:
    """Their other complaints, the newest first; one query."""
    rows = Complaint.objects.filter(customer=customer).exclude(pk=but)
    return list(rows.order_by("-heard_at", "-pk")[:most])
