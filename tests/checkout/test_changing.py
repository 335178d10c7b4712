"""An order changed by its buyer until the deadline: what it costs then, and what comes back."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from pistos.checkout.actions import changing, settling
from pistos.checkout.facts import Wish
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.actions import cancel_order, grant_request, note_shortage
from pistos.orders.models import Order, OrderChange, OrderState, Shortage
from pistos.payments.actions.settling import lock_payment, receive
from pistos.payments.facts import Received
from pistos.payments.models import OPEN, Payment, Refund
from pistos.promises.models import Standing, State
from pistos.stock.models import Level, Reservation
from tests.checkout.codes import code_for
from tests.factories.shopping import Selling

CLEO = Actor.customer(1)
STAFF = Actor.person(1)


def wanted(order: Order, *numbers: int) -> dict[int, int]:
    ids = order.lines.order_by("position").values_list("pk", flat=True)
    return dict(zip(ids, numbers, strict=True))


@pytest.mark.serves("S3-60")
def test_a_piece_taken_out_comes_back_in_money_and_stock(
    paid: Order, world: Selling, at: datetime
) -> None:
    changing.change_lines(order=paid, quantities=wanted(paid, 1, 0), by=CLEO, at=at)
    drain(at)

    paid.refresh_from_db()
    assert paid.total_amount == Decimal("15.90")
    assert [line.quantity for line in paid.lines.all()] == [1]
    assert Refund.objects.get().amount == Decimal("12.40")
    rows = paid.vat_rows
    assert sum(Decimal(net) + Decimal(vat) for _, net, vat in rows) == paid.total_amount
    assert Level.objects.get(variant=world.red).reserved == 0
    assert Reservation.objects.get().order_id == paid.pk
    mail = Message.objects.get(template="order_changed")
    assert "0 instead of 1" in mail.text
    assert "€15.90" in mail.text


def test_what_is_not_paid_yet_is_simply_less_to_pay(order: Order, at: datetime) -> None:
    changing.change_lines(order=order, quantities=wanted(order, 0, 1), by=CLEO, at=at)

    order.refresh_from_db()
    assert order.total_amount == Decimal("15.90")
    assert not Refund.objects.exists()
    assert Payment.objects.get(state__in=OPEN).amount == Decimal("15.90")


def test_who_pays_the_former_sum_all_the_same_has_the_difference_back(
    order: Order, at: datetime
) -> None:
    former = Payment.objects.get(order=order)
    changing.change_lines(order=order, quantities=wanted(order, 0, 1), by=CLEO, at=at)
    with transaction.atomic():
        payment = lock_payment(former.pk)
        came = Received(payment.amount, payment.currency, at, "bank:1")
        receive(payment=payment, received=came, by=STAFF, at=at)
    drain(at)

    order.refresh_from_db()
    assert order.payment_state == "paid"
    assert Refund.objects.get().amount == Decimal("12.40")


@pytest.mark.serves("S3-60")
def test_after_the_deadline_and_for_more_a_change_is_refused(order: Order, at: datetime) -> None:
    assert order.change_until
    with pytest.raises(changing.TooLateToChange):
        changing.change_lines(
            order=order, quantities=wanted(order, 1, 0), by=CLEO, at=order.change_until
        )
    with pytest.raises(changing.ChangeNotPossible):
        changing.change_lines(order=order, quantities=wanted(order, 5, 1), by=CLEO, at=at)
    with pytest.raises(changing.NothingChanged):
        changing.change_lines(order=order, quantities=wanted(order, 1, 1), by=CLEO, at=at)

    assert not OrderChange.objects.exists()


def test_everything_taken_out_is_a_cancelled_order(paid: Order, at: datetime) -> None:
    changing.change_lines(order=paid, quantities=wanted(paid, 0, 0), by=CLEO, at=at)
    drain(at)

    paid.refresh_from_db()
    assert paid.state == OrderState.CANCELLED
    assert Refund.objects.get().amount == Decimal("28.30")
    assert Standing.objects.get().state == State.WITHDRAWN


def test_a_cancelled_order_gives_everything_back_once(
    paid: Order, world: Selling, at: datetime
) -> None:
    cancel_order(order=paid, by=CLEO, at=at)
    drain(at)
    settling.settle_cancelled(order=paid, at=at)

    assert [row.amount for row in Refund.objects.all()] == [Decimal("28.30")]
    assert not Reservation.objects.exists()
    assert Level.objects.get(variant=world.red).reserved == 0


@pytest.mark.serves("S3-38")
def test_another_wish_awaits_its_answer_again(order: Order, at: datetime) -> None:
    line = order.lines.order_by("position")[0]
    grant_request(line=line, answer="With pleasure.", by=STAFF, at=at)

    changing.change_request(line=line, wish=Wish("Two cards, please"), by=CLEO, at=at)

    line.refresh_from_db()
    assert (line.request, line.request_state, line.request_answer) == (
        "Two cards, please", "asked", "",
    )  # fmt: skip


def test_the_old_address_hears_of_a_new_one(order: Order, at: datetime) -> None:
    contact = changing.NewContact("new@customer.example", "")

    changing.change_contact(order=order, contact=contact, code=code_for(order, at), by=CLEO, at=at)
    drain(at)

    order.refresh_from_db()
    assert order.contact_email == "new@customer.example"
    assert Message.objects.get(template="order_changed").to_address == "cleo@customer.example"


def missing(order: Order, at: datetime) -> Shortage:
    grant_request(line=order.lines.order_by("position")[0], answer="", by=STAFF, at=at)
    line = order.lines.order_by("position")[1]
    day = (at + timedelta(days=60)).date()
    return note_shortage(line=line, quantity=1, restock_on=day, by=STAFF, at=at)


def test_who_hears_that_something_is_missing_chooses_and_it_is_done(
    paid: Order, at: datetime
) -> None:
    short = missing(paid, at)
    drain(at)
    assert "1 of 1" in Message.objects.get(template="order_short").text

    settling.choose_for_shortage(shortage=short, choice=Shortage.Choice.WITHOUT, by=CLEO, at=at)

    paid.refresh_from_db()
    assert paid.total_amount == Decimal("15.90")
    assert Refund.objects.get().amount == Decimal("12.40")


def test_who_waits_is_promised_the_later_day_and_both_stay_on_record(
    paid: Order, at: datetime
) -> None:
    first = Standing.objects.get().due_on
    short = missing(paid, at)

    settling.choose_for_shortage(shortage=short, choice=Shortage.Choice.WAIT, by=CLEO, at=at)

    standing = Standing.objects.get()
    assert standing.due_on > first
    assert standing.due_on > (at + timedelta(days=60)).date()
    assert standing.move_count == 1
