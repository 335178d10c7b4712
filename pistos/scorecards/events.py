"""What happens to scorecards and to the choice of partners."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ScorecardsComputed:
    ends_on: date
    days: int
    partners: int


@dataclass(frozen=True)
class SelectionOpened:
    selection_id: int
    kind: str


@dataclass(frozen=True)
class CriteriaSet:
    selection_id: int
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True)
class CandidateAdded:
    selection_id: int
    partner_id: int


@dataclass(frozen=True)
class CandidateAssessed:
    selection_id: int
    partner_id: int
    gates: dict[str, bool]
    points: dict[str, float]


@dataclass(frozen=True)
class ReferenceChecked:
    selection_id: int
    partner_id: int


@dataclass(frozen=True)
class SelectionStepSkipped:
    selection_id: int
    step: str
    reason: str


@dataclass(frozen=True)
class PartnerChosen:
    """`recommended` is the firm that the criteria favour; `override` the question decided otherwise."""

    selection_id: int
    partner_id: int
    recommended: int | None
    because: str
    override: dict[str, str]
