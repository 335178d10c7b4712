"""Who is invited after what happened, once, alike, and not again too soon."""

from datetime import datetime, timedelta

import pytest
from django.core import mail

from pistos.accounts.models import User
from pistos.asks.actions.requesting import request_ask
from pistos.asks.actions.sending import send_due
from pistos.asks.facts import Wish
from pistos.asks.models import Approach, Ask, AskKind, Unsubscription
from pistos.conversations.models import Conversation, Message, Presence, Team
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.orders.models import Line, Order
from pistos.partners.models import Partner, PartnerKind
from pistos.promises.events import PromiseKept
from pistos.promises.models import Promise
from pistos.shop.models import Shop
from pistos.surveys.actions.answering import answer, token_for
from pistos.surveys.actions.asking import (
    ask_after_conversation,
    ask_after_damage,
    ask_after_delivery,
)
from pistos.surveys.actions.delivering import note_came_back, note_delivered
from pistos.surveys.models import Invitation
from pistos.surveys.queries.asker import SurveyAsker
from pistos.visits.models import Visitor
from tests.factories.conversations import answer_promised, answered_by, conversation_of
from tests.factories.orders import delivered, order_of, parcel_of
from tests.factories.promises import Life, broken, promise_to, write
from tests.factories.surveys import invited, survey_of

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")


@pytest.fixture
def courier(db: None) -> Partner:
    return Partner.objects.create(code="hermes", name="Hermes", kind=PartnerKind.COURIER)


@pytest.fixture
def arrived(shop: Shop, cleo: Customer, courier: Partner, at: datetime) -> Promise:
    order = order_of(cleo, placed_at=at - timedelta(days=4))
    Line.objects.create(order=order, position=1, name="Jug", unit_amount=10)
    return delivered(parcel_of(order, courier=courier))


@pytest.mark.serves("S1-43")
@pytest.mark.serves("S3-35")
def test_a_delivery_is_asked_about_with_its_courier(
    arrived: Promise, courier: Partner, at: datetime
) -> None:
    survey_of(at=at)

    assert ask_after_delivery(promise=arrived, at=at) == 1
    assert ask_after_delivery(promise=arrived, at=at) == 1  # the listener runs at least once

    invitation = Invitation.objects.get()
    assert (invitation.courier, invitation.promise) == (courier, "kept")
    assert invitation.order is not None
    ask = Ask.objects.get()
    assert (ask.kind, ask.about_id) == ("survey", str(invitation.pk))
    assert ask.earliest_at == at + timedelta(hours=48)
    answer(invitation=invitation, sent={"recommend": "9", "courtesy": "5"}, by=BY, at=at)
    assert Ask.objects.get().state == "answered"


def test_a_delivery_that_came_late_is_asked_about_alike(
    shop: Shop, cleo: Customer, courier: Partner, at: datetime
) -> None:
    survey_of(at=at)
    order = order_of(cleo, placed_at=at - timedelta(days=9))
    parcel = parcel_of(order, courier=courier)
    due_on = (at - timedelta(days=2)).date()
    made = promise_to(
        cleo, made_at=order.placed_at, due_on=due_on, about_id=parcel.pk, order_id=order.pk
    )
    promise = write([Life(made, [broken(made)])])[0]

    ask_after_delivery(promise=promise, at=at)

    assert Invitation.objects.get().promise == "broken"


def test_imported_history_and_stopped_surveys_ask_nobody(arrived: Promise, at: datetime) -> None:
    survey = survey_of(at=at, is_active=False)

    assert ask_after_delivery(promise=arrived, at=at) == 0
    survey.is_active = True
    survey.save()
    arrived.is_imported = True
    assert ask_after_delivery(promise=arrived, at=at) == 0
    assert not Ask.objects.exists()


@pytest.mark.serves("S2-11")
def test_damage_is_asked_about_once_it_is_put_right(arrived: Promise, at: datetime) -> None:
    survey_of("damage", at=at)

    ask_after_damage(promise=arrived, at=at)

    assert Invitation.objects.get().survey.key == "damage"
    assert Ask.objects.get().earliest_at == at + timedelta(days=7)


