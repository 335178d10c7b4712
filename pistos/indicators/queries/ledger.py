"""Measures over the ledger's roll-up by day: one grouped read each, whatever the history's size."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Sum

from pistos.indicators.rules.measures import Figure, Parameters, Period, share_figure
from pistos.indicators.rules.trust import trust_from_counts
from pistos.partners.models import Partner
from pistos.promises.models import KeptDay

NARROWED_BY = ("kind", "partner", "made_by", "country", "region", "record")
COUNTERS = (
    "made",
    "open",
    "kept",
    "broken",
    "unproven",
    "withdrawn",
    "fulfilled_late",
    "kept_as_told",
    "moved",
    "moves",
    "corrected",
    "overturned",
    "needed_telling",
    "told_first",
    "told_first_seconds",
)


@dataclass(frozen=True, slots=True)
class Counts:
    """Sums of the roll-up for promises whose last due day lies in a period."""

    made: int
    open: int
    kept: int
    broken: int
    unproven: int
    withdrawn: int
    fulfilled_late: int
    kept_as_told: int
    moved: int
    moves: int
    corrected: int
    overturned: int
    needed_telling: int
    told_first: int
    told_first_seconds: int

    @property
    def decided(self) -> int:
        return self.kept + self.broken

    @property
    def settled(self) -> int:
        return self.made - self.open


def days_of(period: Period, given: Parameters, *, toward: str) -> QuerySet[KeptDay]:
    """The roll-up rows of a period, narrowed by parameters; `partner` is a code."""
    wanted = Q(day__range=(period.first_on, period.last_on), toward=toward)
    for name in ("kind", "country", "region"):
        if given.get(name):
            wanted &= Q(**{name: given[name]})
    if given.get("made_by"):
        wanted &= Q(made_by_id=given["made_by"])
    if given.get("record") == "public":
        wanted &= Q(is_public=True)
    if given.get("partner"):
        wanted &= Q(partner_id__in=Partner.objects.filter(code=given["partner"]).values("id"))
    return KeptDay.objects.filter(wanted)


def counts(period: Period, given: Parameters, *, toward: str = "customer") -> Counts:
    """One aggregate query."""
    sums = days_of(period, given, toward=toward).aggregate(
        **{f"sum_{name}": Sum(name, default=0) for name in COUNTERS}
    )
    return _counts(sums)


def kept_rate(period: Period, given: Parameters) -> Figure:
    found = counts(period, given)
    return share_figure(found.kept, found.decided)


def partners_kept_rate(period: Period, given: Parameters) -> Figure:
    found = counts(period, given, toward="shop")
    return share_figure(found.kept, found.decided)


def kept_as_first_told(period: Period, given: Parameters) -> Figure:
    found = counts(period, given)
    return share_figure(found.kept_as_told, found.decided)


def moved_share(period: Period, given: Parameters) -> Figure:
    found = counts(period, given)
    return share_figure(found.moved, found.made, moves=found.moves)


def withdrawn_share(period: Period, given: Parameters) -> Figure:
    found = counts(period, given)
    return share_figure(found.withdrawn, found.settled)


def unproven_share(period: Period, given: Parameters) -> Figure:
    found = counts(period, given)
    return share_figure(found.unproven, found.decided + found.unproven)


def corrected_share(period: Period, given: Parameters) -> Figure:
    found = counts(period, given)
    return share_figure(found.corrected, found.decided)


def overturned_share(period: Period, given: Parameters) -> Figure:
    found = counts(period, given)
    return share_figure(found.overturned, found.decided)


def told_first_ratio(period: Period, given: Parameters) -> Figure:
    found = counts(period, given)
    return share_figure(found.told_first, found.needed_telling)


def told_first_hours(period: Period, given: Parameters) -> Figure:
    found = counts(period, given)
    if not found.told_first:
        return Figure(None, 0, 0)
    hours = found.told_first_seconds / 3600
    return Figure(hours / found.told_first, hours, found.told_first)


def repaired_share(period: Period, given: Parameters) -> Figure:
    found = counts(period, given)
    return share_figure(found.fulfilled_late, found.broken)


def reputation(period: Period, given: Parameters) -> Figure:
    found = counts(period, given)
    trust = trust_from_counts(kept=found.kept, broken=found.broken, repaired=found.fulfilled_late)
    return Figure(
        trust.score, found.kept, found.decided, details={"earned": trust.earned, "lost": trust.lost}
    )


@dataclass(frozen=True, slots=True)
class OwnerCounts:
    """`owner` is the user id of the person who gave the word, empty for the machine and partners."""

    owner: str
    kept: int
    broken: int
    unproven: int


def kept_by_owner(period: Period) -> list[OwnerCounts]:
    """Kept and broken by who promised (S4-23), most decided first; one query."""
    rows = (
        days_of(period, {}, toward="customer")
        .values("made_by_id")
        .annotate(kept_sum=Sum("kept"), broken_sum=Sum("broken"), unproven_sum=Sum("unproven"))
    )
    found = [
        OwnerCounts(r["made_by_id"], r["kept_sum"], r["broken_sum"], r["unproven_sum"])
        for r in rows
    ]
    return sorted(found, key=lambda row: (-(row.kept + row.broken), row.owner))


def _counts(sums: Mapping[str, Any]) -> Counts:
    return Counts(**{name: int(sums[f"sum_{name}"]) for name in COUNTERS})
