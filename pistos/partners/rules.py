"""Which deadlines a kind of partner has, what terms may say, and which state follows which."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from pistos.partners.models import PartnerKind, PartnerState, Step

DEADLINES: dict[str, tuple[str, ...]] = {
    PartnerKind.COURIER: ("hand_over", "delivery"),
    PartnerKind.SUPPLIER: ("hand_over", "fix"),
    PartnerKind.PAYMENT: ("settlement", "fix"),
    PartnerKind.PHOTOGRAPHER: ("photos", "fix"),
    PartnerKind.WEB: ("fix", "answer"),
}
"""By kind of partner, the kinds of promise that it is measured by, the weightiest first."""

SHOWN_KINDS = (PartnerKind.COURIER, PartnerKind.PAYMENT)
"""Whom customers are shown: those who carry their parcels and their money."""

AT_WORK = (PartnerState.TRIAL, PartnerState.ACTIVE)
"""Whoever is neither is given no parcel and no payment, and stands nowhere in the shop."""

FOLLOWS: dict[str, frozenset[str]] = {
    PartnerState.CANDIDATE: frozenset({PartnerState.TRIAL, PartnerState.ACTIVE}),
    PartnerState.TRIAL: frozenset({PartnerState.ACTIVE, PartnerState.ENDED}),
    PartnerState.ACTIVE: frozenset({PartnerState.ENDED}),
    PartnerState.ENDED: frozenset({PartnerState.TRIAL}),
}
SHORTEST_REASON = 15
LONGEST_TRIAL_DAYS = 365
MOST_DAYS = 365


def can_follow(before: str, after: str) -> bool:
    return after in FOLLOWS[before]


def steps_missing(recorded: set[str], *, trial_until: date | None, today: date) -> list[Step]:
    """Steps neither done nor skipped; a trial whose last day has passed is done by itself."""
    is_trial_over = trial_until is not None and trial_until < today
    return [
        step for step in Step if step not in recorded and not (step is Step.TRIAL and is_trial_over)
    ]


def is_reason(words: str) -> bool:
    """A written reason is a sentence, not a tick: at least 15 characters and two words."""
    return len(words.strip()) >= SHORTEST_REASON and len(words.split()) >= 2


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed: whole days by kind of deadline, the cost of one break, and notes. `claim_days` are
    the days after delivery within which a courier must be told of damage."""

    days: dict[str, int] = field(default_factory=dict)
    harm_amount: Decimal | None = None
    notes: str = ""
    claim_days: int | None = None

    def as_json(self) -> dict[str, object]:
        said: dict[str, object] = {}
        if self.days:
            said["days"] = dict(sorted(self.days.items()))
        if self.harm_amount is not None:
            said["harm_amount"] = str(self.harm_amount)
        if self.notes:
            said["notes"] = self.notes
        if self.claim_days is not None:
            said["claim_days"] = self.claim_days
        return said


def terms_of(said: dict[str, object]) -> Terms:
    """Reads a stored mapping; what it cannot read counts as not agreed."""
    days = said.get("days")
    try:
        harm = Decimal(str(said["harm_amount"])) if said.get("harm_amount") else None
    except InvalidOperation:
        harm = None
    return Terms(
        days={str(kind): int(count) for kind, count in days.items()}
        if isinstance(days, dict)
        else {},
        harm_amount=harm,
        notes=str(said.get("notes", "")),
        claim_days=_days(said.get("claim_days")),
    )


def _days(said: object) -> int | None:
    is_whole = isinstance(said, int) and not isinstance(said, bool)
    return int(str(said)) if is_whole and 0 < int(str(said)) <= MOST_DAYS else None


def problems_with(terms: Terms, kind: str) -> list[str]:
    """Kinds of deadline that this kind of partner cannot have, or whose days make no sense."""
    return [
        deadline
        for deadline, days in terms.days.items()
        if deadline not in DEADLINES[kind] or not 0 <= days <= MOST_DAYS
    ]
