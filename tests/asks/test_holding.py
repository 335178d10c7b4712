"""Open matters hold asks back, and never filter anybody out."""

import pytest

from pistos.asks.actions.holding import lift_hold, place_hold
from pistos.asks.actions.requesting import request_ask
from pistos.asks.models import Ask, AskState, Hold, HoldReason
from pistos.journal.models import Event
from pistos.kit.actors import Ref
from tests.asks.conftest import DAY
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db
SOURCE = Ref("conversation", "5")


def hold(customer, at, *, order=None, reason=HoldReason.COMPLAINT, source=SOURCE):
    return place_hold(customer=customer, order=order, reason=reason, source=source, at=at)


def test_what_waits_is_held_and_goes_out_later_by_as_much(wish, cleo, at):
    ask = request_ask(wish=wish(), at=at)
    expires_at = ask.expires_at

    placed = hold(cleo, at + DAY)
    ask.refresh_from_db()
    assert (ask.state, ask.held_since) == (AskState.HELD, at + DAY)

    lift_hold(source=SOURCE, at=at + 31 * DAY)
    ask.refresh_from_db()
    assert (ask.state, ask.held_since) == (AskState.WAITING, None)
    assert ask.due_at == at + 31 * DAY
    assert ask.expires_at == expires_at + 30 * DAY
    names = ["asks.AsksHeld", "asks.HoldLifted"]
    told = Event.objects.filter(name__in=names).order_by("pk")
    expected = {"hold_id": placed.pk, "customer_id": cleo.pk, "reason": "complaint"}
    assert [(event.name, event.data) for event in told] == [(name, expected) for name in names]


def test_a_short_hold_leaves_the_day_of_asking(wish, cleo, at):
    ask = request_ask(wish=wish(), at=at)
    hold(cleo, at + DAY)
    lift_hold(source=SOURCE, at=at + 2 * DAY)
    ask.refresh_from_db()

    assert ask.due_at == at + 7 * DAY


def test_an_ask_is_held_from_the_start_where_a_matter_is_open(wish, cleo, at):
    hold(cleo, at)

    assert request_ask(wish=wish(), at=at + DAY).state == AskState.HELD


def test_holding_and_lifting_twice_is_once(wish, cleo, at):
    request_ask(wish=wish(), at=at)

    assert hold(cleo, at) == hold(cleo, at) == hold(cleo, at + DAY)
    lift_hold(source=SOURCE, at=at + DAY)
    lift_hold(source=SOURCE, at=at + 2 * DAY)

    assert Hold.objects.get().lifted_at == at + DAY
    assert Event.objects.filter(name__startswith="asks.").count() == 3


def test_the_last_of_two_matters_lets_go(wish, cleo, at):
    ask = request_ask(wish=wish(), at=at)
    hold(cleo, at)
    hold(cleo, at, reason=HoldReason.REFUND, source=Ref("refund", "1"))

    lift_hold(source=SOURCE, at=at + DAY)
    ask.refresh_from_db()
    assert ask.state == AskState.HELD

    lift_hold(source=Ref("refund", "1"), at=at + 2 * DAY)
    ask.refresh_from_db()
    assert ask.state == AskState.WAITING


def test_a_matter_that_opens_again_holds_again(wish, cleo, at):
    ask = request_ask(wish=wish(), at=at)
    hold(cleo, at)
    lift_hold(source=SOURCE, at=at + DAY)
    hold(cleo, at + 2 * DAY)
    ask.refresh_from_db()

    assert ask.state == AskState.HELD
    assert Hold.objects.count() == 2


def test_a_hold_of_an_order_leaves_other_orders_alone(wish, cleo, order, at):
    other = order_of(cleo, placed_at=at - DAY, number="1002")
    of_order = request_ask(wish=wish(), at=at)
    of_other = request_ask(wish=wish(order=other, about=Ref("line", "2")), at=at)
    of_none = request_ask(wish=wish(order=None, about=Ref("shop", "1")), at=at)

    hold(cleo, at, order=order, reason=HoldReason.PARCEL_LATE)

    held = set(Ask.objects.filter(state=AskState.HELD))
    assert held == {of_order, of_none}
    assert of_other not in held


def test_nobody_elses_asks_are_held(wish, dora, at):
    ask = request_ask(wish=wish(), at=at)
    hold(dora, at)
    ask.refresh_from_db()

    assert ask.state == AskState.WAITING


def test_a_reminder_is_held_back_too(wish, cleo, at):
    ask = request_ask(wish=wish(), at=at)
    Ask.objects.update(state=AskState.SENT, sent_at=at, due_at=at + 7 * DAY)
    hold(cleo, at + 6 * DAY)
    ask.refresh_from_db()
    assert (ask.state, ask.held_since) == (AskState.SENT, at + 6 * DAY)

    lift_hold(source=SOURCE, at=at + 9 * DAY)
    ask.refresh_from_db()
    assert (ask.state, ask.held_since, ask.due_at) == (AskState.SENT, None, at + 9 * DAY)
