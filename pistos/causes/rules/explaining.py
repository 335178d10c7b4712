"""Several series of a cause rise together: which of them says it best. Pure.

A courier who is late makes the whole late, and every product he carries. One matter is one alarm.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from pistos.causes.rules.charts import LEAST_EFFECT, Signal

MOSTLY: Final = 0.5


@dataclass(frozen=True, slots=True)
class Breach:
    """A signal with what its series is about."""

    cause: str
    slice: str
    key: str
    signal: Signal


Shared = Callable[[Breach, Breach], int]
"""How many of the second's subjects, in its weeks, are the first's too."""


def leading(breaches: Sequence[Breach], shared: Shared) -> dict[Breach, list[Breach]]:
    """Each breach that stands by itself, with those that it explains.

    A part explains the whole where the rest of the whole is usual without it; where none does, the whole
    explains its parts. Of two parts, the one less likely by chance explains the other when most of the
    other is shared.
    """
    found: dict[Breach, list[Breach]] = {}
    for cause in dict.fromkeys(one.cause for one in breaches):
        ours = sorted(
            (one for one in breaches if one.cause == cause), key=lambda one: one.signal.chance
        )
        whole = next((one for one in ours if one.slice == "all"), None)
        parts = [one for one in ours if one.slice != "all"]
        if whole is None:
            found |= _alone(parts, shared)
            continue
        by = next((one for one in parts if _explains(one, whole, shared(one, whole))), None)
        if by is None:
            found[whole] = parts
            continue
        found |= _alone([by, *(one for one in parts if one is not by)], shared)
        found[by].append(whole)
    return found


def _alone(parts: Sequence[Breach], shared: Shared) -> dict[Breach, list[Breach]]:
    found: dict[Breach, list[Breach]] = {}
    for part in parts:
        rival = next(
            (one for one in found if shared(one, part) > MOSTLY * part.signal.counted), None
        )
        if rival is None:
            found[part] = []
        else:
            found[rival].append(part)
    return found


def _explains(part: Breach, whole: Breach, shared: int) -> bool:
    """Whether the whole, without the part, is within what the charts would let pass."""
    rest = whole.signal.counted - shared
    expected = whole.signal.expected - min(
        part.signal.expected * whole.signal.weeks / part.signal.weeks, whole.signal.expected
    )
    return rest < LEAST_EFFECT * expected or rest <= MOSTLY * shared
