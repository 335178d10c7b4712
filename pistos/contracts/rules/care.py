"""Care before sales: what stands before an outreach, from what the customer lived through with us.

What is open always stands. What was put right stands until a person has spoken with the customer since and
nothing was left. Without one caring contact in the term nothing is sold: a person goes first.
"""

from collections.abc import Iterable
from datetime import datetime

from pistos.contracts.facts import Lived, Stands

OPEN_CONVERSATION, OPEN_COMPLAINT, OPEN_MATTER = "conversation", "complaint", "matter"
SLOW, BROKEN, BUSY, ATTITUDE, FAULTS = "slow", "broken", "busy", "attitude", "faults"
APOLOGY, EXPERIENCES, NO_CARE, LATE = "apology", "experiences", "no_care", "late"

SEVERAL = 3
"""So many busy calls, or so much weight of bad experiences, are no single slip any more."""
REPEATED = 2
LATE_DAYS = 7
UNRESOLVED_WEIGHT = 2


def stands_before(lived: Lived) -> tuple[Stands, ...]:
    """What comes before selling, each with its count; empty: they may be approached."""
    settled = lived.settled_at
    cases = [
        case for case in lived.cases if case.is_unresolved or _is_since(case.heard_at, settled)
    ]
    broken = [one for one in lived.broken if not one[1] or _is_since(one[0], settled)]
    busy, above = _since(lived.busy, settled), _since(lived.above, settled)
    slow = sum(case.is_slow for case in cases)
    unresolved = sum(case.is_unresolved for case in cases)
    is_again = any(case.is_technical for case in cases)
    technical = sum(case.is_technical for case in lived.cases) if is_again else 0
    attitude = sum(case.is_attitude for case in cases) + len(above)
    found = [
        Stands(OPEN_CONVERSATION, lived.open_conversations),
        Stands(OPEN_COMPLAINT, unresolved),
        Stands(OPEN_MATTER, lived.open_matters),
        Stands(SLOW, slow),
        Stands(BROKEN, len(broken)),
        Stands(FAULTS, technical if technical >= REPEATED else 0),
        Stands(BUSY, len(busy) if len(busy) >= SEVERAL else 0),
        Stands(ATTITUDE, attitude),
        Stands(APOLOGY, sum(case.is_apology_owed for case in cases)),
    ]
    count, weight = bad_experiences(
        Lived(tuple(cases), tuple(broken), busy=tuple(busy), above=tuple(above))
    )
    found.append(Stands(EXPERIENCES, count if weight >= SEVERAL else 0))
    if not lived.cared:
        found.append(Stands(NO_CARE, 1))
        found.append(Stands(LATE, lived.days_left if lived.days_left <= LATE_DAYS else 0))
    return tuple(one for one in found if one.count)


def bad_experiences(lived: Lived) -> tuple[int, int]:
    """(count, weight): one that is not put right weighs two."""
    count = len(lived.cases) + len(lived.broken) + len(lived.busy) + len(lived.above)
    open_ones = sum(case.is_unresolved for case in lived.cases)
    open_ones += sum(not is_late for _at, is_late in lived.broken)
    return count, count + (UNRESOLVED_WEIGHT - 1) * open_ones


def _since(times: Iterable[datetime], settled: datetime | None) -> list[datetime]:
    return [at for at in times if _is_since(at, settled)]


def _is_since(at: datetime, settled: datetime | None) -> bool:
    return settled is None or at > settled