@pytest.mark.serves("S1-63")
def test_a_case_is_asked_for_its_effort_by_kind_of_case(
    shop: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    survey_of("conversation", at=at)
    survey_of("case", at=at)
    order = order_of(cleo, placed_at=at - timedelta(days=4))
    team = Team.objects.create(name="Returns")
    matter = conversation_of(cleo, at=at, order=order, topic="return", team=team)
    answered_by(ben, matter, at=at)

    ask_after_conversation(conversation=matter, at=at)

    invitation = Invitation.objects.get()
    assert invitation.survey.key == "case"
    assert (invitation.topic, invitation.agent, invitation.team) == ("return", ben, team)
    assert invitation.came_by == "email"


def test_any_other_conversation_is_asked_for_satisfaction(
    shop: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    survey_of("conversation", at=at)
    survey_of("case", at=at)
    matter = conversation_of(cleo, at=at, channel="chat")
    answered_by(ben, matter, at=at)

    ask_after_conversation(conversation=matter, at=at)
    ask_after_conversation(conversation=matter, at=at)

    assert [row.survey.key for row in Invitation.objects.all()] == ["conversation"]


def test_a_kept_answer_is_noted_with_the_invitation(
    shop: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    survey_of("conversation", at=at)
    survey_of("case", at=at)
    matter = conversation_of(cleo, at=at - timedelta(days=2))
    answer_promised(matter, made_at=at - timedelta(days=2))
    answered_by(ben, matter, at=at)

    ask_after_conversation(conversation=Conversation.objects.get(), at=at)

    assert Invitation.objects.get().survey.key == "conversation"


@pytest.mark.serves("S3-122")
def test_nobody_is_asked_again_before_they_have_rested(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    survey = survey_of(at=at)
    first = invited(survey, cleo, at=at)
    Invitation.objects.filter(pk=first.pk).update(delivered_on=at.date())
    order = order_of(cleo, placed_at=at, number="2002")
    second = invited(survey, cleo, at=at, order=order, about=_about(order))
    ask = Ask(kind="survey", about_kind="survey_invitation", about_id=str(second.pk))
    asker = SurveyAsker()

    assert asker.still_wanted(ask, at + timedelta(days=89)) == "asked_lately"
    assert asker.still_wanted(ask, at + timedelta(days=91)) is None


def test_an_ask_offers_each_answer_as_a_link_in_the_readers_language(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    invitation = invited(survey_of(at=at), cleo, at=at)
    ask = Ask(kind="survey", about_kind="survey_invitation", about_id=str(invitation.pk))

    part = SurveyAsker().part(ask, "el", "https://shop.example/el")

    assert part.title.startswith("Πόσο πιθανό")
    assert len(part.links) == 11
    link = f"https://shop.example/el/s/{token_for(invitation)}/"
    assert part.links[0] == ("0", f"{link}?a=0")
    assert part.links[10] == ("10", f"{link}?a=10")


def test_a_survey_that_was_stopped_is_not_sent(shop: Shop, cleo: Customer, at: datetime) -> None:
    survey = survey_of(at=at)
    invitation = invited(survey, cleo, at=at)
    ask = Ask(kind="survey", about_kind="survey_invitation", about_id=str(invitation.pk))
    survey.is_active = False
    survey.save()

    assert SurveyAsker().still_wanted(ask, at) == "survey_stopped"


def _about(order: Order) -> Ref:
    return Ref("order", str(order.pk))


@pytest.fixture
def chat(shop: Shop, cleo: Customer, ben: User, at: datetime) -> Conversation:
    """Cleo sits in a chat that Ben answered."""
    visitor = Visitor.objects.create(first_seen_at=at, last_seen_at=at, customer=cleo)
    matter = conversation_of(cleo, at=at, channel="chat", visitor=visitor)
    answered_by(ben, matter, at=at, channel="chat")
    Presence.objects.create(conversation=matter, person=None, heard_at=at)
    return matter


def test_who_sits_in_the_chat_is_asked_there(
    chat: Conversation, cleo: Customer, at: datetime
) -> None:
    survey_of("conversation", at=at)

    ask_after_conversation(conversation=chat, at=at)
    ask_after_conversation(conversation=chat, at=at)

    invitation = Invitation.objects.get()
    assert (invitation.channel, invitation.delivered_on) == ("chat", at.date())
    lines = Message.objects.filter(conversation=chat, author_kind="machine")
    assert [token_for(invitation) in line.text for line in lines] == [True]
    assert Approach.objects.get().customer == cleo
    assert not Ask.objects.exists()
    chat.refresh_from_db()
    assert chat.waiting_since is None


@pytest.mark.parametrize("why", ["unsubscribed", "approached", "gone"])
def test_who_may_not_be_asked_in_the_chat_is_not(
    chat: Conversation, cleo: Customer, at: datetime, why: str
) -> None:
    survey_of("conversation", at=at)
    if why == "unsubscribed":
        Unsubscription.objects.create(customer=cleo, kind="survey", said_where="m", said_at=at)
    elif why == "approached":
        Approach.objects.create(customer=cleo, kind="ask", made_at=at - timedelta(days=1))
    else:
        Presence.objects.all().delete()

    ask_after_conversation(conversation=chat, at=at)

    assert not Message.objects.filter(conversation=chat, author_kind="machine").exists()
    assert Ask.objects.get().state == "waiting"  # by mail, by the same rules, later or never


def test_an_invitation_counts_from_when_it_went_out_and_not_when_it_came_back(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    invitation = invited(survey_of(at=at), cleo, at=at)
    ask = request_ask(
        wish=Wish(cleo, AskKind.SURVEY, Ref("survey_invitation", str(invitation.pk)), at), at=at
    )
    sent = at + timedelta(days=50)

    note_delivered(ask_ids=[ask.pk], at=sent)
    note_delivered(ask_ids=[ask.pk], at=sent + timedelta(days=9))

    invitation.refresh_from_db()
    assert invitation.delivered_on == sent.date()
    assert invitation.expires_at == sent + timedelta(days=30)
    note_came_back(ask_id=ask.pk)
    invitation.refresh_from_db()
    assert invitation.delivered_on is None


@pytest.mark.serves("S1-43")
def test_a_delivery_becomes_one_mail_with_the_survey_in_it(arrived: Promise, at: datetime) -> None:
    """From the ledger's event through the budget to the mail, and back by its link."""
    survey_of(at=at)
    promise_id = {"promise_id": arrived.pk, "entry_id": 1}
    publish(PromiseKept(**promise_id), about=Ref("promise", str(arrived.pk)), by=BY, at=at)
    drain(at)
    later = at + timedelta(days=3)

    send_due(at=later)
    drain(later)

    sent = mail.outbox[-1]
    invitation = Invitation.objects.get()
    assert f"/s/{token_for(invitation)}/?a=10" in sent.body
    assert invitation.delivered_on == later.date()
