"""Call-backs: promised for a slot that somebody can keep, and cancelled by the customer."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from pistos.calls.actions.calling_back import (
    AlreadyCalling,
    NothingToCancel,
    NumberUnusable,
    SlotTaken,
    cancel_call_back,
    note_promised_call,
    promise_call_back,
)
from pistos.calls.actions.reporting import note_call
from pistos.calls.facts import Report, Reported, Slot, Wish
from pistos.calls.models import CallBack, Line
from pistos.calls.queries.calling_back import call_backs_to_make
from pistos.calls.queries.slots import slots_offered
from pistos.calls.subscribers import list_promised_call
from pistos.conversations.models import Conversation, ConversationPromise
from pistos.customers.models import Alias, Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message as Outgoing
from pistos.promises.models import Promise, Standing
from pistos.shop.models import Shift, Shop
from tests.factories.conversations import conversation_of
from tests.factories.promises import Life, promise_to, write

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")
HALF = timedelta(minutes=30)


def wish(at: datetime, hours: float = 1, **other: Any) -> Wish:
    start = at + timedelta(hours=hours)
    given: dict[str, object] = {
        "number": "6912345678",
        "slot": Slot(start, start + HALF),
        "asked": "customer",
        "told_where": "form",
    }
    return Wish(**given | other)


@pytest.fixture
def matter(cleo: Customer, at: datetime) -> Conversation:
    return conversation_of(cleo, at=at)


@pytest.mark.serves("S3-52")
def test_a_call_back_is_promised_for_the_end_of_its_slot(
    matter: Conversation, duty: Shift, at: datetime
) -> None:
    waiting_since = matter.waiting_since

    call_back = promise_call_back(conversation=matter, wish=wish(at), by=BY, at=at)

    promise = call_back.promise
    assert (promise.kind, promise.due_at) == ("call_back", at + timedelta(hours=1.5))
    assert (promise.about_kind, promise.about_id) == ("conversation", matter.pk)
    assert (promise.told_where, promise.is_public) == ("form", True)
    assert "13:00" in promise.words.text
    assert call_back.number == "+306912345678"
    matter.refresh_from_db()
    assert matter.waiting_since == waiting_since
    assert matter.due_at == promise.due_at
    told = Event.objects.get(name="calls.CallBackPromised")
    assert told.data == {
        "call_back_id": call_back.pk,
        "conversation_id": matter.pk,
        "asked": "customer",
    }


def test_a_second_call_of_the_same_matter_is_refused(
    matter: Conversation, duty: Shift, at: datetime
) -> None:
    promise_call_back(conversation=matter, wish=wish(at), by=BY, at=at)

    with pytest.raises(AlreadyCalling):
        promise_call_back(conversation=matter, wish=wish(at, 2), by=BY, at=at)

    assert CallBack.objects.count() == Promise.objects.count() == 1


def test_the_last_place_in_a_slot_is_given_once(
    matter: Conversation, dora: Customer, duty: Shift, at: datetime
) -> None:
    promise_call_back(conversation=matter, wish=wish(at), by=BY, at=at)
    other = conversation_of(dora, at=at)

    with pytest.raises(SlotTaken):
        promise_call_back(conversation=other, wish=wish(at), by=BY, at=at)

    assert wish(at).slot not in slots_offered(at)
    promise_call_back(conversation=other, wish=wish(at, 1.5), by=BY, at=at)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"number": "12"}, NumberUnusable),
        ({"number": ""}, NumberUnusable),
        ({"hours": -1}, SlotTaken),
        ({"hours": 8}, SlotTaken),
        ({"hours": 1.1}, SlotTaken),
    ],
)
def test_what_nobody_can_keep_is_not_promised(
    matter: Conversation, duty: Shift, at: datetime, wrong: dict, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        promise_call_back(conversation=matter, wish=wish(at, **wrong), by=BY, at=at)

    assert not Promise.objects.exists()
    assert not Event.objects.exists()


def test_a_customer_cancels_and_the_promise_is_withdrawn_by_their_act(
    matter: Conversation, duty: Shift, at: datetime
) -> None:
    call_back = promise_call_back(conversation=matter, wish=wish(at), by=BY, at=at)

    cancel_call_back(call_back=call_back, by=BY, at=at)

    call_back.refresh_from_db()
    assert call_back.state == "cancelled"
    assert Standing.objects.get(pk=call_back.promise_id).state == "withdrawn"
    assert not ConversationPromise.objects.get().is_open
    matter.refresh_from_db()
    assert matter.due_at is None
    assert wish(at).slot in slots_offered(at)
    with pytest.raises(NothingToCancel):
        cancel_call_back(call_back=call_back, by=BY, at=at)


@pytest.mark.serves("S4-25")
def test_a_colleagues_word_to_call_joins_the_calls_to_make(
    matter: Conversation, shop: Shop, at: datetime
) -> None:
    promise = promise_to(
        matter.customer,
        made_at=at,
        due_on=at.date(),
        due_at=at + timedelta(hours=2),
        kind="call_back",
        about_kind="conversation",
        about_id=matter.pk,
    )
    write([Life(promise, words="I will call you by two.")])
    ConversationPromise.objects.create(
        conversation=matter, promise=promise, kind="call_back", told_message_id=77
    )
    event = Event(name="conversations.AnswerSent", data={"message_id": 77})

    list_promised_call(event, at)
    list_promised_call(event, at)

    call_back = CallBack.objects.get()
    assert (call_back.asked, call_back.ends_at) == ("words", promise.due_at)
    assert note_promised_call(conversation=matter, promise=promise, at=at) is None


def busy(line: Line, at: datetime, number: str = "+306912345678", times: int = 3) -> None:
    for count in range(times):
        moment = at + timedelta(minutes=count)
        note_call(
            line=line, report=Report(f"{number}-{moment}", Reported.BUSY, moment, number), at=moment
        )
        drain(moment)


@pytest.mark.serves("S2-32")
def test_three_busy_attempts_make_a_call_back_told_by_sms(
    line: Line, cleo: Customer, duty: Shift, texts: None, at: datetime
) -> None:
    Alias.objects.create(customer=cleo, kind="phone", value="+306912345678")
    busy(line, at, times=2)
    assert not CallBack.objects.exists()

    busy(line, at + timedelta(minutes=2), times=2)

    call_back = CallBack.objects.get()
    assert (call_back.asked, call_back.conversation.channel) == ("attempts", "phone")
    assert call_back.conversation.customer_id == cleo.pk
    assert (call_back.promise.told_where, call_back.promise.is_public) == ("sms", True)
    text = Outgoing.objects.get()
    assert (text.channel, text.to_address, text.state) == ("sms", "+306912345678", "sent")
    assert text.language == "el"


@pytest.mark.serves("S2-32")
def test_without_sms_the_call_back_is_listed_and_not_published_as_told(
    line: Line, duty: Shift, no_texts: None, at: datetime
) -> None:
    busy(line, at)

    call_back = CallBack.objects.get()
    assert (call_back.promise.told_where, call_back.promise.is_public) == ("untold", False)
    assert call_back.conversation.customer.phone == "+306912345678"
    assert call_backs_to_make() == [call_back]
    assert not Outgoing.objects.exists()


def test_attempts_too_far_apart_or_of_several_callers_make_none(
    line: Line, duty: Shift, no_texts: None, at: datetime
) -> None:
    busy(line, at, times=2)
    busy(line, at + timedelta(minutes=70), times=1)
    busy(line, at, number="+302101111111", times=2)
    busy(line, at, number="", times=5)

    assert not CallBack.objects.exists()


def test_who_got_through_in_between_starts_anew(
    line: Line, duty: Shift, no_texts: None, at: datetime
) -> None:
    busy(line, at, times=2)
    moment = at + timedelta(minutes=5)
    spoke = Report("ok", Reported.ANSWERED, moment, "+306912345678")
    note_call(line=line, report=spoke, at=moment)
    busy(line, at + timedelta(minutes=6), times=2)

    assert not CallBack.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_calls_to_make_come_in_one_query(
    cleo: Customer, duty: Shift, at: datetime, rows: int, django_assert_num_queries: Any
) -> None:
    for number in range(rows):
        matter = conversation_of(cleo, at=at)
        promise_call_back(conversation=matter, wish=wish(at, 1 + number / 2), by=BY, at=at)

    with django_assert_num_queries(1):
        found = call_backs_to_make()
        told = [(each.conversation.customer.name, each.promise.standing.state) for each in found]

    assert told == [("Cleo", "open")] * rows
