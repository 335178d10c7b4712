"""Before an answer slips: warned, moved with the customer told, and risen when overdue."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import Role, User
from pistos.conversations.actions.postponing import (
    CannotBeTold,
    NoAnswerPromised,
    postpone_answer,
)
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.actions.settings import AnswerValues, change_answer_settings
from pistos.conversations.actions.slipping import (
    escalate_overdue,
    move_before_slipping,
    warn_of_slipping,
)
from pistos.conversations.facts import Arrival
from pistos.conversations.models import Conversation, ConversationPromise, Message, Presence
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message as Letter
from pistos.promises.actions.due import mark_due
from pistos.promises.actions.moving import MoveNotLater
from pistos.promises.models import Standing
from pistos.shop.models import Shop

Mail = Callable[..., Arrival]
HOUR = timedelta(hours=1)


def names() -> list[str]:
    return list(Event.objects.order_by("id").values_list("name", flat=True))


@pytest.fixture
def promised(open_shop: Shop, mail: Mail, at: datetime) -> Conversation:
    """Asked on Monday at noon, promised until 16:00."""
    received = receive_message(arrival=mail(), at=at)
    assert received.conversation is not None
    return received.conversation


@pytest.mark.serves("S2-42")
def test_the_agent_is_warned_at_the_share_of_the_time(promised: Conversation, at: datetime) -> None:
    assert warn_of_slipping(at=at + 2.9 * HOUR) == 0
    assert warn_of_slipping(at=at + 3 * HOUR) == 1
    assert warn_of_slipping(at=at + 3 * HOUR) == 0

    assert names()[-1] == "conversations.AnswerMaySlip"


@pytest.mark.serves("S2-42")
def test_the_customer_is_told_a_new_time_before_the_old_one_passes(
    promised: Conversation, at: datetime
) -> None:
    now = at + 3.3 * HOUR
    warn_of_slipping(at=now)

    assert move_before_slipping(at=now) == 1

    standing = Standing.objects.get()
    assert (standing.state, standing.move_count, standing.is_told) == ("open", 1, True)
    assert standing.due_at > at + 4 * HOUR
    told = Message.objects.get(purpose="moved")
    assert "tomorrow until" in told.text
    assert "as soon as possible" not in told.text
    promised.refresh_from_db()
    assert promised.due_at == standing.due_at
    assert names()[-1] == "conversations.AnswerMoved"
    drain(now)
    assert Letter.objects.filter(subject__contains="new time").count() == 1

    later = standing.due_at - timedelta(hours=1)
    warn_of_slipping(at=later)
    assert move_before_slipping(at=later) == 0


@pytest.mark.parametrize("why", ["rule off", "somebody writes", "too late", "unwarned"])
def test_it_is_not_moved_when(promised: Conversation, ben: User, at: datetime, why: str) -> None:
    now = at + 3.3 * HOUR
    if why != "unwarned":
        warn_of_slipping(at=now)
    if why == "rule off":
        change_answer_settings(
            values=AnswerValues(moves_by_rule=False), by=Actor.person(ben.pk), at=at
        )
    if why == "somebody writes":
        Presence.objects.create(conversation=promised, person=ben, heard_at=now, wrote_at=now)
    if why == "too late":
        now = at + 3.95 * HOUR

    assert move_before_slipping(at=now) == 0
    assert Standing.objects.get().move_count == 0


@pytest.mark.serves("S0-14")
def test_what_is_overdue_rises_to_a_named_person(
    promised: Conversation, alma: User, ben: User, at: datetime
) -> None:
    manager = User.objects.create(email="mia@kalamos.example", name="Mia", role=Role.MANAGER)
    now = at + 4.5 * HOUR
    mark_due(at=now)

    assert escalate_overdue(at=now) == 1
    assert escalate_overdue(at=now) == 0

    promised.refresh_from_db()
    assert (promised.escalated_to, promised.escalated_at) == (manager, now)
    event = Event.objects.get(name="conversations.ConversationEscalated")
    assert event.data["reason"] == "overdue"
    drain(now)
    letter = Letter.objects.get(template="answer_overdue")
    assert letter.to_address == manager.email
    assert f"/c/{promised.token}/" in letter.text
    assert "Where is my parcel" not in letter.text


@pytest.mark.fault("F19")
def test_nobody_is_called_at_night(open_shop: Shop, mail: Mail, alma: User, at: datetime) -> None:
    receive_message(arrival=mail(), at=at)
    night = at + 12 * HOUR
    mark_due(at=night)

    assert warn_of_slipping(at=night) == move_before_slipping(at=night) == 0
    assert escalate_overdue(at=night) == 0
    morning = at + 22 * HOUR
    assert escalate_overdue(at=morning) == 1


@pytest.mark.serves("S0-14")
def test_nothing_waits_without_a_time(promised: Conversation) -> None:
    assert ConversationPromise.objects.get(conversation=promised).warn_at is not None
    assert promised.due_at is not None


@pytest.mark.serves("S2-42")
def test_an_agent_tells_a_later_time(promised: Conversation, ben: User, at: datetime) -> None:
    by, later = Actor.person(ben.pk), at + 28 * HOUR

    postpone_answer(conversation=promised, due_at=later, by=by, at=at + HOUR)

    standing = Standing.objects.get()
    assert (standing.due_at, standing.move_count, standing.state) == (later, 1, "open")
    assert "tomorrow until 16:00" in Message.objects.get(purpose="moved").text
    promised.refresh_from_db()
    assert promised.due_at == later
    with pytest.raises(MoveNotLater):
        postpone_answer(conversation=promised, due_at=at + 20 * HOUR, by=by, at=at + HOUR)
    mark_due(at=later + HOUR)
    with pytest.raises(NoAnswerPromised):
        postpone_answer(conversation=promised, due_at=later + 9 * HOUR, by=by, at=later + HOUR)
    assert Message.objects.filter(purpose="moved").count() == 1


def test_nobody_is_promised_what_they_would_not_hear(
    promised: Conversation, ben: User, at: datetime
) -> None:
    promised.customer.email = ""
    promised.customer.save()

    with pytest.raises(CannotBeTold):
        postpone_answer(
            conversation=promised, due_at=at + 28 * HOUR, by=Actor.person(ben.pk), at=at + HOUR
        )
