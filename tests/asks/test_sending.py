"""What is due goes out in one mail, within right, will, holds and budget."""

import pytest

from pistos.asks.actions.approaching import note_approach
from pistos.asks.actions.entitling import set_basis
from pistos.asks.actions.holding import lift_hold, place_hold
from pistos.asks.actions.requesting import request_ask
from pistos.asks.actions.sending import send_due
from pistos.asks.models import Approach, ApproachKind, Ask, AskKind, AskState, HoldReason
from pistos.asks.subscribers import note_mail_came_back
from pistos.customers.actions import give_consent, withdraw_consent
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.notifications.actions.suppressing import suppress_address
from pistos.notifications.models import Message
from tests.asks.conftest import DAY
from tests.factories.conversations import conversation_of
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db
ALMA = Actor.person(1)


@pytest.fixture
def due(shop, asker, wish, at):
    """Cleo's ask for a review, due now."""
    return request_ask(wish=wish(earliest_at=at), at=at)


def state_of(ask):
    ask.refresh_from_db()
    return ask.state, ask.reason


@pytest.mark.serves("S1-50")
def test_a_review_is_asked_for_once_its_day_has_come_in_the_buyers_language(due, cleo, at):
    Ask.objects.update(due_at=at + DAY)

    send_due(at=at)
    assert not Message.objects.exists()

    send_due(at=at + DAY)
    due.refresh_from_db()
    mail = Message.objects.get()
    assert (due.state, due.sent_at, due.basis, due.country) == (
        AskState.SENT,
        at + DAY,
        "soft_opt_in",
        "GR",
    )
    assert due.due_at == at + 8 * DAY
    assert (mail.template, mail.language, mail.to_address) == ("ask", "el", cleo.email)
    assert "About review 1 (el)" in mail.text
    assert f"/el/ask-{due.pk}?stars=5" in mail.text
    approach = Approach.objects.get()
    assert (approach.kind, approach.message_id) == (ApproachKind.ASK, mail.pk)
    told = Event.objects.get(name="asks.AsksSent")
    assert told.data == {
        "approach_id": approach.pk,
        "customer_id": cleo.pk,
        "ask_ids": [due.pk],
        "reminded_ids": [],
    }


@pytest.mark.serves("EPR-05")
def test_the_mail_carries_the_button_of_mail_programs_and_a_link_of_its_own(due, at):
    send_due(at=at)

    mail, approach = Message.objects.get(), Approach.objects.get()
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail.headers["List-Unsubscribe"].endswith(f"/el/asks/{approach.token}/at-once/>")
    assert f"/el/asks/{approach.token}/" in mail.text


def test_all_that_is_due_goes_in_one_mail_the_weightiest_first(due, wish, at):
    request_ask(wish=wish(kind=AskKind.CHECK_IN, earliest_at=at), at=at)
    request_ask(wish=wish(kind=AskKind.SURVEY, earliest_at=at), at=at)

    send_due(at=at)

    text = Message.objects.get().text
    assert text.index("About review") < text.index("About survey") < text.index("About check_in")
    assert set(Ask.objects.values_list("state", flat=True)) == {AskState.SENT}
    assert Approach.objects.count() == 1


def test_more_than_four_things_are_not_asked_at_once(due, wish, at):
    for number in range(2, 7):
        request_ask(wish=wish(about=Ref("line", str(number)), earliest_at=at), at=at)

    send_due(at=at)

    assert Ask.objects.filter(state=AskState.SENT).count() == 4
    later = Ask.objects.filter(state=AskState.WAITING)
    assert {(ask.due_at, ask.reason) for ask in later} == {(at + 7 * DAY, "budget")}


@pytest.mark.serves("S1-50")
def test_one_reminder_and_no_second(due, at):
    send_due(at=at)
    send_due(at=at + 6 * DAY)
    assert Message.objects.count() == 1

    send_due(at=at + 7 * DAY)
    due.refresh_from_db()
    assert (due.state, due.reminded_at, due.due_at) == (AskState.REMINDED, at + 7 * DAY, None)
    assert Approach.objects.filter(kind=ApproachKind.REMINDER).count() == 1

    for days in range(8, 80):
        send_due(at=at + days * DAY)
    assert Message.objects.count() == 2


@pytest.mark.serves("S1-50")
def test_never_while_a_complaint_is_open_and_afterwards_all_the_same(due, cleo, at):
    complaint = conversation_of(cleo, at=at, topic="complaint")

    send_due(at=at)
    due.refresh_from_db()
    assert (due.state, due.held_since) == (AskState.HELD, at)
    for days in range(1, 100):
        send_due(at=at + days * DAY)
    assert not Message.objects.exists()

    complaint.state = "closed"
    complaint.save()
    lift_hold(source=Ref("conversation", str(complaint.pk)), at=at + 100 * DAY)
    send_due(at=at + 100 * DAY)
    assert state_of(due) == (AskState.SENT, "")


def test_a_reminder_waits_while_a_matter_is_open(due, cleo, at):
    send_due(at=at)
    place_hold(
        customer=cleo,
        order=None,
        reason=HoldReason.RETURN,
        source=Ref("return", "1"),
        at=at + DAY,
    )
    send_due(at=at + 20 * DAY)
    assert Message.objects.count() == 1

    lift_hold(source=Ref("return", "1"), at=at + 30 * DAY)
    send_due(at=at + 30 * DAY)
    assert Message.objects.count() == 2


