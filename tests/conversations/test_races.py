"""Two people at one conversation in the same moment: real transactions, side by side."""

import threading
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connections

from pistos.accounts.models import Role, User
from pistos.conversations.actions.answering import AnsweredMeanwhile, answer
from pistos.conversations.actions.merging import merge_conversations
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.actions.sending import note_outcome, send_held
from pistos.conversations.facts import Arrival, Reply, Sender, Thread
from pistos.conversations.models import Channel, Conversation, Message
from pistos.customers.models import Alias, Customer
from pistos.kit.actors import Actor
from pistos.shop.models import Shop, WorkingHours
from tests.factories.conversations import conversation_of, written_by_customer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.fault("F24")]
AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def house(transactional_db):
    Shop.objects.create(
        name="Kalamos", legal_name="Kalamos IKE", country="GR", currency="EUR",
        time_zone="Europe/Athens", languages=["en"], default_language="en",
        email="shop@kalamos.example", set_up_at=AT,
    )  # fmt: skip
    WorkingHours.objects.create(weekday=0, opens=time(9), closes=time(17))


@pytest.fixture
def people(house):
    return [
        User.objects.create(email=f"{name}@kalamos.example", name=name, role=Role.AGENT)
        for name in ("Ben", "Alma")
    ]


@pytest.fixture
def cleo(house):
    customer = Customer.objects.create(name="Cleo", email="cleo@customer.example")
    Alias.objects.create(customer=customer, kind="email", value=customer.email)
    return customer


def at_once(*deeds):
    """Runs the deeds side by side; what each returned or raised."""
    start = threading.Barrier(len(deeds))
    results = [None] * len(deeds)

    def run(place, deed):
        start.wait()
        try:
            results[place] = deed()
        except Exception as error:
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_one_of_two_answers_at_once_is_told_of_the_other(people, cleo):
    asked = conversation_of(cleo, at=AT)
    seen = written_by_customer(asked, at=AT).pk
    results = at_once(
        *(
            lambda by=by: answer(
                conversation=asked, reply=Reply("Here.", seen_message_id=seen), by=by, at=AT
            )
            for by in people
        )
    )

    assert sorted(type(each).__name__ for each in results) == ["AnsweredMeanwhile", "Message"]
    assert Message.objects.filter(direction="out").count() == 1
    assert isinstance(next(r for r in results if isinstance(r, Exception)), AnsweredMeanwhile)


@pytest.mark.fault("F15")
def test_double_submit_at_once_is_one_message(people, cleo):
    asked = conversation_of(cleo, at=AT)
    reply = Reply("Here.", client_id="c1")
    one, other = at_once(
        *(lambda: answer(conversation=asked, reply=reply, by=people[0], at=AT) for _n in range(2))
    )

    assert one == other


@pytest.mark.fault("F11")
def test_answer_and_merge_at_once_lose_nothing(people, cleo):
    by = Actor.person(people[0].pk)
    for _round in range(3):
        asked, target = conversation_of(cleo, at=AT), conversation_of(cleo, at=AT)
        results = at_once(
            lambda asked=asked: answer(
                conversation=asked, reply=Reply("Here."), by=people[1], at=AT
            ),
            lambda asked=asked, target=target: merge_conversations(
                target=target, merged=[asked], by=by, at=AT
            ),
        )

        assert not [each for each in results if isinstance(each, Exception)]
        assert Message.objects.get(pk=results[0].pk).conversation == target


def test_question_at_the_moment_of_an_answer_still_waits(people, cleo):
    asked = conversation_of(cleo, at=AT)
    seen = written_by_customer(asked, at=AT).pk
    arrival = Arrival(
        channel=Channel.EMAIL,
        sender=Sender("email", cleo.email, email=cleo.email),
        text="And the red one?",
        happened_at=AT,
        external_id="mail:<second@customer.example>",
        thread=Thread(conversation_ids=(asked.pk,)),
    )
    results = at_once(
        lambda: answer(
            conversation=asked,
            reply=Reply("Here.", seen_message_id=seen),
            by=people[0],
            at=AT,
        ),
        lambda: receive_message(arrival=arrival, at=AT),
    )
    assert not [each for each in results if isinstance(each, Exception)]
    later = AT + timedelta(seconds=10)
    send_held(at=later)
    outbox_id = Message.objects.get(pk=results[0].pk).outbox_id
    note_outcome(outbox_id=outbox_id, state="sent", problem="", at=later)

    fresh = Conversation.objects.get(pk=asked.pk)
    assert (fresh.state, fresh.waiting_since, fresh.answer_count) == ("open", AT, 1)
    assert fresh.promised.filter(is_open=True).exists()
