"""Bad experiences of a customer over the whole time they are with us; unresolved ones weigh more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from pistos.complaints.models import Complaint
from pistos.customers.models import Customer
from pistos.kit.together import read_together, values_of
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
    """One query; see `counted_of`."""
    said, broken = (
        values_of(complaints_counted(customer_id)),
        values_of(broken_counted(customer_id)),
    )
    read_together(said, broken)
    return counted_of(said.found, broken.found)


def complaints_counted(customer_id: int) -> QuerySet[Complaint, dict[str, Any]]:
    """How many complaints, and how many of them are not put right."""
    rows = Complaint.objects.filter(customer_id=customer_id)
    return _counted(rows, Q(remedied_at=None))


def broken_counted(customer_id: int) -> QuerySet[Standing, dict[str, Any]]:
    """How many promises to them were broken, and how many of those were not fulfilled late either."""
    rows = Standing.objects.filter(
        customer_id=customer_id, toward=Toward.CUSTOMER, state=State.BROKEN
    ).exclude(about_kind="complaint")
    return _counted(rows, Q(fulfilled_at=None))


def counted_of(complaints: list[dict[str, Any]], broken: list[dict[str, Any]]) -> Experiences:
    """Of the rows of both counts. A broken promise is put right when it was fulfilled late; one of a
    complaint itself is not counted beside it."""
    none: Mapping[str, Any] = {"all": 0, "open": 0}
    said = next(iter(complaints), none)
    late = next(iter(broken), none)
    return Experiences(said["all"], said["open"], late["all"], late["open"])


def _counted(rows: QuerySet[Any], open_ones: Q) -> QuerySet[Any, dict[str, Any]]:
    """One row of counts, or none where there is nothing."""
    grouped = rows.order_by().annotate(of=Value(1)).values("of")
    counted: QuerySet[Any, dict[str, Any]] = grouped.annotate(
        all=Count("pk"), open=Count("pk", filter=open_ones)
    )
    return counted


def complaints_of(customer: Customer, *, but: int = 0, most: int = 10) -> list[Complaint]:
    """Their other complaints, the newest first; one query."""
    rows = Complaint.objects.filter(customer=customer).exclude(pk=but)
    return list(rows.order_by("-heard_at", "-pk")[:most])
