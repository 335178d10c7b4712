"""Mistakes from found to lesson, incidents while they last, and what is to become better.

History is insert-only, and the test of a correction cannot be changed once the correction is recorded:
the database refuses both.
"""

from pistos.mistakes.models.corrections import Correction, Lesson, LessonKind, Verdict
from pistos.mistakes.models.found import (
    SEVEREST,
    Deed,
    Evidence,
    Mistake,
    MistakeEntry,
    Origin,
    Stage,
)
from pistos.mistakes.models.improving import (
    Department,
    Finding,
    Improvement,
    ItemState,
    ListReview,
    Process,
)
from pistos.mistakes.models.incidents import (
    Affected,
    AffectedRule,
    Incident,
    IncidentKind,
    IncidentUpdate,
    UpdateSending,
)
from pistos.mistakes.models.told import Told, ToldKind

__all__ = [
    "SEVEREST",
    "Affected",
    "AffectedRule",
    "Correction",
    "Deed",
    "Department",
    "Evidence",
    "Finding",
    "Improvement",
    "Incident",
    "IncidentKind",
    "IncidentUpdate",
    "ItemState",
    "Lesson",
    "LessonKind",
    "ListReview",
    "Mistake",
    "MistakeEntry",
    "Origin",
    "Process",
    "Stage",
    "Told",
    "ToldKind",
    "UpdateSending",
    "Verdict",
]
