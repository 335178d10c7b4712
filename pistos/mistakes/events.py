"""What happened with mistakes, incidents and improvements."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MistakeFound:
    """`origin` is person, alarm or complaint."""

    mistake_id: int
    cause: str
    origin: str
    severity: int


@dataclass(frozen=True)
class EvidenceAdded:
    """Something that shows the mistake was linked to it."""

    mistake_id: int
    ref_kind: str
    ref_id: str


@dataclass(frozen=True)
class MistakeContained:
    mistake_id: int


@dataclass(frozen=True)
class MistakeAnalysed:
    mistake_id: int
    cause: str


@dataclass(frozen=True)
class CorrectionPlanned:
    """Also when a plan is changed before it is done. The day is promised to those who reported it."""

    mistake_id: int
    round: int
    owner_id: int
    due_on: str
    window_days: int
    drop_percent: int


@dataclass(frozen=True)
class MistakeCorrected:
    mistake_id: int
    round: int


@dataclass(frozen=True)
class LessonTaken:
    mistake_id: int
    round: int
    kind: str


@dataclass(frozen=True)
class CorrectionJudged:
    """`verdict` is worked, did_not or too_few; the counts are the cause's, the exposures orders."""

    mistake_id: int
    round: int
    verdict: str
    before_count: int
    before_exposure: int
    after_count: int
    after_exposure: int


@dataclass(frozen=True)
class MistakeClosed:
    mistake_id: int
    round: int
    verdict: str


@dataclass(frozen=True)
class MistakeRepeated:
    """The same cause happened after its correction: open again, more severe, and counted against it."""

    mistake_id: int
    round: int
    cause: str
    severity: int
    repeated_count: int


@dataclass(frozen=True)
class MistakeReopened:
    """The correction did not work, or a person opened it again."""

    mistake_id: int
    round: int
    severity: int


@dataclass(frozen=True)
class ReportersTold:
    """Those who reported it were written to. `kind` is plan or corrected."""

    mistake_id: int
    kind: str
    count: int


@dataclass(frozen=True)
class WordsAgreed:
    """Somebody allowed their words to be shown without their name, or took that back."""

    mistake_id: int
    told_id: int
    is_agreed: bool


@dataclass(frozen=True)
class CorrectionOverdue:
    """The day of a correction went by and it is not recorded."""

    mistake_id: int
    owner_id: int


@dataclass(frozen=True)
class IncidentDeclared:
    incident_id: int
    kind: str
    owner_id: int


@dataclass(frozen=True)
class AffectedFound:
    """Customers whom an incident reaches were added, by a rule."""

    incident_id: int
    rule: str
    count: int


@dataclass(frozen=True)
class IncidentUpdated:
    """A word went to everybody affected, and to the status page where it is public."""

    incident_id: int
    update_id: int
    is_late: bool


@dataclass(frozen=True)
class IncidentSilent:
    """The time of the next word went by without one."""

    incident_id: int


@dataclass(frozen=True)
class IncidentStepDone:
    incident_id: int
    step: str


@dataclass(frozen=True)
class IncidentResolved:
    incident_id: int
    update_id: int


@dataclass(frozen=True)
class IncidentReviewed:
    incident_id: int


@dataclass(frozen=True)
class IncidentClosed:
    incident_id: int


@dataclass(frozen=True)
class ImprovementAdded:
    """`origin_kind` is review, complaint, mistake or empty."""

    improvement_id: int
    origin_kind: str
    due_on: str


@dataclass(frozen=True)
class ImprovementDone:
    improvement_id: int


@dataclass(frozen=True)
class ImprovementMeasured:
    improvement_id: int


@dataclass(frozen=True)
class ImprovementDropped:
    """It will not be done; the reason stays."""

    improvement_id: int


@dataclass(frozen=True)
class ImprovementsReviewed:
    """Somebody went through the list; `late_count` are items beyond their day."""

    review_id: int
    open_count: int
    late_count: int
    next_on: str


@dataclass(frozen=True)
class ImprovementsNotReviewed:
    """The day to go through the list went by."""

    review_id: int


@dataclass(frozen=True)
class ProcessAdded:
    process_id: int
    department: str


@dataclass(frozen=True)
class FindingNoted:
    process_id: int
    finding_id: int
