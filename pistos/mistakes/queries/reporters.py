"""Who told us of a mistake."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Min, OuterRef
from django.db.models.functions import Coalesce

from pistos.customers.models import Customer
from pistos.mistakes.models import Evidence, Mistake, Told, ToldKind


@dataclass(frozen=True, slots=True)
class Reporter:
    """Somebody who reported it, and when what they told of happened."""

    customer: Customer
    happened_at: datetime

    @property
    def pk(self) -> int:
        return self.customer.pk


def reporters_not_told(mistake: Mistake, kind: ToldKind, *, most: int) -> list[Reporter]:
    """Those who can be written to and were not told this in the present round, oldest first. Two queries.

    A person who was known under two names is one, and is told once.
    """
    told = Told.objects.filter(
        mistake=mistake, kind=kind, round=mistake.round, customer=OuterRef("person")
    )
    rows = (
        Evidence.objects.filter(mistake=mistake, customer__isnull=False)
        .annotate(person=Coalesce("customer__merged_into", "customer"))
        .values("person")
        .annotate(first=Min("happened_at"))
        .filter(~Exists(told))
        .order_by("first", "person")
    )
    reachable = rows.exclude(customer__email="").filter(customer__erased_at=None)
    found = list(reachable.values_list("person", "first")[:most])
    people = Customer.objects.in_bulk([person for person, _first in found])
    return [Reporter(people[person], first) for person, first in found if people[person].email]


def reporter_count(mistake: Mistake) -> int:
    """How many people reported it."""
    rows = Evidence.objects.filter(mistake=mistake, customer__isnull=False)
    return rows.values("customer").distinct().count()
