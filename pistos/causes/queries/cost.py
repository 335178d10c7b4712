"""What causes cost: the remedies and the work of the matters behind which each stands first."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from pistos.causes.models import CodedCause
from pistos.causes.ports import Cost, cost_sources
from pistos.kit.actors import Ref

MOST: Final = 20_000
LEVEL: Final = 2


@dataclass(frozen=True, slots=True)
class CauseCost:
    """`matters` of the period with this primary cause, and what they cost so far."""

    code: str
    matters: int
    amount: Decimal
    minutes: int


def costs_by_cause(*, since: date, until: date) -> list[CauseCost]:
    """By the primary cause on the second level, the dearest first: so that no cost counts twice.

    One query, and those of each app that knows costs.
    """
    rows = CodedCause.objects.filter(
        is_primary=True, cause__level=LEVEL, day__gte=since, day__lte=until
    )
    pairs = rows.order_by("-pk").values_list("subject_kind", "subject_id", "cause__code")[:MOST]
    cause_of = {Ref(kind, key): code for kind, key, code in pairs}
    matters: dict[str, int] = defaultdict(int)
    spent: dict[str, list[Cost]] = defaultdict(list)
    for code in cause_of.values():
        matters[code] += 1
    for source in cost_sources():
        for subject, cost in source(list(cause_of)).items():
            if subject in cause_of:
                spent[cause_of[subject]].append(cost)
    found = [
        CauseCost(
            code,
            count,
            sum((one.amount for one in spent[code]), Decimal(0)),
            sum(one.minutes for one in spent[code]),
        )
        for code, count in matters.items()
    ]
    return sorted(found, key=lambda one: (-one.amount, -one.minutes, -one.matters, one.code))


def cost_of(code: str, *, since: date, until: date) -> CauseCost:
    """Of one cause of the second level."""
    rows = costs_by_cause(since=since, until=until)
    return next((row for row in rows if row.code == code), CauseCost(code, 0, Decimal(0), 0))
