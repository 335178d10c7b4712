"""The published figures, as one pure function of the roll-ups by day.

The same function serves publishing (over the roll-ups that triggers keep) and verification (over
roll-ups recounted from the sealed entries). A promise counts on the day it was last due; periods
are whole days and end with `through`, so that half a day never polishes a rate.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from pistos.kit.statistics import share
from pistos.promises.models import Toward

SCHEMA = 1
PERIODS = (30, 90, 365)
NEW_SHOP_BELOW = 30
"""Fewer promises due than this, all time: a new shop, shown without a rate."""

SMALL_GROUP = 10
CLOSED_AFTER_DAYS = 2
"""A month is closed when this many days after its end have passed: the last day of it ends later
in zones to the west, and its promises must have fallen due everywhere."""

COMPARED = ("kept", "broken", "unproven", "withdrawn")

Figures = dict[str, Any]


@dataclass(slots=True)
class Count:
    """How many promises of a group ended how; the counters of a roll-up row."""

    made: int = 0
    open: int = 0
    kept: int = 0
    broken: int = 0
    unproven: int = 0
    withdrawn: int = 0
    fulfilled_late: int = 0
    kept_as_told: int = 0
    moved: int = 0
    moves: int = 0
    corrected: int = 0
    overturned: int = 0
    needed_telling: int = 0
    told_first: int = 0
    told_first_seconds: int = 0

    def add(self, other: "Count") -> None:
        for name in COUNTERS:
            setattr(self, name, getattr(self, name) + getattr(other, name))


COUNTERS = tuple(field.name for field in fields(Count))


@dataclass(frozen=True, slots=True)
class DayRow:
    """A roll-up of public promises: one day last due, one group, its counts."""

    day: date
    kind: str
    toward: str
    partner_id: int
    country: str
    region: str
    cause: str
    is_imported: bool
    count: Count


class _Tally:
    """Counts by group, made on first use."""

    def __init__(self) -> None:
        self.groups: dict[tuple[str, ...], Count] = {}
        self.imported: dict[tuple[str, ...], int] = {}

    def add(self, row: DayRow, *group: str) -> None:
        self.groups.setdefault(group, Count()).add(row.count)
        if row.is_imported:
            self.imported[group] = self.imported.get(group, 0) + row.count.made

    def figure(self, *group: str) -> Figures:
        return figure(self.groups.get(group, Count()), self.imported.get(group, 0))

    def under(self, *prefix: str) -> list[str]:
        """The next part of every group below a prefix, sorted."""
        depth = len(prefix)
        return sorted(
            {g[depth] for g in self.groups if len(g) == depth + 1 and g[:depth] == prefix}
        )


def figure(count: Count, imported: int = 0) -> Figures:
    """Counts with the kept rate: kept ÷ (kept + broken), and its 95 % Wilson interval."""
    rate = share(count.kept, count.kept + count.broken)
    return {
        **asdict(count),
        "imported": imported,
        "kept_rate": _rounded(rate.value),
        "low": _rounded(rate.low),
        "high": _rounded(rate.high),
    }


def figures_of(
    rows: Iterable[DayRow],
    *,
    through: date,
    as_known_at: datetime,
    before: Mapping[str, Any] | None = None,
) -> Figures:
    """All published figures. `before` are those of the publication before, for restatements."""
    tally, regions, partners = _Tally(), _Tally(), _Tally()
    for row in rows:
        if row.day > through:
            continue
        for period in _periods(row.day, through):
            tally.add(row, row.toward, period)
            tally.add(row, row.toward, period, row.kind)
            if row.count.broken:
                tally.add(row, "cause", row.toward, period, row.cause)
        if row.toward == Toward.CUSTOMER and (through - row.day).days < 365:
            regions.add(row, row.country, row.region)
        if row.partner_id and row.toward == Toward.SHOP and (through - row.day).days < 90:
            partners.add(row, str(row.partner_id), row.kind)
    months = _months(tally, through)
    figures: Figures = {
        "schema": SCHEMA,
        "through": through.isoformat(),
        **{
            toward.value: {
                str(period): _period(tally, toward, str(period))
                for period in (*PERIODS, "all", "previous_90", "year_before_90")
            }
            for toward in Toward
        },
        "months": months,
        "best_month": best_month(months),
        "regions": merged_regions(regions),
        "partners": [
            {"partner_id": int(group[0]), "kind": group[1], **partners.figure(*group)}
            for group in sorted(partners.groups, key=lambda group: (int(group[0]), group[1]))
        ],
    }
    everything = tally.groups.get((Toward.CUSTOMER, "all"), Count())
    figures["due_count"] = everything.kept + everything.broken
    figures["is_new"] = figures["due_count"] < NEW_SHOP_BELOW
    figures["first_published"] = _first_published(months, as_known_at, before or {})
    figures["restatements"] = _restatements(months, figures["first_published"])
    return figures


def merged_regions(regions: _Tally) -> list[Figures]:
    """A figure per region, those with fewer than SMALL_GROUP promises merged as "other"; so that
    what is merged is itself no small group, the smallest of the others joins it when needed."""
    shown = sorted(regions.groups, key=lambda group: (-regions.groups[group].made, group))
    other, other_imported = Count(), 0
    while shown and (regions.groups[shown[-1]].made < SMALL_GROUP or 0 < other.made < SMALL_GROUP):
        group = shown.pop()
        other.add(regions.groups[group])
        other_imported += regions.imported.get(group, 0)
    named = [
        {"country": group[0], "region": group[1], "is_other": False, **regions.figure(*group)}
        for group in shown
    ]
    if other.made:
        merged = figure(other, other_imported)
        named.append({"country": "", "region": "", "is_other": True, **merged})
    return named


def best_month(months: list[Figures]) -> Figures | None:
    """The closed month with the highest kept rate among those with enough promises due."""
    rated = [
        month
        for month in months
        if month["is_closed"]
        and month["customer"]["kept"] + month["customer"]["broken"] >= NEW_SHOP_BELOW
    ]
    best = max(rated, key=lambda month: month["customer"]["kept_rate"], default=None)
    return best and {"month": best["month"], "kept_rate": best["customer"]["kept_rate"]}


def is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two publications say the same, whatever the day they end with."""
    return {**one, "through": ""} == {**other, "through": ""}


