"""Whether what a buyer saw above the button still holds when they press it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from pistos.checkout.facts import Seen

FURTHEST = timedelta(days=3)
"""A day shown in the evening may be earlier in the morning; what was told is promised all the same."""


@dataclass(frozen=True, slots=True)
class Now:
    """What it comes to now, and by which day."""

    total: Decimal
    promised_on: date
    slot: str = ""


def differences(seen: Seen, slot: str, now: Now) -> tuple[str, ...]:
    """What must be shown anew: `unseen`, `total`, `day`. A day that could be earlier by now stays told; a
    time that was chosen (`slot`, as the form names it) must be the very one."""
    if seen.total is None or seen.promised_on is None:
        return ("unseen",)
    found = []
    if seen.total != now.total:
        found.append("total")
    is_same_time = slot == now.slot and (not slot or seen.promised_on == now.promised_on)
    if not is_same_time or not now.promised_on <= seen.promised_on <= now.promised_on + FURTHEST:
        found.append("day")
    return tuple(found)
