"""What happens to partners."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PartnerAdded:
    partner_id: int
    kind: str


@dataclass(frozen=True)
class PartnerEdited:
    """Names the columns that changed, not their values."""

    partner_id: int
    fields: list[str]


@dataclass(frozen=True)
class TermsAgreed:
    partner_id: int
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True)
class StepDone:
    partner_id: int
    step: str


@dataclass(frozen=True)
class StepSkipped:
    partner_id: int
    step: str
    reason: str


@dataclass(frozen=True)
class TrialStarted:
    partner_id: int
    until: date


@dataclass(frozen=True)
class PartnerActivated:
    partner_id: int
    skipped: list[str]


@dataclass(frozen=True)
class PartnerEnded:
    partner_id: int
    reason: str


@dataclass(frozen=True)
class PraiseNoted:
    partner_id: int
    praise_id: int


@dataclass(frozen=True)
class PraisePassedOn:
    partner_id: int
    praise_id: int
