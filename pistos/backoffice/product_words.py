"""What the desk says of products, scores and work."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from pistos.catalogue.models import Angle, Mismatch, ProductState, Remedy, TaskKind
from pistos.catalogue.rules.gate import Verdict
from pistos.catalogue.rules.gate.wording import words_of

STATES: dict[str, Any] = {
    ProductState.DRAFT: _("Draft"),
    ProductState.PUBLISHED: _("On sale"),
    ProductState.WITHDRAWN: _("Withdrawn"),
}
SCORES = {"legal": _("Legal"), "selling": _("Selling"), "language": _("Language")}
TASKS: dict[str, Any] = {
    TaskKind.COMPLETE: _("Complete the sheet"),
    TaskKind.QUALITY: _("Quality first: held from promotion"),
    TaskKind.CORRECT: _("Correct the sheet"),
}
REASONS: dict[str, Any] = {
    "asked": _("asked for at least twice"),
    "returns": _("too many come back"),
    "faults": _("too many are faulty"),
    "rating": _("rated too low"),
    Mismatch.DESCRIPTION: _("buyers say it is not as described"),
    Mismatch.PICTURE: _("buyers say it is not as pictured"),
}
ANGLES: dict[str, Any] = {
    Angle.FRONT: _("The front"),
    Angle.BACK: _("The back"),
    Angle.SIDE: _("The side"),
    Angle.TOP: _("The top"),
    Angle.DETAIL: _("A detail"),
    Angle.IN_USE: _("In use"),
    Angle.SCALE: _("Beside something known"),
    Angle.PACKAGING: _("Packing"),
}
REMEDIES: dict[str, Any] = {
    Remedy.REPAIR: _("Repair"),
    Remedy.REPLACE: _("Replacement"),
    Remedy.REFUND: _("Money back"),
}


def score_rows(verdict: Verdict) -> list[dict[str, Any]]:
    """The three scores, each on its own: never an average."""
    return [
        {
            "label": SCORES[score.name],
            "passed": score.passed,
            "wanted": score.wanted,
            "blocks": any(finding.is_blocking for finding in score.findings),
        }
        for score in verdict.scores
    ]


def gate_rows(verdict: Verdict) -> tuple[list[str], list[str]]:
    """Sentences of what blocks, and of what would make the sheet better."""
    found = [finding for score in verdict.scores for finding in score.findings]
    return (
        [words_of(finding) for finding in found if finding.is_blocking],
        [words_of(finding) for finding in found if not finding.is_blocking],
    )
