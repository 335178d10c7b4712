"""What happened with causes."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class CauseCoded:
    """A person said that this cause stands behind it; one event for each code. `happened_at` is when
    the matter itself happened."""

    subject_kind: str
    subject_id: str
    code: str
    is_primary: bool
    happened_at: datetime


@dataclass(frozen=True)
class CauseDropped:
    """Coded again: this code no longer stands. The earlier coding stays on record."""

    subject_kind: str
    subject_id: str
    code: str


@dataclass(frozen=True)
class CauseAdded:
    code: str


@dataclass(frozen=True)
class CauseReworded:
    """Its names, or who looks after it, were changed; never its code or place."""

    code: str
    fields: list[str]


@dataclass(frozen=True)
class CauseRetired:
    """It can no longer be chosen. `replaced_by` is empty where nothing took its place."""

    code: str
    replaced_by: str
