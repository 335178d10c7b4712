"""Practising on simulated customers, scored by the rules of real conversations, outside all figures."""

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.backoffice.practice.words import SCENARIOS
from pistos.conversations.models import Conversation, Message
from pistos.journal.models import Event
from pistos.practice.actions.rehearsing import (
    NoSuchScenario,
    NothingSaid,
    OtherStep,
    act_in_rehearsal,
    ask_in_rehearsal,
    begin_rehearsal,
    mark_what_was_heard,
    repeat_in_rehearsal,
)
from pistos.practice.models import Rehearsal
from pistos.practice.rules import scoring
from pistos.practice.rules.scenarios import keys, scenarios
from pistos.promises.models import Promise

ASK = "What would be a good solution for you, and by when?"
REPEAT = (
    "If I understand you rightly, you wait for the package that should have come two days ago, and the"
    " birthday gift has to reach you before the party on Saturday."
)
ACT = (
    "Dear Maria, I understand how disappointing this is, and I am sorry that we did not tell you. The"
    " courier brings your parcel tomorrow, Friday, before 14:00. I will write to you tomorrow at noon to"
    " say where it is.\n\nKind regards,\nBen"
)


@pytest.mark.serves("S3-63")
def test_there_are_eight_simulated_customers_in_four_languages():
    told = scenarios()
    assert len(keys()) >= 8
    assert {key: {language for k, language in told if k == key} for key in keys()} == {
        key: {"en", "el", "sl", "hy"} for key in keys()
    }
    assert set(SCENARIOS) == set(keys())


@pytest.mark.parametrize("place", list(scenarios()), ids="-".join)
def test_every_scenario_can_be_played(place):
    """The rules hear something in each opening, and the correction names all that has to be understood."""
    scenario = scenarios()[place]
    assert scoring.expected_marks(scenario.opening)
    both = f"{scenario.opening} {scenario.answer} {scenario.correction}"
    assert scoring.missing_points(both, scenario) == []
    assert scoring.missing_points("…", scenario) == list(scenario.points)


def played(by: User, at) -> Rehearsal:
    return begin_rehearsal(scenario="late_parcel", language="en", by=by, at=at)


def listened(by: User, at) -> Rehearsal:
    made = played(by, at)
    marks = scoring.expected_marks(scenarios()["late_parcel", "en"].opening)
    return mark_what_was_heard(rehearsal=made, marks=marks, at=at)


@pytest.mark.serves("S3-63")
def test_agent_plays_through_the_five_steps_and_is_scored(shop, ben, at):
    made = listened(ben, at)
    made = ask_in_rehearsal(rehearsal=made, text=ASK, at=at)
    made = repeat_in_rehearsal(rehearsal=made, text=REPEAT, at=at)
    assert made.step == "act"
    made = act_in_rehearsal(rehearsal=made, text=ACT, at=at)

    assert made.step == "done"
    assert set(made.scores) == {"listen", "ask", "repeat", "act", "talk"}
    assert made.scores["listen"] == made.scores["ask"] == made.scores["repeat"] == 100
    assert made.score == round(sum(made.scores.values()) / 5)
    assert Event.objects.get(name="practice.RehearsalFinished").data["score"] == made.score


@pytest.mark.serves("S3-63")
def test_copy_is_not_sent_and_what_is_missing_is_corrected(shop, ben, at):
    made = ask_in_rehearsal(rehearsal=listened(ben, at), text=ASK, at=at)
    opening = scenarios()["late_parcel", "en"].opening
    made = repeat_in_rehearsal(rehearsal=made, text=opening, at=at)
    assert made.step == "repeat"
    assert made.turns.order_by("-pk")[0].remarks == ["near_copy"]

    made = ask_in_rehearsal(rehearsal=listened(ben, at), text=ASK, at=at)
    made = repeat_in_rehearsal(
        rehearsal=made, text="So you are waiting for a thing that we sent off some time ago", at=at
    )
    assert made.scores["repeat"] == 0
    assert "before her birthday on Saturday" in made.turns.order_by("-pk")[0].text
    made = repeat_in_rehearsal(rehearsal=made, text=REPEAT, at=at)
    assert (made.step, made.scores["repeat"]) == ("act", 0)


def test_closed_question_is_worth_half_and_silence_nothing():
    assert scoring.asking_points("Was it late?") == (50, ["closed_question"])
    assert scoring.asking_points("When did it happen?")[0] == 100
    assert scoring.asking_points("Fine.")[0] == 0


@pytest.mark.serves("S3-63")
def test_reply_is_checked_as_a_real_one(at):
    scenario = scenarios()["late_parcel", "en"]
    good, _ = scoring.acting_points(ACT, scenario, "Ben")
    bad, remarks = scoring.acting_points(
        "If you felt bad, sorry. Ask the courier.", scenario, "Ben"
    )
    assert good > bad
    assert "conditional_apology" in remarks


def test_listening_points_fall_with_what_was_missed_and_made_up():
    text = scenarios()["late_parcel", "en"].opening
    expected = scoring.expected_marks(text)
    some = set(list(expected)[:1])
    assert scoring.listening_points(text, expected) == 100
    assert 0 < scoring.listening_points(text, some) < 100
    assert scoring.listening_points(text, {(99, "fact")}) == 0


def test_words_left_to_the_customer():
    assert scoring.talking_points("one", "a b c d")[0] == 100
    assert scoring.talking_points("one two", "a b c")[0] == 50
    assert scoring.talking_points("one two three", "a")[0] == 0


def test_steps_are_not_skipped_and_need_words(shop, ben, at):
    with pytest.raises(NoSuchScenario):
        begin_rehearsal(scenario="nobody", language="en", by=ben, at=at)
    made = played(ben, at)
    with pytest.raises(OtherStep):
        act_in_rehearsal(rehearsal=made, text=ACT, at=at)
    made = mark_what_was_heard(rehearsal=made, marks=(), at=at)
    with pytest.raises(NothingSaid):
        ask_in_rehearsal(rehearsal=made, text="  ", at=at)
    made.refresh_from_db()
    assert made.step == "ask"


@pytest.mark.serves("S3-63")
def test_practice_is_outside_everything_that_is_counted(client: Client, shop, ben, alma):
    client.force_login(ben)
    answer = client.post("/desk/practice/begin/", {"scenario": "late_parcel", "language": "en"})
    page = answer.headers["Location"]
    assert "What does each sentence hold?" in client.get(page).content.decode()
    client.post(f"{page}say/", {"mark": ["1.fact", "2.feeling", "x.y", "3.nothing"]})
    client.post(f"{page}say/", {"text": ASK})
    client.post(f"{page}say/", {"text": REPEAT})
    client.post(f"{page}say/", {"text": ACT})
    assert "points of 100" in client.get(page).content.decode()
    assert "A present that is late" in client.get("/desk/practice/").content.decode()

    assert not Conversation.objects.exists()
    assert not Message.objects.exists()
    assert not Promise.objects.exists()
    client.force_login(alma)
    assert client.get(page).status_code == 404, "nobody reads another's"
