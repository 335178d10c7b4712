"""Reviews, surveys, mails, reports: all become complaints by the same door, and one matter is one case."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection

from pistos.accounts.models import User
from pistos.complaints.actions.hearing import (
    NotACustomersWords,
    call_it_complaint,
    hear_broken,
    hear_report,
)
from pistos.complaints.actions.opening import open_complaint
from pistos.complaints.facts import About, Complained
from pistos.complaints.models import Category, Complaint, Origin
from pistos.customers.models import Customer
from pistos.kit.actors import Actor, Ref
from pistos.orders.models import Order
from pistos.promises.models import Promise, PromiseKind
from tests.factories.conversations import answered_by, conversation_of, written_by_customer
from tests.factories.goods import a_courier
from tests.factories.orders import order_of, parcel_of, promised_delivery

Heard = Callable[..., Complaint]


def test_a_mail_becomes_a_complaint_by_a_click(
    shop, cleo: Customer, ben: User, at: datetime
) -> None:
    conversation = conversation_of(cleo, at=at)
    message = written_by_customer(conversation, "It came broken.", at=at)

    made = call_it_complaint(message=message, by=ben, at=at)
    again = call_it_complaint(message=message, by=ben, at=at)

    assert made.pk == again.pk
    assert (made.origin, made.text, made.conversation) == ("mail", "It came broken.", conversation)


def test_our_own_words_are_no_complaint(shop, cleo: Customer, ben: User, at: datetime) -> None:
    conversation = conversation_of(cleo, at=at)
    message = answered_by(ben, conversation, "We are sorry.", at=at)

    with pytest.raises(NotACustomersWords):
        call_it_complaint(message=message, by=ben, at=at)
    assert not Complaint.objects.exists()


@pytest.mark.serves("S3-9")
def test_what_a_customer_reports_of_a_line_is_tied_to_it_and_repeats_are_seen(
    arrived: Order, later: datetime
) -> None:
    line = arrived.lines.order_by("position")[0]
    promise = Promise.objects.filter(kind=PromiseKind.DELIVERY).first()
    assert promise is not None

    first = hear_report(promise_id=promise.pk, wrong="damaged", line_id=line.pk, at=later)
    assert first is not None
    Complaint.objects.filter(pk=first.pk).update(state="closed", closed_at=later)
    second = hear_report(
        promise_id=promise.pk, wrong="wrong", line_id=line.pk, at=later + timedelta(days=30)
    )

    assert (first.order, first.line, first.product) == (arrived, line, line.product)
    assert first.category == Category.DAMAGED
    assert second is not None
    assert second.pk != first.pk


@pytest.mark.serves("S3-9")
def test_the_same_fault_of_one_customer_again_is_seen_as_one_story(
    complained: Heard, arrived: Order, at: datetime
) -> None:
    line = arrived.lines.order_by("position")[0]
    about = About(line=line, category=Category.TECHNICAL)
    first = complained(arrived.customer, about=about)
    Complaint.objects.filter(pk=first.pk).update(state="closed", closed_at=at)

    again = complained(arrived.customer, about=about, at=at + timedelta(days=40))
    other = complained(
        arrived.customer,
        about=About(line=line, category=Category.SERVICE),
        at=at + timedelta(days=41),
        source=Ref("message", "other"),
    )

    assert again.repeat_of == first
    assert other.pk == again.pk, "the line is the same matter while it is open"


def test_a_late_delivery_is_one_by_the_shops_rule(shop, cleo: Customer, at: datetime) -> None:
    order = order_of(cleo, placed_at=at)
    promise = promised_delivery(parcel_of(order, courier=a_courier()))

    for _ in range(2):
        made = hear_broken(promise_id=promise.pk, at=at + timedelta(days=9))

    assert made is not None
    assert (made.origin, made.category, made.order) == ("promise", "late", order)
    assert Complaint.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_by_mail_chat_and_review_at_once_is_one_case(
    shop, cleo: Customer, at: datetime
) -> None:
    together, raised = threading.Barrier(4), []

    def hear(number: int) -> None:
        origin = [Origin.MAIL, Origin.CHAT, Origin.REVIEW, Origin.SURVEY][number]
        said = Complained(cleo, "Cracked", "en", origin, Ref("message", str(number)))
        together.wait()
        try:
            open_complaint(said=said, by=Actor.machine("tests"), at=at)
        except Exception as error:  # told to the test
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=hear, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert raised == []
    made = Complaint.objects.get()
    assert made.entries.filter(kind__in=["opened", "joined"]).count() == 4
    assert Promise.objects.filter(kind=PromiseKind.FIX).count() == 1
