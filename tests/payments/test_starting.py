"""Beginning to pay: what is offered, what comes next, and that twice is once."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.orders.models import Order, OrderState
from pistos.payments.access import payment_by_link
from pistos.payments.actions.opening import open_page
from pistos.payments.actions.starting import NothingToPay, WayNotOffered, start_payment
from pistos.payments.facts import ReturnUrls
from pistos.payments.models import Payment, Provider
from pistos.payments.queries.offering import providers_for
from pistos.payments.rules.references import is_creditor_reference

pytestmark = pytest.mark.django_db
BY = Actor.customer(1)
URLS = ReturnUrls("https://shop.example/done", "https://shop.example/back")


def started(order: Order, code: str, at: datetime) -> Payment:
    return payment_by_link(
        start_payment(order=order, provider_code=code, by=BY, at=at).payment_token
    )


def offered(**changed: object) -> list[str]:
    wanted = {"country": "GR", "currency": "EUR", "total": Decimal("64.90")} | changed
    return [view.code for view in providers_for(**wanted)]


@pytest.mark.serves("S2-6")
def test_several_ways_are_offered_each_where_it_fits() -> None:
    assert offered() == ["test", "bank_transfer"]
    assert offered(pays_on_delivery=True) == ["test", "bank_transfer", "cash_on_delivery"]

    Provider.objects.filter(code="bank_transfer").update(countries=["SI"])
    Provider.objects.filter(code="test").update(most_amount=Decimal("50.00"))

    assert offered(pays_on_delivery=True) == ["cash_on_delivery"]
    assert offered(country="SI", total=Decimal("20.00")) == ["test", "bank_transfer"]


def test_a_transfer_is_told_with_account_reference_and_day(order: Order, at: datetime) -> None:
    following = start_payment(order=order, provider_code="bank_transfer", by=BY, at=at)

    told = following.instructions
    assert following.kind == "instructions"
    assert told is not None
    assert (told.amount, told.iban) == (Decimal("64.90"), "GR1601101250000000012300695")
    assert is_creditor_reference(told.reference)
    assert told.pay_by_on == date(2026, 3, 9)
    order.refresh_from_db()
    assert order.payment_state == "awaited"


def test_money_at_the_door_needs_no_account(order: Order, at: datetime) -> None:
    following = start_payment(order=order, provider_code="cash_on_delivery", by=BY, at=at)

    assert following.kind == "instructions"
    assert following.instructions is not None
    assert following.instructions.iban == ""


def test_the_test_provider_has_a_page_and_twice_is_the_same_one(order: Order, at: datetime) -> None:
    payment = started(order, "test", at)

    first = open_page(payment=payment, urls=URLS, at=at)
    again = open_page(payment=payment, urls=URLS, at=at + timedelta(seconds=2))

    assert first.kind == "redirect"
    assert first.url.endswith(f"/pay/test/{payment.token}/")
    assert again == first


@pytest.mark.serves("S2-7")
def test_starting_twice_is_one_payment_and_another_way_gives_the_first_up(
    order: Order, at: datetime
) -> None:
    first, again = started(order, "test", at), started(order, "test", at)
    other = started(order, "bank_transfer", at)

    first.refresh_from_db()
    assert first.pk == again.pk
    assert (first.state, other.state) == ("abandoned", "waiting")
    told = Event.objects.filter(name__startswith="payments.").order_by("pk")
    names = list(told.values_list("name", flat=True))
    assert names == [
        "payments.PaymentStarted",
        "payments.PaymentAbandoned",
        "payments.PaymentStarted",
    ]


def test_the_database_allows_one_open_payment_an_order(order: Order, at: datetime) -> None:
    payment = started(order, "test", at)

    with pytest.raises(IntegrityError, match="payments_one_open"), transaction.atomic():
        Payment.objects.create(
            order=order, provider="x", amount=payment.amount, currency="EUR", started_at=at
        )


def test_what_cannot_be_paid_is_refused_and_nothing_written(order: Order, at: datetime) -> None:
    with pytest.raises(WayNotOffered):
        started(order, "barter", at)
    Provider.objects.filter(code="test").update(is_active=False)
    with pytest.raises(WayNotOffered):
        started(order, "test", at)
    Order.objects.filter(pk=order.pk).update(state=OrderState.CANCELLED)
    with pytest.raises(NothingToPay):
        started(order, "bank_transfer", at)

    assert not Payment.objects.exists()
    assert not Event.objects.exists()


def test_an_order_of_nothing_is_paid_at_once(order: Order, at: datetime) -> None:
    Order.objects.filter(pk=order.pk).update(total_amount=0)

    assert start_payment(order=order, provider_code="test", by=BY, at=at).kind == "done"

    order.refresh_from_db()
    assert order.payment_state == "paid"
