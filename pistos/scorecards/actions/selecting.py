"""Preparing the choice of a partner: criteria, candidates, evidence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.partners.models import Partner, PartnerKind
from pistos.scorecards.events import (
    CandidateAdded,
    CandidateAssessed,
    CriteriaSet,
    ReferenceChecked,
    SelectionOpened,
)
from pistos.scorecards.models import Candidate, Selection
from pistos.scorecards.queries.cards import newest_cards
from pistos.scorecards.rules.selection import (
    MOST_POINTS,
    Criteria,
    criteria_for,
    criteria_of,
    points_from,
    problem_with,
)


class CriteriaRefused(Refused):
    """`problem` names the rule."""

    def __init__(self, problem: str) -> None:
        super().__init__(_problems()[problem])
        self.problem = problem


class AlreadyDecided(Refused):
    pass


class AlreadyCandidate(Refused):
    pass


class EvidenceMissing(Refused):
    pass


@transaction.atomic
def open_selection(*, kind: str, title: str, by: Actor, at: datetime) -> Selection:
    """A new choice, with the criteria that partners of the kind are usually held to."""
    if kind not in PartnerKind.values or not title.strip():
        raise EvidenceMissing(_("Say what kind of partner is sought, and for what."))
    selection = Selection.objects.create(
        kind=kind,
        title=title.strip(),
        criteria=criteria_for(kind).as_json(),
        opened_at=at,
        opened_by=f"{by.kind}:{by.id}",
    )
    publish(SelectionOpened(selection.pk, kind), about=ref(selection), by=by, at=at)
    return selection


@transaction.atomic
def set_criteria(*, selection: Selection, criteria: Criteria, by: Actor, at: datetime) -> None:
    """Changes gates and weights. Refuses price as the only criterion or with half the weight."""
    locked = lock_open(selection)
    problem = problem_with(criteria)
    if problem:
        raise CriteriaRefused(problem)
    before = locked.criteria
    if before == criteria.as_json():
        return
    locked.criteria = criteria.as_json()
    locked.save(update_fields=["criteria"])
    publish(CriteriaSet(locked.pk, before, locked.criteria), about=ref(locked), by=by, at=at)


@transaction.atomic
def add_candidate(*, selection: Selection, partner: Partner, by: Actor, at: datetime) -> Candidate:
    """Considers a firm; what its scorecard already answers is filled in. Refuses one of another kind."""
    locked = lock_open(selection)
    if partner.kind != locked.kind:
        raise AlreadyCandidate(_("This firm is a partner of another kind."))
    card = newest_cards([partner]).get(partner.pk)
    points = points_from(card.parts, criteria_of(locked.criteria)) if card else {}
    words = _("From its scorecard of %(days)s days.") % {"days": card.days} if card else ""
    try:
        with transaction.atomic():
            candidate = Candidate.objects.create(
                selection=locked,
                partner=partner,
                points=points,
                evidence=dict.fromkeys(points, words),
            )
    except IntegrityError:
        raise AlreadyCandidate(_("This firm is already considered.")) from None
    publish(CandidateAdded(locked.pk, partner.pk), about=ref(locked), by=by, at=at)
    return candidate


@dataclass(frozen=True, slots=True)
class Assessment:
    """Answers to gates, points of 0 to 10 by criterion, and the evidence for each, by the same code."""

    gates: Mapping[str, bool] = field(default_factory=dict)
    points: Mapping[str, float] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def assess_candidate(
    *, candidate: Candidate, assessment: Assessment, by: Actor, at: datetime
) -> None:
    """Records what is known of a candidate. Refuses an answer without evidence."""
    selection = lock_open(candidate.selection)
    criteria = criteria_of(selection.criteria)
    answered = {*assessment.gates, *assessment.points}
    if answered - {*criteria.gates, *criteria.weights}:
        raise EvidenceMissing(_("Answer only what the criteria ask."))
    if any(not assessment.evidence.get(code, "").strip() for code in answered):
        raise EvidenceMissing(_("Write for every answer what it rests on."))
    if any(not 0 <= points <= MOST_POINTS for points in assessment.points.values()):
        raise EvidenceMissing(_("Points lie between 0 and 10."))
    Candidate.objects.filter(pk=candidate.pk).update(
        gates=dict(assessment.gates),
        points=dict(assessment.points),
        evidence={code: assessment.evidence[code].strip() for code in sorted(answered)},
    )
    event = CandidateAssessed(
        selection.pk, candidate.partner_id, dict(assessment.gates), dict(assessment.points)
    )
    publish(event, about=ref(selection), by=by, at=at)


@transaction.atomic
def check_reference(*, candidate: Candidate, words: str, by: Actor, at: datetime) -> None:
    """Someone who works with the firm was asked; `words` say who, and what they said."""
    selection = lock_open(candidate.selection)
    if not words.strip():
        raise EvidenceMissing(_("Write whom you asked and what they said."))
    Candidate.objects.filter(pk=candidate.pk).update(
        reference_checked_at=at, reference_words=words.strip()
    )
    event = ReferenceChecked(selection.pk, candidate.partner_id)
    publish(event, about=ref(selection), by=by, at=at)


def lock_open(selection: Selection) -> Selection:
    """The row, locked; AlreadyDecided when the choice was made."""
    locked = Selection.objects.select_for_update().get(pk=selection.pk)
    if locked.decided_at is not None:
        raise AlreadyDecided(_("This choice has been made; open a new one."))
    return locked


def ref(selection: Selection) -> Ref:
    return Ref("selection", str(selection.pk))


def _problems() -> dict[str, str]:
    return {
        "no_gates": _("Name at least one thing that a firm must be or do."),
        "no_weights": _("Give the criteria their weights."),
        "below_zero": _("A weight is not below zero."),
        "cost_alone": _("Price is never the only criterion."),
        "cost_too_heavy": _("Price weighs less than half."),
        "not_whole": _("The weights add up to 100%."),
        "too_few_alternatives": _("At least three firms are compared."),
    }
