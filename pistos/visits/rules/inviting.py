"""Whether help may be offered unasked. Care, not selling: consent, a cap, and one no is silence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pistos.visits.models import Touchpoint


@dataclass(frozen=True, slots=True)
class Patience:
    """What bears on offering help to one visitor. `invited_at` are earlier invitations."""

    touchpoint: str
    agreed_at: datetime | None
    silenced_at: datetime | None
    invited_at: tuple[datetime, ...]
    is_writing_with_us: bool


def may_invite(patience: Patience, *, most: int, days: int, at: datetime) -> bool:
    """True when the visitor agreed, is at home and not in a store, never sent one away, is not in a
    conversation, and the cap is not reached."""
    recent = [moment for moment in patience.invited_at if moment > at - timedelta(days=days)]
    return (
        patience.touchpoint == Touchpoint.ONLINE
        and patience.agreed_at is not None
        and patience.silenced_at is None
        and not patience.is_writing_with_us
        and len(recent) < most
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """An active rule: its trigger, threshold and the beginning of the paths it is for."""

    id: int
    trigger: str
    threshold: int
    path: str


def rule_for(
    candidates: Iterable[Candidate], *, kind: str, amount: int, path: str
) -> Candidate | None:
    """The rule that a sign wakes: the one for the narrowest part of the shop, then the highest
    threshold reached."""
    fits = [
        rule
        for rule in candidates
        if rule.trigger == kind and amount >= rule.threshold and path.startswith(rule.path)
    ]
    return max(fits, key=lambda rule: (len(rule.path), rule.threshold, -rule.id), default=None)
