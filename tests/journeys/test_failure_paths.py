"""Something always goes wrong somewhere: each flow has its path for that, with a word to the customer."""

from datetime import datetime, timedelta

import pytest

from pistos.complaints.models import Complaint
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.actions.slipping import move_before_slipping, warn_of_slipping
from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.actions import grant_request, note_shortage
from pistos.orders.models import Order
from pistos.payments.actions.looking import expire_late_transfers
from pistos.promises import actions
from tests.complaints.conftest import complained
from tests.conversations.conftest import mail, open_shop
from tests.factories.goods import a_courier
from tests.factories.orders import order_of, parcel_of, promised_delivery
from tests.promises.test_actions_warning import slipping
from tests.returns.conftest import order, paid, world

__all__ = ["complained", "mail", "open_shop", "order", "paid", "world"]

STAFF = Actor.person(1)


def letters(template: str, to: str) -> list[str]:
    """What was written to this person by the template."""
    rows = Message.objects.filter(template=template, to_address=to)
    return list(rows.values_list("text", flat=True))


@pytest.mark.serves("S3-87", "S2-48")
def test_an_order_that_cannot_be_packed_whole(paid: Order, at: datetime) -> None:
    first, second = paid.lines.order_by("position")
    grant_request(line=first, answer="", by=STAFF, at=at)
    note_shortage(
        line=second, quantity=1, restock_on=(at + timedelta(days=60)).date(), by=STAFF, at=at
    )
    drain(at)

    assert paid.token in letters("order_short", paid.contact_email)[0]


@pytest.mark.serves("S3-87", "S2-48")
def test_a_payment_that_never_comes(order: Order, at: datetime) -> None:
    payment = order.payments.order_by("pk").last()
    assert payment is not None
    late = at + timedelta(days=40)
    expire_late_transfers(at=late)
    drain(late)

    assert f"/p/{payment.token}/" in letters("payment_open", order.contact_email)[0]


@pytest.mark.serves("S3-87")
def test_a_delivery_that_slips(shop, cleo: Customer, at: datetime) -> None:
    parcel = parcel_of(order_of(cleo, placed_at=at), courier=a_courier())
    delivery = promised_delivery(parcel)
    later = at + timedelta(days=2, hours=12)
    slipping(delivery, later)

    actions.tell_before_it_slips(promise=delivery, by=STAFF, at=later)

    assert len(letters("delivery_moved", cleo.email)) == 1


@pytest.mark.serves("S3-87")
def test_an_answer_that_takes_longer(open_shop, mail, at: datetime) -> None:
    receive_message(arrival=mail(), at=at)
    now = at + timedelta(hours=3.3)
    warn_of_slipping(at=now)

    assert move_before_slipping(at=now) == 1
    drain(now)

    rows = Message.objects.filter(to_address="cleo@customer.example", subject__contains="new time")
    assert rows.count() == 1


@pytest.mark.serves("S3-87")
def test_whatever_else_goes_wrong_is_a_complaint_with_a_day(
    complained, cleo: Customer, at: datetime
) -> None:
    made = complained(cleo, "Something else entirely.")

    assert Complaint.objects.get() == made
    assert made.token in letters("complaint_heard", cleo.email)[0]
