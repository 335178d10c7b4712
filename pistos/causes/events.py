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
    """Coded again, or counted within another matter: this code no longer stands. The earlier coding stays
    on record."""

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


@dataclass(frozen=True)
class AlarmRaised:
    """A cause strikes more often than chance allows: once for each episode.

    `facet` is all, product, courier, supplier or page, `facet_key` which one. `counted` came where
    `expected` would have, from `began_on` (a day) on.
    """

    alarm_id: int
    code: str
    facet: str
    facet_key: str
    began_on: str
    counted: int
    expected: float


@dataclass(frozen=True)
class AlarmClosed:
    """The rate is back to what was usual."""

    alarm_id: int
    code: str
    facet: str
    facet_key: str


@dataclass(frozen=True)
class CausesWatched:
    """A night's judgement of all series."""

    series: int
    raised: int
    closed: int


@dataclass(frozen=True)
class CodingLearned:
    """A new version of what the shop's own coding teaches; `texts` it rests on."""

    language: str
    version: int
    texts: int


@dataclass(frozen=True)
class SecondOpinionGiven:
    """Another person coded the same matter without seeing the first coding."""

    coding_id: int
    is_same: bool


@dataclass(frozen=True)
class CausesProposed:
    """Groups of texts without a cause of the list were found; `count` new ones."""

    count: int


@dataclass(frozen=True)
class ProposalDecided:
    """`code` is the cause that was made of it; empty where it is none."""

    proposal_id: int
    code: str
