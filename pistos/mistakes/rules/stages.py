"""What a mistake still lacks before it may go on: nothing is skipped, and nothing is closed half done."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_WHYS = 5
FEWEST_WHYS = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a mistake, as plain values; of its present round where it matters."""

    stage: str
    is_closed: bool
    has_evidence: bool
    is_contained: bool
    whys: Sequence[str]
    has_root_cause: bool
    cause: str
    has_owner: bool
    has_plan: bool
    has_lesson: bool
    verdict: str


def lacking_to_plan(now: Standing) -> tuple[str, ...]:
    """Codes of what must be there before a correction is planned."""
    wanted = {
        "evidence": now.has_evidence,
        "containment": now.is_contained,
        "whys": len([why for why in now.whys if why.strip()]) >= FEWEST_WHYS,
        "root_cause": now.has_root_cause,
        "cause": bool(now.cause),
    }
    return tuple(code for code, is_there in wanted.items() if not is_there)


def lacking_to_correct(now: Standing) -> tuple[str, ...]:
    """Before "corrected" is recorded: the plan with its test, and whose it is."""
    lacks = lacking_to_plan(now)
    if not now.has_plan:
        lacks += ("plan",)
    if not now.has_owner:
        lacks += ("owner",)
    return lacks


def lacking_to_close(now: Standing) -> tuple[str, ...]:
    """Before it is closed: corrected, a lesson of this round, and a verdict that is not "did not work"."""
    lacks: tuple[str, ...] = ()
    if now.stage == "found":
        lacks += ("correction",)
    if not now.has_lesson:
        lacks += ("lesson",)
    if not now.verdict:
        lacks += ("verdict",)
    if now.verdict == "did_not":
        lacks += ("effect",)
    return lacks


def next_severity(severity: int, *, severest: int) -> int:
    """One step higher when the same cause comes back, and never beyond the highest."""
    return min(severity + 1, severest)
