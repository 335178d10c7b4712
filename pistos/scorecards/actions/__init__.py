"""The deeds on scorecards and on the choice of partners."""

from pistos.scorecards.actions.choosing import (
    AgainstRecommendation,
    CandidateExcluded,
    ChoiceStepsMissing,
    decide_selection,
    skip_choice_step,
)
from pistos.scorecards.actions.computing import compute_newest, compute_scorecards
from pistos.scorecards.actions.selecting import (
    AlreadyCandidate,
    AlreadyDecided,
    Assessment,
    CriteriaRefused,
    EvidenceMissing,
    add_candidate,
    assess_candidate,
    check_reference,
    open_selection,
    set_criteria,
)

__all__ = [
    "AgainstRecommendation",
    "AlreadyCandidate",
    "AlreadyDecided",
    "Assessment",
    "CandidateExcluded",
    "ChoiceStepsMissing",
    "CriteriaRefused",
    "EvidenceMissing",
    "add_candidate",
    "assess_candidate",
    "check_reference",
    "compute_newest",
    "compute_scorecards",
    "decide_selection",
    "open_selection",
    "set_criteria",
    "skip_choice_step",
]
