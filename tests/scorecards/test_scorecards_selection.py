from datetime import date, datetime

import pytest

from pistos.accounts.models import User
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.partners.models import Partner, PartnerStep
from pistos.scorecards import access, actions
from pistos.scorecards.actions import Assessment
from pistos.scorecards.models import Candidate, Scorecard, Selection
from pistos.scorecards.queries.selections import judged
from pistos.scorecards.rules.selection import Criteria, criteria_for

ALMA = Actor.person(1)
COURIER = criteria_for("courier")
REASON = "They alone deliver to the islands in winter."


def candidate(selection: Selection, code: str, at: datetime, **points: float) -> Candidate:
    firm, _ = Partner.objects.get_or_create(code=code, name=code.title(), kind="courier")
    found = actions.add_candidate(selection=selection, partner=firm, by=ALMA, at=at)
    given = {"reliable": 7, "steady": 7, "careful": 7, "support": 7, "cost": 7} | points
    answers = Assessment(
        gates=dict.fromkeys(COURIER.gates, True),
        points=given,
        evidence=dict.fromkeys([*COURIER.gates, *given], "Their contract, page 2."),
    )
    actions.assess_candidate(candidate=found, assessment=answers, by=ALMA, at=at)
    found.refresh_from_db()
    return found


@pytest.fixture
def selection(db: None, at: datetime) -> Selection:
    return actions.open_selection(kind="courier", title="Islands", by=ALMA, at=at)


@pytest.fixture
def three(selection: Selection, at: datetime) -> list[Candidate]:
    found = [
        candidate(selection, "good", at, reliable=9),
        candidate(selection, "fair", at),
        candidate(selection, "cheap", at, cost=10, reliable=2),
    ]
    for one in found:
        actions.check_reference(candidate=one, words="Asked Olive Mill: fine.", by=ALMA, at=at)
    return found


def decide(selection: Selection, one: Candidate, at: datetime, because: str = "") -> Selection:
    return actions.decide_selection(
        selection=selection, candidate=one, because=because, by=ALMA, at=at
    )


@pytest.mark.serves("S0-46")
def test_a_decision_is_recorded_with_its_evidence(
    selection: Selection, three: list[Candidate], at: datetime
) -> None:
    decided = decide(selection, three[0], at)

    assert decided.chosen == three[0].partner
    event = Event.objects.get(name="scorecards.PartnerChosen")
    assert event.data == {
        "selection_id": selection.pk,
        "partner_id": three[0].partner_id,
        "recommended": three[0].partner_id,
        "because": "",
        "override": {},
    }
    steps = {row.step: row.words for row in PartnerStep.objects.filter(partner=decided.chosen)}
    assert set(steps) == {"alternatives", "reference"}
    assert steps["reference"] == "Asked Olive Mill: fine."


@pytest.mark.serves("S0-46")
def test_a_failed_gate_excludes_and_no_reason_helps(
    selection: Selection, three: list[Candidate], at: datetime
) -> None:
    Candidate.objects.filter(pk=three[0].pk).update(
        gates=dict.fromkeys(COURIER.gates, True) | {COURIER.gates[0]: False}
    )

    with pytest.raises(actions.CandidateExcluded):
        decide(selection, three[0], at, because=REASON)

    selection.refresh_from_db()
    assert selection.decided_at is None
    assert judged(selection).recommended == three[1]


@pytest.mark.serves("S0-54")
def test_a_choice_needs_alternatives_and_a_reference(selection: Selection, at: datetime) -> None:
    only = candidate(selection, "only", at)

    with pytest.raises(actions.ChoiceStepsMissing) as refusal:
        decide(selection, only, at)

    assert refusal.value.steps == ["alternatives", "reference"]
    for step in ("alternatives", "reference"):
        with pytest.raises(actions.choosing.ReasonTooShort):
            actions.skip_choice_step(selection=selection, step=step, reason="no", by=ALMA, at=at)
        actions.skip_choice_step(selection=selection, step=step, reason=REASON, by=ALMA, at=at)
    decided = decide(selection, only, at)
    assert decided.skipped == {"alternatives": REASON, "reference": REASON}
    assert set(PartnerStep.objects.values_list("step", "is_skipped", "words")) == {
        ("alternatives", True, REASON),
        ("reference", True, REASON),
    }


def test_gates_cannot_be_skipped(selection: Selection, at: datetime) -> None:
    with pytest.raises(actions.choosing.ReasonTooShort):
        actions.skip_choice_step(selection=selection, step="gates", reason=REASON, by=ALMA, at=at)


