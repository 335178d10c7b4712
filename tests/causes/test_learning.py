"""Learning nightly from the shop's own coding; agreement; second opinions; proposals."""

from datetime import datetime, timedelta

import pytest

from pistos.causes.actions.coding import CauseUnknown
from pistos.causes.actions.doubling import OwnCoding, give_second_opinion
from pistos.causes.actions.growing import CodeTaken, retire_cause
from pistos.causes.actions.learning import learn_coding
from pistos.causes.actions.proposing import (
    ProposalDecided,
    accept_proposal,
    decline_proposal,
    propose_causes,
)
from pistos.causes.facts import NewCause
from pistos.causes.models import Cause, Coding, LearnedCoding, Proposal, SecondOpinion
from pistos.causes.queries.agreement import (
    agreement_of_people,
    agreement_with_suggestions,
    for_a_second_opinion,
    lessons,
)
from pistos.causes.queries.suggesting import suggested
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.apart import SomeFailed
from pistos.kit.languages import LANGUAGES
from tests.causes.test_rules_learning import OWN
from tests.factories.causes import CODER, coded_as

pytestmark = pytest.mark.django_db
ALMA = Actor.person(1)


def own_coding(at: datetime, times: int = 4) -> None:
    for place, (code, text) in enumerate(OWN * times):
        coded_as(code, at=at, number=place, text=f"{text} {place}")


@pytest.mark.serves("S2-25")
def test_a_text_is_suggested_its_causes_before_anything_was_learned(
    at: datetime, django_assert_num_queries
) -> None:
    with django_assert_num_queries(2):
        found = suggested("Το δέμα ήρθε με μεγάλη καθυστέρηση.", "el")

    assert found[0].code == "carrier.late"
    assert suggested("", "el") == []


def test_what_was_coded_teaches_the_next_suggestion_within_two_queries(
    at: datetime, django_assert_num_queries
) -> None:
    assert suggested("oak wanted, walnut received", "en") == []
    own_coding(at)

    assert learn_coding(at=at) == 1
    assert suggested("oak wanted, walnut received", "en")[0].code == "warehouse.wrong"
    with django_assert_num_queries(2):
        suggested("oak wanted, walnut received", "en")


def test_a_retired_cause_is_never_suggested(at: datetime) -> None:
    own_coding(at)
    learn_coding(at=at)
    retire_cause(cause=Cause.objects.get(code="warehouse.wrong"), replaced_by=None, by=ALMA, at=at)

    codes = [one.code for one in suggested("oak wanted, walnut received", "en")]
    assert "warehouse.wrong" not in codes


def test_a_night_without_new_coding_learns_nothing(at: datetime) -> None:
    own_coding(at)

    assert [learn_coding(at=at), learn_coding(at=at)] == [1, 0]
    event = Event.objects.get(name="causes.CodingLearned")
    assert event.data == {"language": "en", "version": 1, "texts": 32}
    coded_as("product.quality", at=at, number=99, text="zip jams")
    assert learn_coding(at=at) == 1
    assert [row.version for row in lessons()] == [2]


@pytest.mark.fault("F22")
def test_a_language_that_cannot_be_read_keeps_no_other_from_learning_and_proposing(
    at: datetime,
) -> None:
    first, *_between, last = LANGUAGES
    for number in range(20):
        coded_as("carrier.late", at=at, number=number, text=f"x {number}", language=last)
        coded_as("service.rude", at=at, number=f"r{number}", text=f"y {number}", language=last)
    for number, text in enumerate(GIFTS):
        coded_as("other.unlisted", at=at, number=f"g{number}", text=text, language=last)
    Coding.objects.create(
        subject_kind="complaint", subject_id="bad", codes=[], found="x", text="x", language=first,
        happened_at=at, coded_at=at, by_kind="person",
    )  # fmt: skip

    with pytest.raises(SomeFailed, match=f"1 failed: {first}"):
        learn_coding(at=at)
    with pytest.raises(SomeFailed, match=f"1 failed: {first}"):
        propose_causes(at=at)

    assert [row.language for row in LearnedCoding.objects.all()] == [last]
    assert [row.language for row in Proposal.objects.all()] == [last]


def test_only_the_newest_coding_of_a_person_teaches(at: datetime) -> None:
    own_coding(at, times=3)
    machine = Actor.machine("imports.run")
    for place in range(8):
        coded_as("carrier.late", at=at, number=200 + place, text="oak and walnut", by=machine)

    learn_coding(at=at)

    assert LearnedCoding.objects.get().codes == ["product.quality", "warehouse.wrong"]
    assert LearnedCoding.objects.get().right_share is None