@pytest.mark.serves("EPR-04")
@pytest.mark.parametrize(
    ("country", "said", "expected"),
    [
        ("GR", None, (AskState.SENT, "")),
        ("GR", False, (AskState.NOT_SENT, "unsubscribed")),
        ("DE", None, (AskState.NOT_SENT, "no_consent")),
        ("DE", True, (AskState.SENT, "")),
        ("AM", None, (AskState.NOT_SENT, "no_consent")),
    ],
)
def test_the_law_of_the_country_decides_whether_silence_is_enough(
    due, cleo, order, country, said, expected, at
):
    order.country = country
    order.save()
    if said is not None:
        deed = give_consent if said else withdraw_consent
        deed(
            customer=cleo,
            purpose="reviews",
            said_where="account",
            by=ALMA,
            at=at,
            shown="You may ask me how it was.",
        )
        drain(at)

    send_due(at=at)

    assert state_of(due) == expected


def test_the_shop_may_be_stricter_than_the_table(due, at):
    set_basis(country="GR", kind="review", basis="none", by=ALMA, at=at)

    send_due(at=at)

    assert state_of(due) == (AskState.NOT_SENT, "no_basis")
    told = Event.objects.get(name="asks.AskNotSent")
    assert told.data["reason"] == "no_basis"


def test_who_never_bought_is_not_asked_on_the_ground_of_a_purchase(shop, asker, dora, wish, at):
    ask = request_ask(
        wish=wish(customer=dora, order=None, kind=AskKind.SURVEY, earliest_at=at), at=at
    )

    send_due(at=at)

    assert state_of(ask) == (AskState.NOT_SENT, "no_purchase")


def test_a_dead_address_and_none_are_told_apart(due, wish, dora, cleo, at):
    suppress_address(address=cleo.email, reason="550", message_id=None, by=ALMA, at=at)
    other = order_of(dora, placed_at=at - DAY, number="1002")
    dora.email = ""
    dora.save()
    nowhere = request_ask(wish=wish(customer=dora, order=other, earliest_at=at), at=at)

    send_due(at=at)

    assert state_of(due) == (AskState.NOT_SENT, "suppressed")
    assert state_of(nowhere) == (AskState.NOT_SENT, "no_address")


def test_a_cancelled_order_is_not_asked_about(due, order, at):
    order.cancelled_at = at
    order.save()

    send_due(at=at)

    assert state_of(due) == (AskState.NOT_SENT, "cancelled")


def test_the_owner_of_a_kind_may_no_longer_want_it(due, asker, at):
    asker.refuses["1"] = "product_withdrawn"

    send_due(at=at)

    assert state_of(due) == (AskState.NOT_SENT, "product_withdrawn")


def test_the_budget_counts_everything_that_approached_them(due, cleo, at):
    note_approach(customer=cleo, kind=ApproachKind.CART, about=Ref("cart", "1"), at=at - 2 * DAY)

    send_due(at=at)
    due.refresh_from_db()
    assert (due.state, due.due_at, due.reason) == (AskState.WAITING, at + 5 * DAY, "budget")

    send_due(at=at + 5 * DAY)
    assert state_of(due) == (AskState.SENT, "")


def test_what_the_budget_leaves_too_late_is_not_sent(due, cleo, at):
    Ask.objects.update(expires_at=at + 3 * DAY)
    note_approach(customer=cleo, kind=ApproachKind.OTHER, about=Ref("chat", "1"), at=at)

    send_due(at=at)

    assert state_of(due) == (AskState.NOT_SENT, "budget")


def test_an_ask_whose_time_is_over_expires(due, at):
    Ask.objects.update(expires_at=at)

    send_due(at=at)

    assert state_of(due) == (AskState.EXPIRED, "too_late")
    assert not Message.objects.exists()


def test_a_fault_with_one_customer_keeps_nobody_else_waiting(due, asker, wish, dora, at):
    asker.fails_about.add("1")
    other = order_of(dora, placed_at=at - DAY, number="1002")
    second = request_ask(
        wish=wish(customer=dora, order=other, about=Ref("line", "2"), earliest_at=at), at=at
    )

    send_due(at=at)

    assert state_of(second) == (AskState.SENT, "")
    due.refresh_from_db()
    assert due.state == AskState.WAITING
    assert due.due_at > at
    assert not Approach.objects.filter(customer=due.customer).exists()


def test_a_mail_that_came_back_was_not_asked(due, at):
    send_due(at=at)
    mail = Message.objects.get()
    Event.objects.create(
        name="notifications.MessageBounced",
        happened_at=at,
        data={"message_id": mail.pk, "template": "ask"},
    )
    note_mail_came_back(Event.objects.get(name="notifications.MessageBounced"), at)

    assert state_of(due) == (AskState.NOT_SENT, "bounced")


def test_words_of_a_part_never_make_a_line_of_their_own(due, asker, monkeypatch, at):
    part = asker.part(due, "el", "https://shop.example/el")
    spoilt = type(part)("A title\n\nhttps://evil.example", "x\n\nhttps://evil.example", part.links)
    monkeypatch.setattr(asker, "part", lambda *_: spoilt)

    send_due(at=at)

    mail = Message.objects.get()
    assert 'href="https://evil.example"' not in mail.html


@pytest.mark.parametrize(("count", "queries"), [(1, 43), (3, 45)])
def test_another_thing_to_ask_costs_one_write(
    due, wish, count, queries, at, django_assert_num_queries
):
    for number in range(2, count + 1):
        request_ask(wish=wish(about=Ref("line", str(number)), earliest_at=at), at=at)

    with django_assert_num_queries(queries):
        send_due(at=at)


def test_a_program_that_is_not_set_up_yet_asks_nobody(at):
    assert send_due(at=at) == 0