@pytest.mark.serves("S0-55", "S0-56")
def test_against_the_recommendation_only_with_a_reason_that_is_logged(
    selection: Selection, three: list[Candidate], at: datetime
) -> None:
    good, _, cheap = three

    with pytest.raises(actions.AgainstRecommendation, match="Good"):
        decide(selection, cheap, at)
    decided = decide(selection, cheap, at, because=REASON)

    assert decided.override["default"] == str(good.partner_id)
    event = Event.objects.get(name="scorecards.PartnerChosen")
    assert event.data["recommended"] == good.partner_id
    assert event.data["override"]["reason"] == REASON


def test_when_none_is_good_enough_none_is_recommended(selection: Selection, at: datetime) -> None:
    for code in ("a", "b", "c"):
        weak = candidate(selection, code, at, steady=1)
        actions.check_reference(candidate=weak, words="Asked.", by=ALMA, at=at)

    assert judged(selection).recommended is None
    with pytest.raises(actions.AgainstRecommendation):
        decide(selection, weak, at)
    assert decide(selection, weak, at, because=REASON).override["default"] == "none"


@pytest.mark.serves("S0-55")
def test_criteria_of_price_alone_are_refused(selection: Selection, at: datetime) -> None:
    with pytest.raises(actions.CriteriaRefused) as refusal:
        actions.set_criteria(
            selection=selection, criteria=Criteria(("insured",), {"cost": 1.0}), by=ALMA, at=at
        )

    assert refusal.value.problem == "cost_alone"
    selection.refresh_from_db()
    assert selection.criteria == COURIER.as_json()


def test_criteria_keep_their_former_in_the_journal(selection: Selection, at: datetime) -> None:
    other = Criteria(("insured",), {"cost": 0.2, "reliable": 0.8})

    actions.set_criteria(selection=selection, criteria=other, by=ALMA, at=at)
    actions.set_criteria(selection=selection, criteria=other, by=ALMA, at=at)

    event = Event.objects.get(name="scorecards.CriteriaSet")
    assert event.data["before"] == COURIER.as_json()


@pytest.mark.parametrize(
    "assessment",
    [
        Assessment(points={"reliable": 7}),
        Assessment(points={"reliable": 11}, evidence={"reliable": "x"}),
        Assessment(points={"charm": 7}, evidence={"charm": "x"}),
        Assessment(gates={"reports_scans": True}, evidence={"reports_scans": " "}),
    ],
)
def test_an_answer_rests_on_evidence(
    selection: Selection, at: datetime, assessment: Assessment
) -> None:
    one = candidate(selection, "one", at)

    with pytest.raises(actions.EvidenceMissing):
        actions.assess_candidate(candidate=one, assessment=assessment, by=ALMA, at=at)


@pytest.mark.serves("S0-47")
def test_the_scorecard_answers_what_it_can(selection: Selection, at: datetime) -> None:
    firm = Partner.objects.create(code="known", name="Known", kind="courier")
    Scorecard.objects.create(
        partner=firm,
        kind="courier",
        ends_on=date(2026, 3, 1),
        count=99,
        score=80,
        parts={"reliable": 0.93, "steady": 0.61, "trusted": 0.8, "careful": 0.99},
        computed_at=at,
    )

    found = actions.add_candidate(selection=selection, partner=firm, by=ALMA, at=at)

    assert found.points == {"reliable": 9.3, "steady": 6.1, "careful": 9.9}
    assert "90" in found.evidence["reliable"]


def test_a_candidate_is_of_the_kind_and_added_once(selection: Selection, at: datetime) -> None:
    bank = Partner.objects.create(code="bank", name="Bank", kind="payment")
    one = candidate(selection, "one", at)

    for firm in (bank, one.partner):
        with pytest.raises(actions.AlreadyCandidate):
            actions.add_candidate(selection=selection, partner=firm, by=ALMA, at=at)


def test_a_decided_choice_is_closed(
    selection: Selection, three: list[Candidate], at: datetime
) -> None:
    decide(selection, three[0], at)

    with pytest.raises(actions.AlreadyDecided):
        decide(selection, three[1], at)
    with pytest.raises(actions.AlreadyDecided):
        actions.check_reference(candidate=three[1], words="x", by=ALMA, at=at)


def test_selection_access(selection: Selection, alma: User, ben: User) -> None:
    assert access.selection_for(ben, selection.pk) == selection
    assert access.selection_to_decide(alma, selection.pk) == selection
    with pytest.raises(NotFound):
        access.selection_to_decide(ben, selection.pk)
    with pytest.raises(NotFound):
        access.selection_for(ben, 0)
