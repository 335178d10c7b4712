"""Surveys by telephone: whom to call, with what words, and what came of it in the same history."""

from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.asks.models import Approach, Hold, Unsubscription
from pistos.conversations.models import Conversation, Message
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.partners.models import Partner, PartnerKind
from pistos.shop.models import Shop
from pistos.surveys.actions.answering import AnswersUnusable
from pistos.surveys.actions.asking import ask_after_conversation
from pistos.surveys.actions.calling import CallOver, NobodyToCall, list_calls, note_call
from pistos.surveys.facts import CallNote
from pistos.surveys.models import Invitation, Response, Survey, SurveyCall
from tests.factories.orders import delivered, order_of, parcel_of
from tests.factories.surveys import survey_of

pytestmark = pytest.mark.django_db
BY = Actor.person(1)
ANSWERS = {"service": "5", "product": "4"}


@pytest.fixture
def survey(shop: Shop, cleo: Customer, dora: Customer, at: datetime) -> Survey:
    """Cleo gave a number, Dora did not; both bought last week."""
    courier = Partner.objects.create(code="hermes", name="Hermes", kind=PartnerKind.COURIER)
    Customer.objects.filter(pk=cleo.pk).update(phone="+306912345678")
    for customer in (cleo, dora):
        order = order_of(customer, placed_at=at - timedelta(days=9), number=customer.name)
        delivered(parcel_of(order, courier=courier))
    return survey_of("experience", at=at)


@pytest.fixture
def call(survey: Survey, at: datetime) -> SurveyCall:
    return list_calls(survey=survey, most=10, by=BY, at=at)[0]


@pytest.mark.serves("S1-45")
def test_who_gave_a_number_is_listed_to_be_called(survey: Survey, at: datetime) -> None:
    calls = list_calls(survey=survey, most=10, by=BY, at=at)

    assert [(row.number, row.state) for row in calls] == [("+306912345678", "waiting")]
    assert Invitation.objects.get().channel == "phone"
    assert Event.objects.get(name="surveys.CallsListed").data["count"] == 1
    with pytest.raises(NobodyToCall):  # nobody twice
        list_calls(survey=survey, most=10, by=BY, at=at)


@pytest.mark.parametrize("why", ["hold", "unsubscribed", "budget"])
def test_an_open_matter_a_no_or_what_they_heard_of_late_keeps_them_off_the_list(
    survey: Survey, cleo: Customer, at: datetime, why: str
) -> None:
    if why == "hold":
        Hold.objects.create(
            customer=cleo, reason="report", source_kind="t", source_id="1", placed_at=at
        )
    elif why == "budget":
        Approach.objects.create(customer=cleo, kind="ask", made_at=at - timedelta(days=2))
    else:
        Unsubscription.objects.create(customer=cleo, kind="", said_where="mail", said_at=at)

    with pytest.raises(NobodyToCall):
        list_calls(survey=survey, most=10, by=BY, at=at)


@pytest.mark.serves("S1-45")
def test_a_call_is_noted_with_consent_and_result_in_the_same_history(
    call: SurveyCall, cleo: Customer, ben: User, at: datetime
) -> None:
    note = CallNote("done", ANSWERS, "Would like a bigger jug.")

    done = note_call(call=call, note=note, by=ben, at=at)

    assert (done.state, done.has_consented, done.called_by) == ("done", True, ben)
    history = Conversation.objects.get(customer=cleo)
    assert (history, history.channel, history.state) == (done.said_in, "phone", "closed")
    said = Message.objects.get(conversation=history, direction="in").text
    assert "Would like a bigger jug." in said
    assert "Agreed to be asked" in said
    assert Response.objects.get().answers.get(code="service").value == 5
    assert Invitation.objects.get().delivered_on is not None
    event = Event.objects.get(name="surveys.SurveyCalled")
    assert (event.subject_kind, event.subject_id) == ("customer", str(cleo.pk))
    assert event.data["outcome"] == "done"


def test_a_sharp_word_on_the_telephone_is_promised_an_answer(
    call: SurveyCall, cleo: Customer, ben: User, at: datetime
) -> None:
    note_call(call=call, note=CallNote("done", {"service": "1"}), by=ben, at=at)

    matter = Conversation.objects.get(customer=cleo)
    assert matter.state == "open"
    assert matter.promised.filter(kind="answer", is_open=True).exists()


def test_who_does_not_want_to_is_not_called_again(
    call: SurveyCall, survey: Survey, cleo: Customer, ben: User, at: datetime
) -> None:
    done = note_call(call=call, note=CallNote("refused"), by=ben, at=at)

    assert (done.state, done.has_consented) == ("refused", False)
    assert not Response.objects.exists()
    assert Conversation.objects.get(customer=cleo).state == "closed"
    with pytest.raises(NobodyToCall):
        list_calls(survey=survey, most=10, by=BY, at=at + timedelta(days=170))


@pytest.mark.serves("S1-45")
def test_a_time_to_call_back_is_kept(call: SurveyCall, ben: User, at: datetime) -> None:
    later = note_call(call=call, note=CallNote("later", minutes=90), by=ben, at=at)

    assert (later.state, later.next_at) == ("waiting", at + timedelta(minutes=90))
    again = note_call(call=later, note=CallNote("done", ANSWERS), by=ben, at=later.next_at)
    assert again.said_in == later.said_in  # one matter, one conversation


def test_three_times_in_vain_is_enough(call: SurveyCall, ben: User, at: datetime) -> None:
    for day in range(3):
        call = note_call(
            call=call, note=CallNote("not_reached"), by=ben, at=at + timedelta(days=day)
        )

    assert (call.state, call.tries_count) == ("missed", 3)
    assert not Conversation.objects.exists()
    assert Invitation.objects.get().delivered_on is None  # nobody was asked
    with pytest.raises(CallOver):
        note_call(call=call, note=CallNote("done", ANSWERS), by=ben, at=at)


def test_an_unfinished_form_notes_nothing(call: SurveyCall, ben: User, at: datetime) -> None:
    with pytest.raises(AnswersUnusable):
        note_call(call=call, note=CallNote("done", {}), by=ben, at=at)

    call.refresh_from_db()
    assert (call.state, call.tries_count) == ("waiting", 0)
    assert not Conversation.objects.exists()


def test_a_survey_by_telephone_is_not_asked_about(
    call: SurveyCall, ben: User, at: datetime
) -> None:
    survey_of("conversation", at=at)
    done = note_call(call=call, note=CallNote("done", ANSWERS), by=ben, at=at)

    assert done.said_in is not None
    assert ask_after_conversation(conversation=done.said_in, at=at) == 0
