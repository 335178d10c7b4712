"""Lists of contracts: what ends soon, and by what customers decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from pistos.contracts.models import (
    Contract,
    ContractState,
    DecisionKind,
    Outreach,
    OutreachState,
    Reason,
)
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.kit.keyset import Page, Sort, page_of

AHEAD = (7, 30, 60, 90)
"""Days before the end at which a contract is looked at."""
ENDED, ALL = "ended", "all"
VIEWS = (*map(str, AHEAD), ALL, ENDED)


def contracts_page(view: str, today: date, *, after: str = "", before: str = "") -> Page[Contract]:
    """Contracts that end within so many days ("7" to "90"), all that run, or those that ended; each knows
    `is_held` and `is_told`. One query."""
    rows = Contract.objects.exclude(state=ContractState.ENDED)
    if view == ENDED:
        rows = Contract.objects.filter(state=ContractState.ENDED)
    elif view != ALL:
        rows = rows.filter(ends_on__lte=today + timedelta(days=int(view)))
    outreach = Outreach.objects.filter(contract=OuterRef("pk"))
    sent = outreach.filter(state=OutreachState.SENT, terms__starts_on__gt=OuterRef("ends_on"))
    shown = rows.select_related("customer").annotate(
        is_held=Exists(outreach.filter(state=OutreachState.HELD)), is_told=Exists(sent)
    )
    return page_of(shown, Sort("ends_on", view == ENDED), after=after, before=before)


def counts_ahead(today: date) -> dict[str, int]:
    """How many end within each span; one query."""
    counts = {
        f"n{days}": Count("pk", filter=Q(ends_on__lte=today + timedelta(days=days)))
        for days in AHEAD
    }
    rows = Contract.objects.exclude(state=ContractState.ENDED)
    found = rows.filter(ends_on__lte=today + timedelta(days=max(AHEAD))).aggregate(**counts)
    return {name[1:]: count for name, count in found.items()}


def contracts_of(customer: Customer) -> QuerySet[Contract]:
    """Of the whole person, what ends next first."""
    return Contract.objects.filter(customer_id__in=family_ids(customer)).order_by("ends_on", "pk")


@dataclass(frozen=True, slots=True)
class HowDecided:
    """Of so many who stayed or left, how many said by what they decided."""

    stayed: Mapping[str, int]
    left: Mapping[str, int]

    @property
    def stayed_count(self) -> int:
        return sum(self.stayed.values())

    @property
    def left_count(self) -> int:
        return sum(self.left.values())


def how_decided(since: datetime) -> HowDecided:
    """Counts by reason since a moment; one query."""
    rows = Reason.objects.filter(said_at__gte=since).values_list("decision__kind", "how")
    found: dict[str, dict[str, int]] = {"stayed": {}, "left": {}}
    for kind, how, count in rows.annotate(n=Count("pk")):
        side = found["left" if kind == DecisionKind.LEFT else "stayed"]
        side[how] = side.get(how, 0) + count
    return HowDecided(found["stayed"], found["left"])