def _periods(day: date, through: date) -> list[str]:
    age = (through - day).days
    periods = [str(period) for period in PERIODS if age < period]
    if 90 <= age < 180:
        periods.append("previous_90")
    if 365 <= age < 455:
        periods.append("year_before_90")
    return [*periods, "all", day.strftime("%Y-%m")]


def _period(tally: _Tally, toward: str, period: str) -> Figures:
    return {
        **tally.figure(toward, period),
        "kinds": {kind: tally.figure(toward, period, kind) for kind in tally.under(toward, period)},
        "causes": _causes(tally, toward, period),
    }


def _causes(tally: _Tally, toward: str, period: str) -> dict[str, int]:
    return {
        cause: tally.groups["cause", toward, period, cause].broken
        for cause in tally.under("cause", toward, period)
    }


def _months(tally: _Tally, through: date) -> list[Figures]:
    names = {group[1] for group in tally.groups if len(group) == 2 and "-" in group[1]}
    return [
        {
            "month": name,
            "is_closed": _closed_on(name) <= through,
            **{toward.value: _period(tally, toward, name) for toward in Toward},
        }
        for name in sorted(names)
    ]


def _closed_on(month: str) -> date:
    first = date.fromisoformat(f"{month}-01")
    next_first = (first + timedelta(days=32)).replace(day=1)
    return next_first + timedelta(days=CLOSED_AFTER_DAYS - 1)


def _first_published(
    months: list[Figures], as_known_at: datetime, before: Mapping[str, Any]
) -> dict[str, Figures]:
    """For every closed month, its counts as they were first published once it was closed."""
    first: dict[str, Figures] = dict(before.get("first_published", {}))
    for month in months:
        if month["is_closed"]:
            first.setdefault(
                month["month"],
                {
                    "as_known_at": as_known_at.isoformat(),
                    **{name: month["customer"][name] for name in COMPARED},
                },
            )
    return first


def _restatements(months: list[Figures], first: Mapping[str, Figures]) -> list[Figures]:
    """Closed months whose counts differ from those first published, with both values."""
    now = {month["month"]: month["customer"] for month in months}
    restated = []
    for name, then in sorted(first.items()):
        counts = {key: now.get(name, {}).get(key, 0) for key in COMPARED}
        if any(counts[key] != then[key] for key in COMPARED):
            restated.append({"month": name, "first": then, "now": counts})
    return restated


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
