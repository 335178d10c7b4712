"""Complaints: what somebody is dissatisfied with, their wish, and all that became of it."""

from pistos.complaints.models.complaint import (
    Complaint,
    ComplaintEntry,
    ComplaintMark,
    ComplaintSettings,
)
from pistos.complaints.models.kinds import (
    UNCLOSED,
    UNRESOLVED,
    CaseState,
    Category,
    EntryKind,
    Origin,
    WishedKind,
)

__all__ = [
    "UNCLOSED",
    "UNRESOLVED",
    "CaseState",
    "Category",
    "Complaint",
    "ComplaintEntry",
    "ComplaintMark",
    "ComplaintSettings",
    "EntryKind",
    "Origin",
    "WishedKind",
]
