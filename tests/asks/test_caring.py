"""Personal follow-up of every purchase and of visits of who agreed; thanks that ask nothing."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from pistos.asks import tasks
from pistos.asks.actions.caring import (
    FollowUpSettled,
    ProblemWithoutWords,
    complete_follow_up,
    drop_follow_up,
    give_follow_up,
)
from pistos.asks.actions.noticing import follow_up_purchase, follow_up_site_visits
from pistos.asks.actions.thanking import Thanks, thank
from pistos.asks.actions.unsubscribing import unsubscribe
from pistos.asks.facts import Said, Told
from pistos.asks.models import Approach, FollowUp, FollowUpState, Outcome
from pistos.asks.queries.care import contact_by_store, follow_ups_page
from pistos.asks.queries.due import may_be_approached
from pistos.conversations.actions.closing import close_conversation
from pistos.conversations.actions.touching import Touch, log_touch
from pistos.conversations.facts import Sender
from pistos.conversations.models import Conversation
from pistos.customers.actions import give_consent
from pistos.customers.actions.knowing import add_alias
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.rules.measures import period_to
from pistos.journal.actions import publish
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.events import OrderCancelled, OrderPlaced
from pistos.visits.models import Visitor
from tests.asks.conftest import DAY
from tests.factories.conversations import answered_by, conversation_of
from tests.factories.goods import a_courier, a_store
from tests.factories.orders import parcel_of, promised_delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(shop, ben, order, at):
    return follow_up_purchase(order=order, at=at)


def placed(order, at):
    event = OrderPlaced(order_id=order.pk, parcel_ids=[])
    publish(event, about=Ref("order", str(order.pk)), by=Actor.machine("test"), at=at)
    drain(at)


def visit_store(cleo, ben, at):
    sender = Sender("email", cleo.email, cleo.name, cleo.email)
    touch = Touch(channel="store", sender=sender, said="Looked at the big jugs.", answered="Showed")
    add_alias(customer=cleo, kind="email", value=cleo.email, by=Actor.person(ben.pk), at=at)
    log_touch(touch=touch, by=ben, at=at)
    drain(at)


def agree(cleo, at):
    give_consent(
        customer=cleo, purpose="memory", said_where="store", by=Actor.person(1), at=at, shown="Yes"
    )


@pytest.mark.serves("S3-115", "S3-116")
def test_a_purchase_yields_one_task_for_a_named_person_after_the_promised_day(
    shop, alma, ben, order, at
):
    promised_delivery(parcel_of(order, courier=a_courier()), days=20)
    order.placed_at = at
    order.save()

    placed(order, at)
    placed(order, at)

    task = FollowUp.objects.get()
    assert (task.occasion, task.customer, task.order) == ("purchase", order.customer, order)
    assert task.person == ben
    assert task.due_on == (at + 10 * DAY).date() + 3 * DAY
    told = Event.objects.get(name="asks.FollowUpPlanned")
    assert told.data == {
        "follow_up_id": task.pk,
        "customer_id": order.customer_id,
        "occasion": "purchase",
        "person_id": ben.pk,
    }


@pytest.mark.serves("S3-116")
def test_a_visit_to_the_store_yields_one_when_known_and_agreed(shop, ben, cleo, at):
    a_store()
    agree(cleo, at)

    visit_store(cleo, ben, at)

    task = FollowUp.objects.get()
    assert (task.occasion, task.due_on) == ("store_visit", at.date() + 2 * DAY)
    assert task.store.code == "plaka"


def test_a_visit_to_the_store_of_who_did_not_agree_yields_none(shop, ben, cleo, at):
    visit_store(cleo, ben, at)

    assert not FollowUp.objects.exists()


@pytest.mark.serves("S3-116")
def test_a_visit_to_the_site_yields_one_when_known_and_agreed(shop, ben, cleo, dora, at):
    seen = at - timedelta(hours=5)
    given = {"first_seen_at": seen, "last_seen_at": seen}
    Visitor.objects.create(customer=cleo, agreed_at=seen, **given)
    Visitor.objects.create(customer=cleo, agreed_at=seen, **given)
    Visitor.objects.create(customer=dora, **given)
    Visitor.objects.create(agreed_at=seen, **given)

    assert follow_up_site_visits(at=at) == 1
    assert follow_up_site_visits(at=at + timedelta(hours=1)) == 0

    task = FollowUp.objects.get()
    assert (task.occasion, task.customer) == ("site_visit", cleo)


def test_who_bought_after_looking_is_followed_up_for_the_purchase_alone(shop, ben, order, at):
    seen = at - timedelta(hours=5)
    Visitor.objects.create(
        customer=order.customer, agreed_at=seen, first_seen_at=seen, last_seen_at=seen
    )
    order.placed_at = at - timedelta(hours=4)
    order.save()

    assert follow_up_site_visits(at=at) == 0


def test_who_spoke_with_them_last_follows_up_else_who_has_least_to_do(
    shop, alma, ben, cleo, dora, order, at
):
    conversation_of(cleo, at=at, assignee=alma)
    assert follow_up_purchase(order=order, at=at).person == alma

    Conversation.objects.update(assignee=None)
    order.pk, order.ref, order.token = None, "1002", "x" * 22
    order.save(force_insert=True)
    assert follow_up_purchase(order=order, at=at).person == ben


def test_where_nobody_works_nothing_is_planned(shop, order, at):
    assert follow_up_purchase(order=order, at=at) is None


def test_a_cancelled_purchase_is_not_followed_up(task, order, at):
    event = OrderCancelled(order_id=order.pk, parcel_ids=[])
    publish(event, about=Ref("order", str(order.pk)), by=Actor.machine("test"), at=at)
    drain(at)

    task.refresh_from_db()
    assert (task.state, task.dropped_because) == (FollowUpState.DROPPED, "cancelled")


@pytest.mark.parametrize(("outcome", "counts"), [("content", 1), ("not_reached", 0)])
def test_whoever_was_reached_was_approached_on_the_one_budget(task, ben, at, outcome, counts):
    complete_follow_up(follow_up=task, told=Told(outcome, ""), by=ben, at=at)

    assert Approach.objects.filter(customer=task.customer).count() == counts
    assert may_be_approached(task.customer, at + DAY) is (counts == 0)


@pytest.mark.serves("S3-119")
def test_what_came_of_it_is_kept_with_the_rating_of_the_contact_by_store(task, ben, at):
    store = a_store()
    told = Told(Outcome.CONTENT, "Loves it.", rating=5, store=store)

    complete_follow_up(follow_up=task, told=told, by=ben, at=at + DAY)

    task.refresh_from_db()
    assert (task.state, task.outcome, task.words, task.rating) == (
        "done",
        "content",
        "Loves it.",
        5,
    )
    (contact,) = contact_by_store(at)
    assert (contact.store, contact.count, contact.mean) == ("Plaka", 1, 5)
    done = Event.objects.get(name="asks.FollowUpDone")
    assert done.data == {"follow_up_id": task.pk, "occasion": "purchase", "outcome": "content"}
    with pytest.raises(FollowUpSettled):
        complete_follow_up(follow_up=task, told=told, by=ben, at=at + DAY)
    with pytest.raises(FollowUpSettled):
        drop_follow_up(follow_up=task, because="x", by=Actor.person(ben.pk), at=at)


def test_a_problem_begins_a_conversation_that_waits_for_us(task, cleo, ben, at):
    add_alias(customer=cleo, kind="email", value=cleo.email, by=Actor.person(1), at=at)
    with pytest.raises(ProblemWithoutWords):
        complete_follow_up(follow_up=task, told=Told(Outcome.PROBLEM, " "), by=ben, at=at)

    told = Told(Outcome.PROBLEM, "The handle came off.")
    complete_follow_up(follow_up=task, told=told, by=ben, at=at)
    drain(at)

    conversation = Conversation.objects.get()
    assert (conversation.customer, conversation.topic) == (cleo, "complaint")
    assert (conversation.channel, conversation.waiting_since) == ("phone", at)


def test_a_task_is_given_to_a_colleague(task, alma, at):
    for _ in range(2):
        give_follow_up(follow_up=task, to=alma, by=Actor.person(1), at=at)

    assert FollowUp.objects.get().person == alma
    assert Event.objects.filter(name="asks.FollowUpGiven").count() == 1


@pytest.mark.parametrize(
    "fields", [{"state": "done"}, {"rating": 6}, {"outcome": "content"}, {"state": "dropped"}]
)
def test_the_database_refuses_half_a_state(task, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUp.objects.update(**fields)


def test_lists_page_by_due_day_and_refuse_other_orders(task, ben, alma):
    assert follow_ups_page("open", person=ben).rows == [task]
    assert follow_ups_page("open", person=alma).rows == []
    assert follow_ups_page("done").rows == []


@pytest.mark.serves("S1-55")
def test_a_buyer_is_thanked_once_a_day_later_and_asked_nothing(shop, ben, order, at):
    order.placed_at = at
    order.save()
    order.lines.create(position=1, name="Jug, blue", unit_amount=1)
    placed(order, at)
    assert not Message.objects.filter(template="thanks").exists()

    drain(at + DAY)
    placed(order, at + DAY)
    drain(at + 3 * DAY)

    mail = Message.objects.get(template="thanks")
    assert "Jug, blue" in mail.text
    assert "Ben" in mail.text
    assert "http" not in mail.text
    assert mail.language == "el"
    assert not Approach.objects.exists()


def test_a_buyer_who_cancelled_is_not_thanked(shop, ben, order, at):
    order.placed_at = at
    order.save()
    placed(order, at)
    order.cancelled_at = at
    order.save()

    tasks.thank_buyer.function(at + DAY, order_id=order.pk)

    assert not Message.objects.filter(template="thanks").exists()


@pytest.mark.serves("S1-55")
def test_who_complained_is_thanked_when_it_is_settled(shop, ben, cleo, at):
    complaint = conversation_of(cleo, at=at, topic="complaint")
    other = conversation_of(cleo, at=at)
    for conversation in (complaint, other):
        answered_by(ben, conversation, at=at)
        close_conversation(conversation=conversation, by=Actor.person(ben.pk), at=at)
    drain(at)

    mail = Message.objects.get(template="thanks")
    assert mail.about_id == str(complaint.pk)


@pytest.mark.serves("S1-55")
@pytest.mark.parametrize("occasion", list(Thanks))
def test_every_thanks_is_personal_once_and_without_advertising(shop, ben, cleo, occasion, at):
    first = thank(customer=cleo, occasion=occasion, about=Ref("x", "1"), what="Jug", at=at)
    again = thank(customer=cleo, occasion=occasion, about=Ref("x", "1"), what="Jug", at=at + DAY)

    assert first == again
    assert "Cleo" in first.text
    assert "Ben" in first.text
    assert "http" not in first.text
    assert "%" not in first.text
    told = Event.objects.get(name="asks.CustomerThanked")
    assert told.data["occasion"] == occasion


def test_who_wants_to_hear_nothing_is_not_thanked(shop, cleo, at):
    unsubscribe(customer=cleo, kind="", said=Said("mail"), at=at)

    assert thank(customer=cleo, occasion=Thanks.REVIEW, about=Ref("x", "1"), at=at) is None


def test_an_old_order_that_comes_in_is_nobody_s_task(shop, ben, order, at):
    order.placed_at = at - 40 * DAY
    order.save()
    placed(order, at)

    assert not FollowUp.objects.exists()


@pytest.mark.serves("S3-116")
def test_the_share_seen_to_is_an_indicator_and_what_was_called_off_counts_in_neither(
    shop, ben, cleo, at
):
    outcomes = [("done", "content", ""), ("open", "", ""), ("dropped", "", "cancelled")]
    for number, (state, outcome, because) in enumerate([*outcomes, ("dropped", "", "moved")]):
        FollowUp.objects.create(
            customer=cleo, occasion="purchase", about_kind="order", about_id=str(number),
            person=ben, planned_at=at, due_on=at.date(), state=state, outcome=outcome,
            done_at=at if outcome else None, dropped_because=because,
        )  # fmt: skip
    month = period_to(at.date(), 30, "Europe/Athens")

    figure = MEASURES["followed_up_share"].compute(month, {})
    before = MEASURES["followed_up_share"].compute(month.previous(), {})

    assert (figure.numerator, figure.denominator) == (1, 3)
    assert before.value is None
