"""A conversation that proves another customer's takes its complaint along, or stays where it is."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from pistos.asks.models import Hold
from pistos.causes.models import Awaited
from pistos.complaints.actions.hearing import hear_message
from pistos.complaints.actions.moving import ComplaintStays, move_conversation
from pistos.complaints.facts import About
from pistos.complaints.models import Complaint
from pistos.conversations.models import Conversation
from pistos.customers.models import Alias
from pistos.customers.ports import holders
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Actor, Ref
from pistos.notifications.models import Message as Mail
from pistos.promises.models import Promise, Standing, State
from pistos.remedies.actions.giving import give_remedy
from pistos.remedies.facts import Case, Offer
from tests.factories.conversations import conversation_of, written_by_customer
from tests.factories.orders import order_of
from tests.factories.pages import signed_in

BEN = Actor.person(1)
SAID = "The kettle broke on the first day."


@pytest.fixture
def talk(shop, cleo, at) -> Conversation:
    return conversation_of(cleo, at=at, language="en")


@pytest.fixture
def case(talk, at) -> Complaint:
    return hear_message(message=written_by_customer(talk, SAID, at=at), by=BEN, at=at)


@pytest.mark.fault("S5")
def test_the_complaint_goes_to_whose_conversation_it_is(case, talk, cleo, dora, at):
    former_link, former_promise = case.token, case.promise_id

    move_conversation(conversation=talk, customer=dora, by=BEN, at=at)

    case.refresh_from_db()
    assert (case.customer, case.conversation.customer) == (dora, dora)
    assert Client().get(f"/en/wrong/{former_link}/").status_code == 404
    assert SAID in Client().get(f"/en/wrong/{case.token}/").content.decode()
    assert Standing.objects.get(promise_id=former_promise).state == State.WITHDRAWN
    promise = Promise.objects.get(pk=case.promise_id)
    assert (promise.customer, promise.standing.state) == (dora, State.OPEN)
    told = Mail.objects.filter(template="complaint_heard").order_by("pk").last()
    assert (told.to_address, case.token in told.text) == (dora.email, True)
    assert [row.customer for row in Hold.objects.filter(lifted_at=None)] == [dora]
    assert {row.customer_id for row in Awaited.objects.filter(subject_kind="complaint")} == {
        dora.pk
    }
    kept = {
        person.pk: json.dumps([each.export(person) for each in holders()], default=str)
        for person in (cleo, dora)
    }
    assert (SAID in kept[cleo.pk], SAID in kept[dora.pk]) == (False, True)
    event = Event.objects.get(name="complaints.ComplaintMoved")
    assert event.data == {
        "complaint_id": case.pk, "former_customer_id": cleo.pk, "customer_id": dora.pk,
    }  # fmt: skip


def test_what_was_due_already_stays_broken_with_whom_it_was_promised(case, talk, dora, at):
    former = case.promise_id
    late = Promise.objects.get(pk=former).due_at + timedelta(days=1)

    move_conversation(conversation=talk, customer=dora, by=BEN, at=late)

    assert Standing.objects.get(promise_id=former).state == State.OPEN, "it breaks by the clock"
    case.refresh_from_db()
    assert case.promise_id != former


def unmoved(case, talk, cleo, dora, at) -> str:
    with pytest.raises(ComplaintStays) as refused:
        move_conversation(conversation=talk, customer=dora, by=BEN, at=at)
    case.refresh_from_db()
    talk.refresh_from_db()
    assert (case.customer, talk.customer) == (cleo, cleo)
    return str(refused.value)


def test_about_an_order_of_the_former_customer_it_stays(talk, cleo, dora, complained, at):
    order = order_of(cleo, placed_at=at, number="A7")
    message = written_by_customer(talk, SAID, at=at)
    source = Ref("message", str(message.pk))
    case = complained(cleo, source=source, conversation=talk, about=About(order=order))

    assert "A7" in unmoved(case, talk, cleo, dora, at)


def test_what_was_answered_with_a_remedy_stays(case, talk, cleo, dora, ben, at):
    offer = Offer("gift", "one", "It was our fault", Decimal(4), words="a pot of honey")
    about = Ref("complaint", str(case.pk))
    give_remedy(case=Case(about, cleo), offer=offer, by=ben, at=at)

    assert "given something" in unmoved(case, talk, cleo, dora, at)


def test_what_was_heard_elsewhere_too_stays(case, talk, cleo, dora, complained, at):
    joined = complained(cleo, source=Ref("review", "r1"))
    assert joined == case

    assert "another way" in unmoved(case, talk, cleo, dora, at)


def test_the_desk_moves_it_and_says_why_it_cannot(case, talk, cleo, dora, alma, complained):
    now = clock.now()
    desk, address = signed_in(alma), f"/desk/inbox/c/{talk.token}/move/"
    Alias.objects.create(customer=dora, kind="email", value=dora.email)
    desk.post(address, {"email": dora.email})
    case.refresh_from_db()
    assert case.customer == dora
    Alias.objects.create(customer=cleo, kind="email", value=cleo.email)
    complained(dora, source=Ref("review", "r2"), conversation=talk, at=now)

    page = desk.post(address, {"email": cleo.email}, follow=True)

    assert "heard by another way too" in page.content.decode()
    case.refresh_from_db()
    assert case.customer == dora
