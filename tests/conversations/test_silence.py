"""Where nothing happens: the silence watch."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from pistos.accounts.models import User
from pistos.conversations.actions.caring import close_heard, finish_quiet_task, raise_quiet
from pistos.conversations.actions.watching import keep_company, measure_neglect, raise_silent
from pistos.conversations.models import Conversation, Message, Presence, QuietTask
from pistos.conversations.queries import silence
from pistos.conversations.rules.neglect import Neglected, points
from pistos.customers.actions import give_consent
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.notifications.models import Message as OutboxMessage
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.promises.models import Standing
from pistos.shop.models import Shop
from pistos.visits.models import Visitor
from tests.factories.conversations import (
    answer_promised,
    answered_by,
    conversation_of,
    written_by_customer,
)
from tests.factories.orders import order_of, parcel_of, promised_delivery

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def chat(cleo: Customer, open_shop: Shop, at: datetime) -> Conversation:
    """Cleo waits in the chat since noon, and looks at it."""
    visitor = Visitor.objects.create(
        customer=cleo, language="en", first_seen_at=at, last_seen_at=at + 11 * MINUTE
    )
    return conversation_of(
        cleo, at=at, channel="chat", visitor=visitor, language="en", last_contact_at=at
    )


@pytest.mark.serves("S2-49")
def test_an_open_conversation_that_is_quiet_appears_in_the_list(
    cleo: Customer, ben: User, at: datetime
) -> None:
    quiet = conversation_of(cleo, at=at)
    answered_by(ben, conversation_of(cleo, at=at), at=at)

    assert not silence.silent_conversations(at + 23 * HOUR).exists()
    assert list(silence.silent_conversations(at + 25 * HOUR)) == [quiet]


@pytest.mark.serves("S2-49")
def test_what_is_silent_rises_once_and_by_day(
    cleo: Customer, alma: User, open_shop: Shop, at: datetime
) -> None:
    quiet = conversation_of(cleo, at=at)
    conversation_of(cleo, at=at - timedelta(days=30))

    assert raise_silent(at=at + 36 * HOUR) == 0
    assert raise_silent(at=at + 48 * HOUR) == 1
    assert raise_silent(at=at + 49 * HOUR) == 0

    quiet.refresh_from_db()
    assert quiet.escalated_to == alma
    assert Event.objects.get(name="conversations.ConversationEscalated").data["reason"] == "silence"


@pytest.mark.serves("S2-49")
def test_an_order_under_way_that_is_quiet_appears_in_the_list(
    cleo: Customer, dora: Customer, ben: User, at: datetime
) -> None:
    def order(customer: Customer, number: str, state: str = "placed") -> Order:
        return Order.objects.create(
            ref=number, number=number, customer=customer, placed_at=at, state=state,
            currency="EUR", total_amount=Decimal(1),
        )  # fmt: skip

    quiet = order(cleo, "1")
    order(cleo, "2", state="delivered")
    order(dora, "3")
    later = at + 80 * HOUR
    answered_by(ben, conversation_of(dora, at=at), at=later - HOUR)

    assert list(silence.silent_orders(later)) == [quiet]
    assert not silence.silent_orders(at + 70 * HOUR).exists()


@pytest.mark.serves("S3-127")
def test_a_visitor_before_somebody_who_does_not_look_up_is_seen(
    chat: Conversation, ben: User, at: datetime
) -> None:
    Visitor.objects.update(last_seen_at=at + MINUTE)
    now = at + MINUTE
    assert silence.unattended_visitors(now) == []

    here = Presence.objects.create(conversation=chat, person=ben, heard_at=now)
    assert [found.waited for found in silence.unattended_visitors(now)] == [MINUTE]

    here.wrote_at = now
    here.save()
    assert silence.unattended_visitors(now) == []


@pytest.mark.serves("S2-50")
def test_neglect_is_measured_and_gone_with_the_answer(
    cleo: Customer, ben: User, at: datetime
) -> None:
    one = conversation_of(cleo, at=at, transfer_count=2, reopen_count=1, due_at=at + HOUR)
    for n in range(3):
        written_by_customer(one, at=at + n * MINUTE)
    other = conversation_of(cleo, at=at)
    later = at + 25 * HOUR

    measure_neglect(at=later)

    one.refresh_from_db()
    assert one.neglect == 2 * 2 + 3 + 3 + 2 + 1 + 5
    assert silence.neglected()[0] == one
    other.refresh_from_db()
    assert other.neglect == 3 + 1
    answered_by(ben, one, at=later)
    answered_by(ben, other, at=later)
    measure_neglect(at=later)
    assert silence.neglected() == []


def test_who_asked_once_and_waits_in_time_is_not_neglected() -> None:
    assert points(Neglected(unanswered=1, transfers=1, silence=23 * HOUR)) == 0


@pytest.mark.serves("S2-51")
def test_a_customer_who_agreed_and_heard_nothing_for_long_appears(
    cleo: Customer, dora: Customer, ben: User, at: datetime
) -> None:
    long_ago = at - timedelta(days=200)
    Customer.objects.update(known_since=long_ago)
    give_consent(customer=cleo, purpose="news", said_where="shop", by=Actor.person(1), at=long_ago)
    assert [found.customer for found in silence.uncared_customers(at)] == [cleo]

    conversation = conversation_of(cleo, at=at, state="closed", waiting_since=None)
    assert silence.uncared_customers(at)[0].heard_at is None
    Conversation.objects.filter(pk=conversation.pk).update(last_contact_at=at - HOUR)
    assert silence.uncared_customers(at) == []


def an_order(customer: Customer, at: datetime, number: str = "1") -> Order:
    return order_of(customer, placed_at=at, number=number)


@pytest.mark.serves("S2-49")
def test_an_order_with_a_told_day_still_to_come_is_not_silent(
    cleo: Customer, shop: Shop, at: datetime
) -> None:
    order = an_order(cleo, at)
    courier = Partner.objects.create(code="hermes", name="Hermes", kind="courier", state="active")
    promise = promised_delivery(parcel_of(order, courier=courier), days=6)
    later = at + 80 * HOUR

    assert not silence.silent_orders(later).exists()
    assert list(silence.silent_orders(promise.due_at + HOUR)) == [order]
    Standing.objects.filter(promise=promise).update(is_told=False)
    assert list(silence.silent_orders(later)) == [order]


@pytest.mark.serves("S2-49")
def test_a_quiet_order_rises_to_a_named_person_once_who_is_written_to(
    cleo: Customer, dora: Customer, alma: User, open_shop: Shop, at: datetime
) -> None:
    order = an_order(cleo, at)
    an_order(dora, at, "2")
    an_order(dora, at - timedelta(days=60), "3")
    friday = at + 96 * HOUR

    assert raise_quiet(at=friday + 12 * HOUR) == 0, "nobody is called up at night"
    assert raise_quiet(at=friday) == 2
    assert raise_quiet(at=friday + HOUR) == 0

    task = QuietTask.objects.get(order=order)
    assert task.person == alma
    assert Event.objects.filter(name="conversations.SilenceRose").count() == 2
    (mail,) = OutboxMessage.objects.filter(template="silence_raised")
    assert mail.recipient_id == alma.pk
    assert "2 orders are under way" in mail.text


@pytest.mark.serves("S2-49")
def test_a_task_closes_when_the_customer_heard_or_nothing_is_under_way(
    cleo: Customer, dora: Customer, alma: User, ben: User, open_shop: Shop, at: datetime
) -> None:
    an_order(cleo, at)
    hers = an_order(dora, at, "2")
    friday = at + 96 * HOUR
    raise_quiet(at=friday)
    assert close_heard(at=friday + MINUTE) == 0

    answered_by(ben, conversation_of(cleo, at=at), at=friday + MINUTE)
    hers.state = "delivered"
    hers.save()

    assert close_heard(at=friday + HOUR) == 2
    assert dict(QuietTask.objects.values_list("customer__name", "closed_because")) == {
        "Cleo": "heard",
        "Dora": "over",
    }
    assert silence.quiet_tasks() == []


def agreed_long_ago(customers: list[Customer], at: datetime) -> None:
    long_ago = at - timedelta(days=200)
    Customer.objects.update(known_since=long_ago)
    for customer in customers:
        give_consent(
            customer=customer, purpose="news", said_where="shop", by=Actor.person(1), at=long_ago
        )


@pytest.mark.serves("S2-51")
def test_a_caring_word_is_due_to_who_agreed_from_whom_they_know_and_no_oftener(
    cleo: Customer, dora: Customer, alma: User, ben: User, open_shop: Shop, at: datetime
) -> None:
    agreed_long_ago([cleo], at)
    conversation_of(
        cleo, at=at - timedelta(days=190), state="closed", waiting_since=None, assignee=ben,
        last_contact_at=at - timedelta(days=190),
    )  # fmt: skip

    assert raise_quiet(at=at) == 1
    task = QuietTask.objects.get()
    assert (task.customer, task.person, task.order) == (cleo, ben, None)

    finish_quiet_task(task=task, by=Actor.person(ben.pk), at=at)
    finish_quiet_task(task=task, by=Actor.person(ben.pk), at=at)
    assert raise_quiet(at=at + timedelta(days=7)) == 0
    assert Event.objects.filter(name="conversations.SilenceEnded").count() == 1


@pytest.mark.serves("S2-51")
def test_no_more_caring_words_are_due_than_can_be_written_in_a_day(
    alma: User, open_shop: Shop, at: datetime
) -> None:
    people = [Customer.objects.create(name=f"Guest {n}", language="en") for n in range(7)]
    agreed_long_ago(people, at)

    assert raise_quiet(at=at) == 5
    assert raise_quiet(at=at + HOUR) == 0
    assert raise_quiet(at=at + 25 * HOUR) == 2


@pytest.mark.serves("S3-52", "S3-34")
def test_who_waits_in_the_chat_hears_how_it_stands(
    chat: Conversation, dora: Customer, at: datetime
) -> None:
    answer_promised(chat, made_at=at, hours=1)
    conversation_of(dora, at=at - HOUR, channel="chat")

    assert keep_company(at=at + 9 * MINUTE) == 0
    assert keep_company(at=at + 11 * MINUTE) == 1
    assert keep_company(at=at + 11 * MINUTE) == 0

    told = Message.objects.get(direction="out")
    assert (told.purpose, told.author_kind, told.state) == ("interim", "machine", "sent")
    assert "1 person is before you." in told.text
    assert "today until 13:00" in told.text
    chat.refresh_from_db()
    assert chat.last_contact_at == at + 11 * MINUTE


def test_who_left_the_chat_is_not_told(chat: Conversation, at: datetime) -> None:
    assert keep_company(at=at + HOUR) == 0
