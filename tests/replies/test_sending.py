"""A reply on its way: held back by a remark, sent with a reason, weighed where it is hard."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pistos.accounts.models import User
from pistos.conversations.facts import Reply
from pistos.conversations.models import Conversation, Message, Purpose
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.listening.models import Finding, Hearing
from pistos.orders.models import Parcel
from pistos.replies.actions.sending import HeldBack, NotHeardYet, send_reply
from pistos.replies.facts import Weighed
from pistos.replies.models import ReplyCheck, ReplyRemark, Weighing
from tests.factories.conversations import conversation_of, written_by_customer
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
WEIGHED = Weighed("A new jug by Friday.", "To be asked for photos again.")


@pytest.fixture
def conversation(shop: object, cleo: Customer) -> Conversation:
    found = conversation_of(cleo, at=NOW - timedelta(hours=1), language="en")
    written_by_customer(found, "Is there another jug?", at=NOW - timedelta(hours=1))
    return found


def send(
    conversation: Conversation, by: User, text: str, *, weighed: Weighed | None = None,
    accepted: dict[str, str] | None = None, **more: Any,
) -> Message:  # fmt: skip
    return send_reply(
        conversation=conversation,
        reply=Reply(text=text, **more),
        accepted=accepted or {},
        by=by,
        at=NOW,
        weighed=weighed,
    )


def test_short_true_answer_goes_and_its_check_is_kept(
    conversation: Conversation, ben: User
) -> None:
    message = send(conversation, ben, "There is one on the upper shelf.")

    kept = ReplyCheck.objects.get(message=message)
    assert (kept.author, kept.is_hard, kept.remarks.count()) == (ben, False, 0)
    assert {"surprised", "talks_down", "ask_courier"} <= set(kept.applied)
    assert "greeted" not in kept.applied
    event = Event.objects.get(name="replies.ReplyChecked")
    assert event.data == {
        "conversation_id": conversation.pk, "message_id": message.pk, "remarks": 0, "accepted": 0,
    }  # fmt: skip


@pytest.mark.serves("S3-54")
def test_bare_no_is_not_sendable(conversation: Conversation, ben: User) -> None:
    with pytest.raises(HeldBack) as refused:
        send(conversation, ben, "No.", accepted={"bare_refusal": "I mean it."})

    assert [each.code for each in refused.value.remarks] == ["bare_refusal"]
    assert not Message.objects.filter(direction="out").exists()
    assert not ReplyCheck.objects.exists()


@pytest.mark.serves("S3-53")
def test_flagged_words_go_with_a_reason_that_is_kept(conversation: Conversation, ben: User) -> None:
    text = "What a funny question! There is one on the upper shelf."
    with pytest.raises(HeldBack):
        send(conversation, ben, text)
    with pytest.raises(HeldBack):
        send(conversation, ben, text, accepted={"surprised": "   "})

    send(conversation, ben, text, accepted={"surprised": "We joke together."})

    remark = ReplyRemark.objects.get(code="surprised")
    assert (remark.is_blocking, remark.reason) == (True, "We joke together.")
    assert Event.objects.get(name="replies.ReplyChecked").data["accepted"] == 1


@pytest.mark.serves("S2-47")
def test_reply_against_the_tracking_is_held_back(
    conversation: Conversation, ben: User, cleo: Customer
) -> None:
    order = order_of(cleo, placed_at=NOW - timedelta(days=3), number="10231")
    Parcel.objects.filter(order=order).delete()
    parcel = Parcel.objects.create(order=order, ref="1", zone="UTC")
    Conversation.objects.filter(pk=conversation.pk).update(order=order)

    with pytest.raises(HeldBack) as refused:
        send(conversation, ben, "Your jug was delivered on Monday.")
    assert [each.words_key for each in refused.value.remarks] == ["delivered"]

    parcel.delivered_at = NOW - timedelta(days=1)
    parcel.save()
    assert send(conversation, ben, "Your jug was delivered on Monday.").pk


@pytest.mark.serves("S2-23")
def test_feeling_is_acknowledged_before_the_facts(conversation: Conversation, ben: User) -> None:
    written_by_customer(conversation, "I am so disappointed!", at=NOW - timedelta(minutes=5))

    with pytest.raises(HeldBack) as refused:
        send(conversation, ben, "There is one on the upper shelf.")

    assert [each.words_key for each in refused.value.remarks] == ["feeling_missing"]
    assert send(conversation, ben, "I understand how you feel. There is one on the shelf.").pk


@pytest.mark.serves("S2-46")
@pytest.mark.serves("S3-45")
def test_hard_message_waits_for_the_two_questions(conversation: Conversation, ben: User) -> None:
    text = "Dear Cleo, we are sorry: we sent you the wrong jug. The right one leaves us today."
    with pytest.raises(HeldBack) as refused:
        send(conversation, ben, text)
    with pytest.raises(HeldBack):
        send(conversation, ben, text, weighed=Weighed("A new jug.", "  "))
    assert (refused.value.remarks, refused.value.is_hard) == ((), True)
    assert not Weighing.objects.exists()

    message = send(conversation, ben, text, weighed=WEIGHED)

    weighing = Weighing.objects.get(message=message)
    assert (weighing.would_please, weighing.author) == (WEIGHED.would_please, ben)
    assert ReplyCheck.objects.get(message=message).is_hard


def test_word_in_between_is_no_hard_message(conversation: Conversation, ben: User) -> None:
    message = send(
        conversation, ben, "We are sorry for the wait; we look for it.", purpose=Purpose.INTERIM
    )

    assert not ReplyCheck.objects.get(message=message).is_hard


def test_same_form_twice_is_one_reply_and_one_check(conversation: Conversation, ben: User) -> None:
    for _ in range(2):
        send(conversation, ben, "There is one on the upper shelf.", client_id="x1")

    assert ReplyCheck.objects.count() == 1


def test_answer_waits_until_the_customer_was_heard(conversation: Conversation, ben: User) -> None:
    Hearing.objects.create(conversation=conversation, begun_at=NOW)

    with pytest.raises(NotHeardYet, match="Hear them out"):
        send(conversation, ben, "There is one on the upper shelf.")
    assert send(conversation, ben, "We look for it.", purpose=Purpose.INTERIM).pk


def test_feeling_that_the_agent_dismissed_is_not_asked_for(
    conversation: Conversation, ben: User
) -> None:
    message = written_by_customer(conversation, "I am afraid of heights.", at=NOW)
    hearing = Hearing.objects.create(
        conversation=conversation, begun_at=NOW, step="short", short_because="simple", short_at=NOW
    )
    Finding.objects.create(
        hearing=hearing, message=message, kind="feeling", quote="I am afraid",
        state="dismissed", found_at=NOW, decided_at=NOW,
    )  # fmt: skip

    assert send(conversation, ben, "There is one on the lowest shelf.").pk


def test_context_costs_the_same_however_much_was_said(
    conversation: Conversation, ben: User, cleo: Customer, django_assert_max_num_queries: Any
) -> None:
    from pistos.replies.queries.context import context_of

    order = order_of(cleo, placed_at=NOW - timedelta(days=3), number="10231")
    conversation.order = order
    for _ in range(3):
        written_by_customer(conversation, "And when?", at=NOW)

    with django_assert_max_num_queries(9):
        context = context_of(conversation, purpose="answer", by=ben)

    assert context.order_numbers == ("10231",)
    assert context.said.count("And when?") == 3
