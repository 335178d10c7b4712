"""Holds follow what is open with a customer, as other apps record it."""

from decimal import Decimal

import pytest

from pistos.asks.actions.holding import place_hold
from pistos.asks.actions.minding import mind_matters
from pistos.asks.actions.requesting import request_ask
from pistos.asks.models import Approach, Ask, AskState, Hold, HoldReason
from pistos.asks.subscribers import count_invitation, count_mail_about_cart
from pistos.asks.tasks import mind_holds
from pistos.checkout.models import Cart
from pistos.conversations.actions.assigning import set_topic
from pistos.conversations.actions.closing import close_conversation
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.payments.models import Payment, Refund
from pistos.promises.actions.reporting import Finding, Wrong, answer_report, report_not_right
from pistos.visits.models import Invitation, InvitationRule, Visitor
from tests.asks.conftest import DAY
from tests.factories.conversations import conversation_of
from tests.factories.goods import a_courier
from tests.factories.orders import delivered, parcel_of, promised_delivery

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(shop, wish, at):
    return request_ask(wish=wish(), at=at)


def held(ask):
    ask.refresh_from_db()
    return ask.state == AskState.HELD


def reasons():
    return list(Hold.objects.filter(lifted_at=None).values_list("reason", flat=True))


def test_who_is_not_asked_is_not_held_either(shop, cleo, at):
    conversation_of(cleo, at=at, topic="complaint")
    mind_matters(customer=cleo, at=at)

    assert not Hold.objects.exists()


def test_a_conversation_about_an_order_holds_until_it_is_closed(ask, cleo, order, alma, at):
    conversation = conversation_of(cleo, at=at, order=order)
    mind_matters(customer=cleo, at=at)
    assert held(ask)
    assert reasons() == [HoldReason.CONVERSATION]

    close_conversation(conversation=conversation, by=Actor.person(alma.pk), at=at + DAY)
    drain(at + DAY)
    assert not held(ask)


def test_a_conversation_about_nothing_bought_holds_nothing(ask, cleo, at):
    conversation_of(cleo, at=at)
    mind_matters(customer=cleo, at=at)

    assert not held(ask)


def test_a_conversation_that_becomes_a_complaint_holds_everything(ask, cleo, order, alma, at):
    conversation = conversation_of(cleo, at=at, order=order)
    mind_matters(customer=cleo, at=at)

    by = Actor.person(alma.pk)
    set_topic(conversation=conversation, topic="complaint", by=by, at=at + DAY)
    drain(at + DAY)

    open_hold = Hold.objects.get(lifted_at=None)
    assert (open_hold.reason, open_hold.order) == (HoldReason.COMPLAINT, None)
    assert held(ask)


def test_a_parcel_holds_its_order_until_it_arrives_and_says_whether_it_is_late(
    ask, cleo, order, at
):
    parcel = parcel_of(order, courier=a_courier())
    promised_delivery(parcel, days=20)
    mind_matters(customer=cleo, at=at)
    assert reasons() == [HoldReason.PARCEL_OPEN]

    mind_matters(customer=cleo, at=at + 11 * DAY)
    assert reasons() == [HoldReason.PARCEL_LATE]
    assert held(ask)

    parcel.delivered_at = at + 12 * DAY
    parcel.save()
    mind_holds.function(at + 12 * DAY)
    assert not held(ask)


def test_a_refund_holds_until_the_money_is_back(ask, cleo, order, at):
    payment = Payment.objects.create(
        order=order, provider="bank", amount=Decimal(10), currency="EUR", state="paid",
        paid_amount=Decimal(10), started_at=at,
    )  # fmt: skip
    refund = Refund.objects.create(
        payment=payment, key="1", amount=Decimal(5), reason="x", asked_at=at, asked_by="person 1"
    )
    mind_matters(customer=cleo, at=at)
    assert (held(ask), reasons()) == (True, [HoldReason.REFUND])

    refund.state = "done"
    refund.save()
    mind_matters(customer=cleo, at=at + DAY)
    assert not held(ask)


def test_a_report_that_something_is_not_right_holds_until_it_is_answered_and_its_case_longer(
    ask, cleo, order, alma, at
):
    promise = delivered(parcel_of(order, courier=a_courier()), days=9)
    report_not_right(promise=promise, wrong=Wrong.DAMAGED, at=at)
    drain(at)
    assert held(ask)
    assert set(reasons()) == {HoldReason.REPORT, HoldReason.COMPLAINT}

    answer_report(
        promise=promise,
        wrong=Wrong.DAMAGED,
        finding=Finding.WAS_RIGHT,
        by=Actor.person(alma.pk),
        at=at + DAY,
    )
    drain(at + DAY)
    assert reasons() == [HoldReason.COMPLAINT]  # their case stands until its cause is found
    assert held(ask)


def test_holds_of_other_apps_are_left_alone(ask, cleo, at):
    place_hold(
        customer=cleo, order=None, reason=HoldReason.RETURN, source=Ref("return", "4"), at=at
    )
    mind_matters(customer=cleo, at=at + DAY)

    assert held(ask)


def test_mails_about_carts_and_invitations_count_on_the_budget_once(shop, cleo, at):
    cart = Cart.objects.create(customer=cleo, country="GR", started_at=at, seen_at=at)
    visitor = Visitor.objects.create(customer=cleo, first_seen_at=at, last_seen_at=at)
    rule = InvitationRule.objects.create(name="Help", trigger="time", threshold=60)
    shown = Invitation.objects.create(rule=rule, visitor=visitor, path="/", shown_at=at)
    events = [
        (count_mail_about_cart, Event(happened_at=at, data={"cart_id": cart.pk})),
        (
            count_invitation,
            Event(
                happened_at=at,
                data={"visitor_id": visitor.pk, "invitation_id": shown.pk, "rule_id": rule.pk},
            ),
        ),
    ]
    for listener, event in events * 2:
        listener(event, at + DAY)

    assert list(Approach.objects.order_by("pk").values_list("kind", "made_at")) == [
        ("cart", at),
        ("invitation", at),
    ]
    assert not Ask.objects.exists()


def test_a_customer_who_never_answers_us_is_not_held_for_ever(ask, cleo, order, at):
    silent = conversation_of(cleo, at=at, order=order, state="waiting")
    mind_matters(customer=cleo, at=at)
    assert held(ask)

    mind_matters(customer=cleo, at=at + 29 * DAY)
    assert held(ask)
    mind_matters(customer=cleo, at=at + 31 * DAY)
    assert not held(ask)

    silent.state = "open"  # with us it stays a matter, however old it is
    silent.save()
    mind_matters(customer=cleo, at=at + 31 * DAY)
    assert reasons() == [HoldReason.CONVERSATION]
