"""Asks come to be, once for each subject."""

from datetime import timedelta

import pytest

from pistos.asks.actions.answering import note_answered
from pistos.asks.actions.holding import place_hold
from pistos.asks.actions.requesting import request_ask, request_asks
from pistos.asks.models import Ask, AskKind, AskSettings, AskState, HoldReason
from pistos.journal.models import Event
from pistos.kit.actors import Ref
from tests.asks.conftest import DAY

pytestmark = pytest.mark.django_db


def test_an_ask_waits_for_its_day_and_lasts_as_long_as_the_settings_say(wish, cleo, order, at):
    AskSettings.objects.create(lasting_days=30)

    ask = request_ask(wish=wish(), at=at)

    assert (ask.state, ask.customer, ask.order) == (AskState.WAITING, cleo, order)
    assert (ask.due_at, ask.expires_at) == (at + 7 * DAY, at + 37 * DAY)
    told = Event.objects.get(name="asks.AskRequested")
    assert told.data == {"ask_id": ask.pk, "kind": "review", "customer_id": cleo.pk}


def test_the_same_subject_is_asked_about_once(wish, at):
    first = request_ask(wish=wish(), at=at)
    again = request_ask(wish=wish(earliest_at=at + 20 * DAY), at=at + DAY)
    other = request_ask(wish=wish(kind=AskKind.SURVEY), at=at)

    assert again == first
    assert other != first
    assert again.earliest_at == at + 7 * DAY
    assert Event.objects.filter(name="asks.AskRequested").count() == 2


def test_an_ask_of_a_merged_row_is_of_the_one_that_was_kept(wish, cleo, dora, at):
    dora.merged_into = cleo
    dora.save()

    assert request_ask(wish=wish(customer=dora), at=at).customer == cleo


def test_an_earliest_time_that_is_past_is_now(wish, at):
    assert request_ask(wish=wish(earliest_at=at - 3 * DAY), at=at).due_at == at


def test_many_are_requested_together_each_once(wish, dora, at, django_assert_num_queries):
    known = request_ask(wish=wish(), at=at - DAY)
    place_hold(
        customer=dora, order=None, reason=HoldReason.COMPLAINT, source=Ref("c", "1"), at=at - DAY
    )
    wishes = [
        wish(),
        wish(about=Ref("line", "2")),
        wish(about=Ref("line", "2")),
        wish(customer=dora, order=None, kind=AskKind.SURVEY),
    ]

    with django_assert_num_queries(11):
        count = request_asks(wishes=wishes, at=at)

    assert count == 2
    assert Ask.objects.count() == 3
    known.refresh_from_db()
    assert known.requested_at == at - DAY
    assert Ask.objects.get(customer=dora).state == AskState.HELD
    told = Event.objects.get(name="asks.AsksRequested")
    assert told.data == {"counts": {"review": 1, "survey": 1}}


def test_nothing_new_tells_nothing(wish, at):
    request_ask(wish=wish(), at=at)

    assert request_asks(wishes=[wish()], at=at) == 0
    assert not Event.objects.filter(name="asks.AsksRequested").exists()


def test_an_answer_ends_the_ask_once_sent_or_not(wish, cleo, at):
    ask = request_ask(wish=wish(), at=at)

    for _ in range(2):
        answered = note_answered(
            kind="review", about=Ref("line", "1"), customer=cleo, at=at + timedelta(hours=1)
        )

    assert answered == ask
    assert (answered.state, answered.due_at) == (AskState.ANSWERED, None)
    assert answered.answered_at == at + timedelta(hours=1)
    told = Event.objects.get(name="asks.AskAnswered")
    assert told.data == {"ask_id": ask.pk, "kind": "review", "customer_id": cleo.pk}


def test_an_answer_nobody_asked_for_changes_nothing(dora, wish, at):
    request_ask(wish=wish(), at=at)

    assert note_answered(kind="review", about=Ref("line", "1"), customer=dora, at=at) is None
    assert Ask.objects.get().state == AskState.WAITING
