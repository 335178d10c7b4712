"""The restatement: it goes out in our words, and the customer confirms or corrects it."""

from datetime import timedelta

import pytest

from pistos.conversations.actions.undoing import undo_answer
from pistos.conversations.models import (
    AnswerSettings,
    Conversation,
    ConversationPromise,
)
from pistos.kit.actors import Actor
from pistos.listening.actions.confirming import (
    CorrectionEmpty,
    NotCalled,
    SettledBefore,
    confirm_by_call,
    confirm_restatement,
    correct_restatement,
    offer_call,
)
from pistos.listening.actions.holding import WrongStep
from pistos.listening.actions.restating import CopiesThem, RoundsOver, restate
from pistos.listening.facts import Said
from pistos.listening.models import (
    ConfirmedHow,
    Restatement,
)
from pistos.listening.queries.gates import reply_gate
from pistos.promises.models import State
from tests.listening.steps import (
    COMPLAINT,
    MINUTE,
    OWN_WORDS,
    asked,
    comes_in,
    fresh,
    let_follow,
    names,
    newest_event,
    restated,
)

pytestmark = pytest.mark.django_db


@pytest.mark.serves("S3-77")
def test_a_restatement_goes_to_the_customer_in_our_words(hearing, ben, at):
    asked(hearing, ben, at)
    with pytest.raises(CopiesThem):
        restate(hearing=hearing, said=Said(COMPLAINT), by=ben, at=at)
    assert not Restatement.objects.exists()

    found = restate(hearing=hearing, said=Said(OWN_WORDS, "once"), by=ben, at=at)
    again = restate(hearing=hearing, said=Said(OWN_WORDS, "once"), by=ben, at=at)

    assert again.pk == found.pk
    assert found.message.purpose == "restatement"
    assert f"/en/heard/{found.token}/" in found.message.text
    assert (fresh(hearing).step, fresh(hearing).round) == ("confirm", 1)


def test_a_restatement_neither_keeps_the_answer_nor_stops_a_clock(hearing, ben, at):
    restated(hearing, ben, at + MINUTE)

    conversation = Conversation.objects.get(pk=hearing.conversation_id)
    link = ConversationPromise.objects.get(kind="answer")
    assert (link.is_open, link.promise.standing.state) == (True, State.OPEN)
    assert (conversation.state, conversation.waiting_since) == ("open", at)
    assert conversation.last_contact_at == at + MINUTE


@pytest.mark.serves("S3-78")
def test_the_customer_confirms_once(hearing, ben, at):
    found = restated(hearing, ben, at)
    by = Actor.customer(hearing.conversation.customer_id)

    for _time in range(2):
        confirm_restatement(restatement=found, how=ConfirmedHow.CLICK, by=by, at=at)

    now = fresh(hearing)
    assert (now.step, now.confirmed_at, now.confirmed_how) == ("act", at, "click")
    assert names().count("listening.RestatementConfirmed") == 1
    assert reply_gate(hearing.conversation).may_answer
    with pytest.raises(SettledBefore):
        correct_restatement(restatement=found, text="The lid, too.", at=at)


@pytest.mark.serves("S3-78", "S3-79")
def test_the_customer_corrects_and_we_listen_again(hearing, ben, at):
    found = restated(hearing, ben, at)
    with pytest.raises(CorrectionEmpty):
        correct_restatement(restatement=found, text="  ", at=at)
    since = newest_event()

    correct_restatement(restatement=found, text="No, rather the lid came broken.", at=at + MINUTE)
    let_follow(at + MINUTE, since=since)

    now = fresh(hearing)
    found.refresh_from_db()
    assert (now.step, found.state) == ("listen", "corrected")
    assert found.correction_message.text == "No, rather the lid came broken."
    assert now.findings.filter(message=found.correction_message, kind="complaint").exists()
    assert not reply_gate(hearing.conversation).may_answer


@pytest.mark.parametrize(
    ("text", "step", "how"),
    [("Yes, exactly!", "act", "mail"), ("No, it is the lid.", "listen", "")],
)
def test_a_plain_reply_counts(hearing, ben, at, text, step, how):
    restated(hearing, ben, at)

    comes_in(text, at=at + MINUTE, thread=hearing.conversation)

    assert (fresh(hearing).step, fresh(hearing).confirmed_how) == (step, how)


@pytest.mark.serves("S3-79")
def test_two_rounds_and_then_a_call(hearing, ben, at):
    restated(hearing, ben, at)
    with pytest.raises(WrongStep):
        offer_call(hearing=hearing, client_id=None, by=ben, at=at)
    comes_in("No, rather the lid.", at=at + MINUTE, thread=hearing.conversation)
    restated(
        hearing, ben, at + 2 * MINUTE, "It is the cover that has to be exchanged for a whole one."
    )
    comes_in("No, not at all.", at=at + 3 * MINUTE, thread=hearing.conversation)
    asked(hearing, ben, at + 4 * MINUTE)
    with pytest.raises(RoundsOver):
        restate(
            hearing=hearing, said=Said("Then let us try it a third time, dear Cleo."), by=ben, at=at,
        )  # fmt: skip
    with pytest.raises(NotCalled):
        confirm_by_call(hearing=hearing, words="The rim.", by=ben, at=at)

    sent = offer_call(hearing=hearing, client_id=None, by=ben, at=at + 5 * MINUTE)
    assert "/en/c/" in sent.text
    confirm_by_call(
        hearing=hearing, words="The rim is chipped.", by=ben, at=at + timedelta(hours=1)
    )

    assert (fresh(hearing).step, fresh(hearing).confirmed_how) == ("act", "call")
    assert fresh(hearing).restatement.text == "The rim is chipped."


def test_what_is_taken_back_before_it_went_out_was_no_round(hearing, ben, at):
    AnswerSettings.objects.create(undo_seconds=10)
    found = restate(hearing=asked(hearing, ben, at), said=Said(OWN_WORDS), by=ben, at=at)
    since = newest_event()

    undo_answer(message=found.message, by=ben, at=at)
    let_follow(at, since=since)

    assert (fresh(hearing).step, fresh(hearing).round) == ("repeat", 0)
    found.refresh_from_db()
    assert found.state == "taken_back"
