"""Answering: once, changed for a while; a sharp word opens a conversation with its promise."""

import threading
from datetime import datetime, timedelta

import pytest
from django.db import connection

from pistos.conversations.models import Conversation, Message
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.shop.models import Shop
from pistos.surveys.access import invitation_by_token, open_place
from pistos.surveys.actions.answering import (
    AnsweredBefore,
    AnswersUnusable,
    InvitationOver,
    Visitor,
    answer,
    answer_at_place,
    token_for,
)
from pistos.surveys.actions.places import close_place
from pistos.surveys.actions.places import open_place as make_place
from pistos.surveys.models import Answer, AnswerDay, Invitation, InvitedDay, Response
from tests.factories.goods import a_store
from tests.factories.surveys import invited, survey_of

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")
GOOD = {"recommend": "9", "expected": "3", "courtesy": "5", "why": "It came early."}
SHARP = {"recommend": "2", "expected": "1", "why": "Late, and nobody told me."}


@pytest.fixture
def invitation(shop: Shop, cleo: Customer, at: datetime) -> Invitation:
    return invited(survey_of(at=at), cleo, at=at)


def test_an_answer_is_recorded_once(invitation: Invitation, at: datetime) -> None:
    response = answer(invitation=invitation, sent=GOOD, by=BY, at=at)

    assert {row.code: row.value or row.text for row in response.answers.all()} == {
        "recommend": 9,
        "expected": 3,
        "courtesy": 5,
        "why": "It came early.",
    }
    assert not response.is_sharp
    event = Event.objects.get(name="surveys.ResponseGiven")
    assert event.data == {
        "survey_id": invitation.survey_id,
        "invitation_id": invitation.pk,
        "is_sharp": False,
    }
    assert not Conversation.objects.exists()


def test_the_same_answer_again_changes_nothing(invitation: Invitation, at: datetime) -> None:
    answer(invitation=invitation, sent=GOOD, by=BY, at=at)
    answer(invitation=invitation, sent=GOOD, by=BY, at=at + timedelta(days=300))

    assert Response.objects.get().revision == 1
    assert Event.objects.filter(name__startswith="surveys.Response").count() == 1


def test_a_mind_is_changed_within_its_hours(invitation: Invitation, at: datetime) -> None:
    answer(invitation=invitation, sent=GOOD, by=BY, at=at)

    answer(invitation=invitation, sent={"recommend": "7"}, by=BY, at=at + timedelta(hours=23))

    response = Response.objects.get()
    assert response.revision == 2
    assert [(row.code, row.value) for row in response.answers.all()] == [("recommend", 7)]
    counts = AnswerDay.objects.filter(slice="all", count__gt=0)
    assert list(counts.values_list("code", "value", "count")) == [("recommend", 7, 1)]
    assert Event.objects.filter(name="surveys.ResponseChanged").count() == 1


def test_nothing_changes_after_these_hours(invitation: Invitation, at: datetime) -> None:
    answer(invitation=invitation, sent=GOOD, by=BY, at=at)

    with pytest.raises(AnsweredBefore):
        answer(invitation=invitation, sent=SHARP, by=BY, at=at + timedelta(hours=25))

    assert Answer.objects.get(code="recommend").value == 9


def test_an_old_invitation_is_over(invitation: Invitation, at: datetime) -> None:
    with pytest.raises(InvitationOver):
        answer(invitation=invitation, sent=GOOD, by=BY, at=invitation.expires_at)

    assert not Response.objects.exists()


