"""What was apologised for, and where its plan stands."""

from dataclasses import dataclass

from pistos.complaints.models import Apology, Complaint, PlanStep, Recovery
from pistos.promises.models import Promise


@dataclass(frozen=True, slots=True)
class StepShown:
    step: PlanStep
    promise: Promise


@dataclass(frozen=True, slots=True)
class ApologyShown:
    apology: Apology
    steps: tuple[StepShown, ...]


def apologies_of(complaint: Complaint) -> list[ApologyShown]:
    """All of them with their steps and promises, the newest first. Three queries, one without any."""
    rows = list(
        Apology.objects.filter(complaint=complaint)
        .select_related("owner")
        .prefetch_related("steps__owner")
        .order_by("-pk")
    )
    ids = [step.promise_id for row in rows for step in row.steps.all()]
    promises = (
        Promise.objects.select_related("standing").prefetch_related("entries").in_bulk(ids)
        if ids
        else {}
    )
    return [
        ApologyShown(
            row,
            tuple(
                StepShown(step, promises[step.promise_id])
                for step in sorted(row.steps.all(), key=lambda each: each.position)
            ),
        )
        for row in rows
    ]


def recovery_of(complaint: Complaint) -> Recovery | None:
    """One query."""
    return Recovery.objects.filter(pk=complaint.pk).first()
