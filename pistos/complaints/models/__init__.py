"""Complaints: what somebody is dissatisfied with, their wish, and all that became of it."""

from pistos.complaints.models.care import Attention, Credit, Sign, Silent
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
from pistos.complaints.models.plans import Apology, PlanStep, Recovery, RecoveryAttempt
from pistos.complaints.models.posts import Handle, HandleBasis, Place, Post, Tone

__all__ = [
    "UNCLOSED",
    "UNRESOLVED",
    "Apology",
    "Attention",
    "CaseState",
    "Category",
    "Complaint",
    "ComplaintEntry",
    "ComplaintMark",
    "ComplaintSettings",
    "Credit",
    "EntryKind",
    "Handle",
    "HandleBasis",
    "Origin",
    "Place",
    "PlanStep",
    "Post",
    "Recovery",
    "RecoveryAttempt",
    "Sign",
    "Silent",
    "Tone",
    "WishedKind",
]
