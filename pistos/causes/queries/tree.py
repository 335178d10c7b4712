"""The tree as people read it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from pistos.causes.facts import Choice, ChoiceGroup
from pistos.causes.models import Cause, CauseCount, Slice
from pistos.causes.rules.tree import CODED_FROM, at_level, parent_of
from pistos.kit.languages import text_in


def choices(language: str) -> list[ChoiceGroup]:
    """What can be chosen, by root, each before what hangs below it. One query."""
    rows = [row for row in in_order() if row.retired_at is None]
    names = {row.code: text_in(row.names, language) for row in rows}
    groups = []
    for root in rows:
        below = [
            Choice(row.code, names[row.code], path_of(row.code, names), row.level)
            for row in rows
            if row.level >= CODED_FROM and at_level(row.code, 1) == root.code
        ]
        if root.level == 1 and below:
            groups.append(ChoiceGroup(names[root.code], tuple(below)))
    return groups


def cause_names(language: str) -> dict[str, str]:
    """The names of all codes, retired ones too: history has to be readable. One query."""
    return {
        code: text_in(names, language) for code, names in Cause.objects.values_list("code", "names")
    }


def path_of(code: str, names: dict[str, str]) -> str:
    """The name with what stands above it: "Product › Size › Too small"."""
    parts = []
    while code:
        parts.append(names.get(code, code))
        code = parent_of(code)
    return " › ".join(reversed(parts))


def causes_outside(system: str) -> dict[str, str]:
    """Codes of another system ("shopify", "x12", "karrio") to ours; the more general where two claim it."""
    found: dict[str, str] = {}
    for code, outside in Cause.objects.order_by("-level", "-code").values_list("code", "outside"):
        for name in outside.get(system, ()):
            found[name] = code
    return found


def in_order() -> list[Cause]:
    """All causes, each before what hangs below it. One query."""
    rows = list(Cause.objects.all())
    places = {row.code: (row.position, row.code) for row in rows}

    def key(row: Cause) -> list[tuple[int, str]]:
        return [places[at_level(row.code, level)] for level in range(1, row.level + 1)]

    return sorted(rows, key=key)


def below_of(cause: Cause) -> list[Cause]:
    rows = Cause.objects.filter(parent=cause, retired_at=None)
    return list(rows.order_by("position", "code"))


def counts_of_all(*, since: date, until: date) -> dict[str, int]:
    """How many matters each cause, with what is below it, struck. One query."""
    rows = CauseCount.objects.filter(slice=Slice.ALL, day__gte=since, day__lte=until)
    return dict(rows.values_list("cause__code").annotate(found=Sum("count")))


@dataclass(frozen=True, slots=True)
class SliceCount:
    slice: str
    key: str
    count: int


def slices_of(code: str, *, since: date, until: date, most: int = 12) -> list[SliceCount]:
    """Which products, couriers, suppliers and pages a cause struck most. One query."""
    rows = (
        CauseCount.objects.filter(cause__code=code, day__gte=since, day__lte=until)
        .exclude(slice=Slice.ALL)
        .values_list("slice", "slice_key")
        .annotate(found=Sum("count"))
        .filter(found__gt=0)
        .order_by("-found", "slice", "slice_key")
    )
    return [SliceCount(*row) for row in rows[:most]]