def test_how_well_it_fares_is_measured_on_the_newest_fifth(at: datetime) -> None:
    own_coding(at, times=8)

    learn_coding(at=at)

    row = LearnedCoding.objects.get()
    assert row.tested == 13
    assert row.right_share == 1.0
    assert row.words_share is not None
    assert row.words_share < 1.0


def test_agreement_is_between_suggestion_and_person(at: datetime) -> None:
    for number, code in enumerate(["carrier.late", "carrier.late", "service.rude", "carrier.lost"]):
        text = "It came late." if number < 2 else "Your agent was rude."
        coded_as(code, at=at, number=number, text=text)

    found = agreement_with_suggestions()

    assert (found.pairs, found.same) == (4, 3)
    assert found.kappa == pytest.approx((0.75 - 0.375) / 0.625)
    assert agreement_with_suggestions(language="el").pairs == 0
    assert agreement_with_suggestions(since=at + timedelta(days=1)).kappa is None


def test_a_second_opinion_is_a_colleagues_and_measures_only(at: datetime) -> None:
    coding = coded_as("carrier.late", at=at)

    with pytest.raises(OwnCoding):
        give_second_opinion(coding=coding, code="carrier.lost", by=CODER, at=at)
    with pytest.raises(CauseUnknown):
        give_second_opinion(coding=coding, code="carrier", by=ALMA, at=at)
    assert not SecondOpinion.objects.exists()
    give_second_opinion(coding=coding, code="carrier.lost", by=ALMA, at=at)
    give_second_opinion(coding=coding, code="carrier.late", by=ALMA, at=at)

    assert SecondOpinion.objects.get().code == "carrier.lost"
    assert Coding.objects.get().codes == ["carrier.late"]
    assert agreement_of_people().same == 0
    event = Event.objects.get(name="causes.SecondOpinionGiven")
    assert event.data == {"coding_id": coding.pk, "is_same": False}


def test_one_in_ten_is_offered_to_somebody_else(at: datetime) -> None:
    rows = [coded_as("carrier.late", at=at, number=number) for number in range(20)]
    offered = {row.pk for row in rows if row.pk % 10 == 0}

    found = for_a_second_opinion(1, at)
    assert found is not None
    assert found.pk == max(offered)
    assert for_a_second_opinion(7, at) is None
    assert for_a_second_opinion(1, at + timedelta(days=31)) is None


GIFTS = [
    "gift wrap forgotten",
    "no gift wrap at all",
    "gift wrap missing",
    "where is the gift wrap",
]


@pytest.fixture
def proposed(at: datetime) -> Proposal:
    for number, text in enumerate(GIFTS):
        coded_as("other.unlisted", at=at, number=number, text=text, found="Not in the list.")
    for number in range(20):
        coded_as("carrier.late", at=at, number=100 + number, text=f"it is late {number}")
    assert propose_causes(at=at) == 1
    return Proposal.objects.get()


def test_what_fits_nowhere_is_proposed_once(proposed: Proposal, at: datetime) -> None:
    assert set(proposed.words) == {"gift", "wrap"}
    assert (proposed.texts, len(proposed.examples)) == (4, 4)
    assert propose_causes(at=at + timedelta(days=7)) == 0
    assert Event.objects.get(name="causes.CausesProposed").data == {"count": 1}


def test_an_accepted_proposal_becomes_a_cause(proposed: Proposal, at: datetime) -> None:
    new = NewCause("warehouse.gift", {"en": "Gift wrap forgotten"})
    accept_proposal(proposal=proposed, new=new, by=ALMA, at=at)

    assert Cause.objects.get(code="warehouse.gift").parent.code == "warehouse"
    assert Proposal.objects.get().code == "warehouse.gift"
    assert Event.objects.get(name="causes.ProposalDecided").data["code"] == "warehouse.gift"
    assert Coding.objects.filter(codes=["other.unlisted"]).count() == 4
    with pytest.raises(ProposalDecided):
        decline_proposal(proposal=proposed, by=ALMA, at=at)


def test_a_code_that_is_taken_leaves_the_proposal_open(proposed: Proposal, at: datetime) -> None:
    new = NewCause("carrier.late", {"en": "Late"})
    with pytest.raises(CodeTaken):
        accept_proposal(proposal=proposed, new=new, by=ALMA, at=at)

    proposed.refresh_from_db()
    assert proposed.decided_at is None


def test_what_was_turned_down_is_not_proposed_again(proposed: Proposal, at: datetime) -> None:
    decline_proposal(proposal=proposed, by=ALMA, at=at)

    assert propose_causes(at=at + timedelta(days=7)) == 0
    assert Event.objects.get(name="causes.ProposalDecided").data == {
        "proposal_id": proposed.pk,
        "code": "",
    }