@pytest.mark.parametrize(
    ("sent", "wrong"),
    [
        ({}, {"recommend": "required"}),
        ({"recommend": "11"}, {"recommend": "unknown"}),
        ({"recommend": "-1"}, {"recommend": "unknown"}),
        ({"recommend": "9 OR 1=1"}, {"recommend": "unknown"}),
        ({"recommend": "٩"}, {"recommend": "unknown"}),
        ({"recommend": "9", "expected": "0"}, {"expected": "unknown"}),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_written(
    invitation: Invitation, at: datetime, sent: dict, wrong: dict
) -> None:
    with pytest.raises(AnswersUnusable) as refused:
        answer(invitation=invitation, sent=sent, by=BY, at=at)

    assert refused.value.wrong == wrong
    assert not Response.objects.exists()
    assert not Event.objects.filter(name__startswith="surveys.Response").exists()


def test_words_are_kept_short_plain_and_without_cards(invitation: Invitation, at: datetime) -> None:
    words = "<script>alert(1)</script>\x00 my card 4111 1111 1111 1111 " + "a" * 100_000

    response = answer(invitation=invitation, sent=GOOD | {"why": words}, by=BY, at=at)

    kept = response.answers.get(code="why").text
    assert len(kept) <= 4000
    assert "4111 1111" not in kept
    assert kept.startswith("<script>")  # shown escaped, never run


@pytest.mark.serves("S1-43")
def test_a_sharp_answer_opens_a_conversation_with_its_promise(
    invitation: Invitation, at: datetime
) -> None:
    response = answer(invitation=invitation, sent=SHARP, by=BY, at=at)

    conversation = response.answered_in
    assert conversation is not None
    assert (conversation.customer, conversation.state) == (invitation.customer, "open")
    promised = conversation.promised.get()
    assert (promised.kind, promised.is_open) == ("answer", True)
    message = Message.objects.get(conversation=conversation, direction="in")
    assert "Late, and nobody told me." in message.text
    assert "2" in message.text


def test_a_sharper_second_thought_joins_the_same_conversation(
    invitation: Invitation, at: datetime
) -> None:
    answer(invitation=invitation, sent=SHARP, by=BY, at=at)
    later = at + timedelta(minutes=5)

    answer(invitation=invitation, sent=SHARP | {"why": "And it was broken."}, by=BY, at=later)

    conversation = Conversation.objects.get()
    assert conversation.in_count == 2
    assert conversation.promised.filter(is_open=True).count() == 1


def test_a_link_is_found_by_its_token_alone(invitation: Invitation, at: datetime) -> None:
    token = token_for(invitation)

    assert invitation_by_token(token) == invitation
    assert token not in repr(list(Invitation.objects.values()))
    for wrong in (token[:-1] + ("A" if token[-1] != "A" else "B"), "", "x" * 22):
        with pytest.raises(NotFound):
            invitation_by_token(wrong)


def test_what_is_answered_counts_in_the_rate(invitation: Invitation, at: datetime) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(delivered_on=at.date())
    row = InvitedDay.objects.get(slice="all")
    assert (row.delivered, row.answered) == (1, 0)

    answer(invitation=invitation, sent=GOOD, by=BY, at=at)

    row.refresh_from_db()
    assert (row.delivered, row.answered) == (1, 1)


def test_a_place_takes_answers_of_anybody(shop: Shop, at: datetime) -> None:
    place = make_place(
        survey=survey_of("visit", at=at), name="Counter", store=a_store(), by=BY, at=at
    )

    first = answer_at_place(
        place=place, sent={"visit": "5"}, visitor=Visitor("form-1", "el"), at=at
    )
    again = answer_at_place(
        place=place, sent={"visit": "1"}, visitor=Visitor("form-1", "el"), at=at
    )
    other = answer_at_place(
        place=place, sent={"visit": "2"}, visitor=Visitor("form-2", "el"), at=at
    )

    assert first == again
    assert other != first
    assert [row.channel for row in Invitation.objects.all()] == ["qr", "qr"]
    assert AnswerDay.objects.filter(slice="place", slice_key=str(place.pk)).count() == 2
    assert not Conversation.objects.exists()  # nobody left an address to answer to
    assert not InvitedDay.objects.exists()  # nobody was asked one by one


def test_who_leaves_an_address_at_a_place_is_promised_an_answer(shop: Shop, at: datetime) -> None:
    place = make_place(
        survey=survey_of("visit", at=at), name="Counter", store=a_store(), by=BY, at=at
    )
    visitor = Visitor("form-1", "el", email="eleni@customer.example")

    response = answer_at_place(
        place=place, sent={"visit": "1", "why": "Nobody was there."}, visitor=visitor, at=at
    )

    assert response.answered_in is not None
    assert response.answered_in.customer.email == "eleni@customer.example"
    assert response.answered_in.promised.filter(is_open=True, kind="answer").exists()


def test_a_closed_place_takes_none(shop: Shop, at: datetime) -> None:
    place = make_place(
        survey=survey_of("visit", at=at), name="Counter", store=a_store(), by=BY, at=at
    )
    close_place(place=place, by=BY, at=at)
    place.refresh_from_db()

    with pytest.raises(NotFound):
        answer_at_place(place=place, sent={"visit": "5"}, visitor=Visitor("a", "el"), at=at)
    with pytest.raises(NotFound):
        open_place(place.token)


@pytest.mark.django_db(transaction=True)
def test_one_link_used_twice_at_once_is_one_response(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    invitation = invited(survey_of(at=at), cleo, at=at)
    start, errors = threading.Barrier(2), []

    def send(value: str) -> None:
        try:
            start.wait()
            answer(invitation=invitation, sent={"recommend": value}, by=BY, at=at)
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(value,)) for value in ("9", "10")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    response = Response.objects.get()
    assert response.revision == 2  # the second waited, and is a change of mind
    assert response.answers.count() == 1
    assert sum(AnswerDay.objects.filter(slice="all").values_list("count", flat=True)) == 1
