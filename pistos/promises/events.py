"""What happens to promises."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PromiseMade:
    promise_id: int
    kind: str
    toward: str
    due_at: datetime


@dataclass(frozen=True)
class PromiseMoved:
    promise_id: int
    entry_id: int
    due_at: datetime
    first_due_at: datetime


@dataclass(frozen=True)
class PromiseKept:
    promise_id: int
    entry_id: int


@dataclass(frozen=True)
class PromiseBroken:
    promise_id: int
    entry_id: int
    cause: str


@dataclass(frozen=True)
class PromiseFulfilledLate:
    promise_id: int
    entry_id: int


@dataclass(frozen=True)
class PromiseUnproven:
    promise_id: int
    entry_id: int


@dataclass(frozen=True)
class PromiseCorrected:
    promise_id: int
    entry_id: int


@dataclass(frozen=True)
class PromiseOverturned:
    promise_id: int
    entry_id: int
    cause: str


@dataclass(frozen=True)
class PromiseWithdrawn:
    promise_id: int
    entry_id: int
    reason: str


@dataclass(frozen=True)
class PromisesRecorded:
    """A batch from outside (an import): its promises, entries and roll-ups are in."""

    batch: str
    promise_count: int


@dataclass(frozen=True)
class RiskRose:
    """An open promise crossed the warning threshold."""

    promise_id: int
    chance_late: float
    reason: str


@dataclass(frozen=True)
class FiguresPublished:
    publication_id: int
    position: int
    head: str
    restated_months: list[str]
