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
class CustomerChose:
    """A customer who was warned said what they want: `wish` is wait, cancel or other."""

    promise_id: int
    choice_id: int
    wish: str


@dataclass(frozen=True)
class ChoiceHandled:
    """A member of staff did what the customer chose."""

    promise_id: int
    choice_id: int


@dataclass(frozen=True)
class PromiseUntold:
    """The message that told the customer came back for good: they do not know."""

    promise_id: int
    message_id: int


@dataclass(frozen=True)
class FiguresPublished:
    publication_id: int
    position: int
    head: str
    restated_months: list[str]


@dataclass(frozen=True)
class NotRightReported:
    """A customer says that what arrived is wrong, damaged, not as described, or never came; of which
    line, where they said it."""

    promise_id: int
    wrong: str
    line_id: int | None = None


@dataclass(frozen=True)
class ReportAnswered:
    """A member of staff looked into what a customer reported and found that the promise was kept."""

    promise_id: int
    wrong: str
    finding: str


@dataclass(frozen=True)
class CompensationOwed:
    """A promised day was missed; the amount stated when it was promised is due to the customer."""

    promise_id: int
    compensation_id: int
    amount: str
    currency: str


@dataclass(frozen=True)
class CompensationGiven:
    promise_id: int
    compensation_id: int


@dataclass(frozen=True)
class CompensationDropped:
    """Late proof showed that the day was kept, before anything was given."""

    promise_id: int
    compensation_id: int
