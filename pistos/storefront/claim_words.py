"""A claim in the words of its page. No queries."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from pistos.returns.models import Claim, ClaimState, Outcome, RepairStage, StepKind, Track
from pistos.returns.queries.claims import Walked
from pistos.returns.rules.words import OUTCOMES, STATES, STEPS, TRACKS


def headline(claim: Claim) -> str:
    if claim.state == ClaimState.OPEN and claim.track == Track.TRANSPORT and not claim.outcome:
        return _("How may we put it right?")
    if claim.state == ClaimState.DONE:
        return _("This is put right.")
    if claim.state == ClaimState.REFUSED:
        return _("We had to say no to this.")
    return _("We are on it.")


def shown(claim: Claim) -> dict[str, object]:
    return {
        "headline": headline(claim),
        "track": TRACKS[Track(claim.track)],
        "state": STATES[ClaimState(claim.state)],
        "outcome": OUTCOMES[Outcome(claim.outcome)],
    }


def step_rows(steps: Sequence[Walked]) -> list[dict[str, Any]]:
    """For the time line: what happened, and each day that was promised."""
    return [
        {
            "label": each.said or STEPS[StepKind(each.step.kind)],
            "state": each.state,
            "promised_on": each.promised_on,
            "actual_at": each.actual_at,
            "note": each.step.words or _stage(each),
        }
        for each in steps
    ]


def _stage(each: Walked) -> object:
    """Of a repair, how far it is, or what was lent."""
    facts = each.step.facts
    if facts.get("stage") in RepairStage.values:
        return RepairStage(facts["stage"]).label
    return facts.get("loan", "")
