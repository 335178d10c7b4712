"""Who is invited after what happened, once, alike, and not again too soon."""

from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.asks.models import Ask
from pistos.conversations.models import Conversation, Team
from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.orders.models import Line, Order
from pistos.partners.models import Partner, PartnerKind
from pistos.promises.models import Promise
from pistos.shop.models import Shop
from pistos.surveys.actions.answering import answer, token_for
from pistos.surveys.actions.asking import (
    ask_after_conversation,
    ask_after_damage,
    ask_after_delivery,
)
from pistos.surveys.models import Invitation
from pistos.surveys.queries.asker import SurveyAsker
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


def _about(order: Order):
    from pistos.kit.actors import Ref

    return Ref("order", str(order.pk))
