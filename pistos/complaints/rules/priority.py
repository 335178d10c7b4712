"""Which complaint is seen first: need before reach, reach before history, and what somebody spends last.

priority = need + public + history + value, whole points:

- need: severity 1, 2, 3 gives 100, 300, 600; 150 more while the promised time of a solution is over;
- public: 30 for each power of ten of people who may hear of it, 150 at most;
- history: 40 for each unresolved earlier bad experience and 10 for each resolved one, five of each at most;
- value: 20 for a large customer.

Value is less than any step of need, and orders the desk's list alone: no promised time asks for it.
"""

from dataclasses import dataclass
from math import log10

NEED = {1: 100, 2: 300, 3: 600}
OVERDUE, PER_POWER, MOST_PUBLIC = 150, 30, 150
PER_UNRESOLVED, PER_RESOLVED, MOST_COUNTED = 40, 10, 5
LARGE = 20


@dataclass(frozen=True, slots=True)
class Standing:
    """What a priority is made of. `reach` in people; `earlier_*` count other bad experiences."""

    severity: int
    reach: int = 1
    earlier_unresolved: int = 0
    earlier_resolved: int = 0
    is_overdue: bool = False
    is_large: bool = False


def priority_of(standing: Standing) -> int:
    """Points by the formula above; a greater number is seen first."""
    need = NEED[standing.severity] + (OVERDUE if standing.is_overdue else 0)
    public = min(round(PER_POWER * log10(max(standing.reach, 1))), MOST_PUBLIC)
    history = PER_UNRESOLVED * min(standing.earlier_unresolved, MOST_COUNTED)
    history += PER_RESOLVED * min(standing.earlier_resolved, MOST_COUNTED)
    return need + public + history + (LARGE if standing.is_large else 0)
