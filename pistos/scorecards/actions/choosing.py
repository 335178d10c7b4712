"""Deciding: by the criteria, or openly against them."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.partners.actions import ReasonTooShort, record_step, skip_step
from pistos.partners.models import PartnerStep, Step
from pistos.partners.rules import is_reason
from pistos.scorecards.actions.selecting import lock_open, ref
from pistos.scorecards.events import PartnerChosen, SelectionStepSkipped
from pistos.scorecards.models import Candidate, Selection
from pistos.scorecards.queries.selections import Judged, judged, missing_steps
from pistos.scorecards.rules.decisions import overridden
from pistos.scorecards.rules.selection import SKIPPABLE, options_of

QUESTION = "recommended partner or another"


class CandidateExcluded(Refused):
    pass


class ChoiceStepsMissing(Refused):
    """Carries the steps."""

    def __init__(self, text: str, steps: list[str]) -> None:
        super().__init__(text)
        self.steps = steps


class AgainstRecommendation(Refused):
    pass


@transaction.atomic
def skip_choice_step(
    *, selection: Selection, step: str, reason: str, by: Actor, at: datetime
) -> None:
    """Leaves out the comparison or the reference check, for a written reason that stays visible.

    Gates cannot be skipped.
    """
    locked = lock_open(selection)
    if step not in SKIPPABLE:
        raise ReasonTooShort(_("This cannot be left out."))
    if not is_reason(reason):
        raise ReasonTooShort(_("Write the reason in a sentence; it stays visible."))
    locked.skipped = {**locked.skipped, step: reason.strip()}
    locked.save(update_fields=["skipped"])
    event = SelectionStepSkipped(locked.pk, step, reason.strip())
    publish(event, about=ref(locked), by=by, at=at)


@transaction.atomic
def decide_selection(
    *, selection: Selection, candidate: Candidate, because: str, by: Actor, at: datetime
) -> Selection:
    """Chooses a candidate and puts the steps on its record; a trial still lies before full trust.

    Refuses a firm that failed a gate (no reason helps), a choice with steps missing, and one against
    the recommendation without a written reason. The default is what serves customers best; another
    choice is recorded as an override.
    """
    locked = lock_open(selection)
    found = judged(locked)
    judgement = next(row for of, row in found.rows if of.pk == candidate.pk)
    if judgement.is_excluded:
        raise CandidateExcluded(
            _("%(partner)s has not passed every gate and cannot be chosen.")
            % {"partner": candidate.partner.name}
        )
    chosen = next(of for of, row in found.rows if of.pk == candidate.pk)
    missing = missing_steps(found, chosen)
    if missing:
        raise ChoiceStepsMissing(_missing_words(missing), missing)
    judgements = [row for of, row in found.rows]
    override = overridden(QUESTION, options_of(judgements), str(chosen.partner_id), because.strip())
    if override is not None and not is_reason(because):
        raise AgainstRecommendation(_against(found))
    locked.decided_at, locked.decided_by = at, f"{by.kind}:{by.id}"
    locked.chosen, locked.because = chosen.partner, because.strip()
    locked.override = asdict(override) if override else {}
    locked.save(update_fields=["decided_at", "decided_by", "chosen", "because", "override"])
    _record_steps(found, chosen, by, at)
    event = PartnerChosen(
        locked.pk,
        chosen.partner_id,
        found.recommended.partner_id if found.recommended else None,
        locked.because,
        locked.override,
    )
    publish(event, about=ref(locked), by=by, at=at)
    return locked


def _record_steps(found: Judged, chosen: Candidate, by: Actor, at: datetime) -> None:
    """The choice's steps become the partner's own, unless it has them from an earlier choice."""
    known = set(PartnerStep.objects.filter(partner=chosen.partner).values_list("step", flat=True))
    names = ", ".join(of.partner.name for of, _row in found.rows)
    done = {Step.ALTERNATIVES: names, Step.REFERENCE: chosen.reference_words}
    for step, words in done.items():
        if step in known:
            continue
        reason = found.selection.skipped.get(step, "")
        if reason:
            skip_step(partner=chosen.partner, step=step, reason=reason, by=by, at=at)
        else:
            record_step(partner=chosen.partner, step=step, words=words[:500], by=by, at=at)


def _against(found: Judged) -> str:
    if found.recommended is None:
        return _("No firm is good enough by the criteria. To choose one all the same, write why.")
    return _("The criteria favour %(partner)s. To choose another, write why.") % {
        "partner": found.recommended.partner.name
    }


def _missing_words(missing: list[str]) -> str:
    words = {
        "alternatives": _("Compare more firms first, or write why you leave that out."),
        "reference": _("Ask for a reference first, or write why you leave that out."),
    }
    return " ".join(words[step] for step in missing)
