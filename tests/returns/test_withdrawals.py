"""A withdrawal: in effect when it is sent, acknowledged at once, and the money back by the law's day."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import Error

from pistos.asks.models import Hold
from pistos.customers.actions import erase_customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.payments.actions.refunding import note_sent_by_hand
from pistos.payments.models import Payment, Refund
from pistos.promises.models import Promise, PromiseKind, State
from pistos.returns.actions import declaring, handling
from pistos.returns.actions.exempting import NoSuchGround, set_exemption
from pistos.returns.facts import Declaration
from pistos.returns.models import Exemption, Withdrawal, WithdrawalState
from pistos.returns.queries.windows import returnables, right_of

ALMA = Actor.person(1)


def said(order: Order | None = None, **changes: Any) -> Declaration:
    given: dict[str, object] = {
        "name": "Cleo Primer",
        "contact": "cleo@customer.example",
        "number": order.number if order else "no idea",
        "language": "en",
        "attempt": "first",
        **changes,
    }
    return Declaration(**given)


def pieces(order: Order, *numbers: int) -> dict[int, int]:
    ids = order.lines.order_by("position").values_list("pk", flat=True)
    return dict(zip(ids, numbers, strict=True))


def declared(order: Order, at: datetime, **changes: Any) -> Withdrawal:
    made = declaring.declare_withdrawal(declaration=said(order, **changes), order=order, at=at)
    drain(at)
    made.refresh_from_db()
    return made


@pytest.mark.serves("CRD-14", "CRD-17", "CRD-19")
def test_a_withdrawal_is_acknowledged_with_day_and_hour_and_promises_the_money(
    arrived: Order, later: datetime
) -> None:
    made = declared(arrived, later)

    assert made.is_in_time
    assert made.refund_due_on == (later + timedelta(days=14)).date()
    promise = Promise.objects.get(kind=PromiseKind.REFUND)
    assert (promise.pk, promise.due_on) == (made.promise_id, made.refund_due_on)
    mail = Message.objects.get(template="withdrawal_received")
    local = later.astimezone(right_zone(arrived))
    assert mail.to_address == "cleo@customer.example"
    assert f"{local:%H:%M:%S}" in mail.text
    assert "received" in mail.text
    assert "accept" not in mail.text
    for line in arrived.lines.all():
        assert f"{line.quantity} × {line.name}" in mail.text
    event = Event.objects.get(name="returns.WithdrawalDeclared")
    assert event.data == {"withdrawal_id": made.pk, "order_id": arrived.pk}


def right_zone(order: Order) -> ZoneInfo:
    return ZoneInfo(right_of(order).zone)


@pytest.mark.serves("CRD-18")
def test_sent_twice_it_is_one_and_nobody_can_change_it(arrived: Order, later: datetime) -> None:
    made = declared(arrived, later)
    again = declared(arrived, later)

    assert again.pk == made.pk
    assert Message.objects.filter(template="withdrawal_received").count() == 1
    for change in (
        "UPDATE returns_withdrawal SET declared_at = declared_at - interval '1 day'",
        "UPDATE returns_withdrawal SET reason = 'another'",
        "UPDATE returns_withdrawal SET order_id = NULL",
        "DELETE FROM returns_withdrawal",
        "UPDATE returns_withdrawalline SET quantity = 9",
    ):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


@pytest.mark.serves("CRD-11")
def test_the_last_second_of_the_last_day_counts_where_the_goods_are(
    arrived: Order, later: datetime
) -> None:
    arrived.parcels.update(zone="Pacific/Auckland")
    right = right_of(arrived)
    assert right.closes_at

    in_time = declared(arrived, right.closes_at, attempt="a", quantities=pieces(arrived, 1, 0))
    late = declared(
        arrived, right.closes_at + timedelta(microseconds=1), attempt="b",
        quantities=pieces(arrived, 0, 1),
    )  # fmt: skip

    assert (in_time.is_in_time, late.is_in_time) == (True, False)
    assert late.promise_id is None
    assert "period for withdrawing was over" in Message.objects.order_by("pk").last().text


@pytest.mark.serves("CRD-11")
def test_two_parcels_the_last_one_starts_the_clock_and_one_unproven_stops_it(
    arrived: Order, at: datetime
) -> None:
    second = arrived.parcels.get()
    second.pk, second.ref, second.token = None, "2", "second-parcel"
    second.delivered_at = at + timedelta(days=6)
    second.save()

    assert right_of(arrived).window.possession_on == (at + timedelta(days=6)).date()

    arrived.parcels.filter(ref="2").update(delivered_at=None)
    assert right_of(arrived).window.last_on is None
    assert declared(arrived, at + timedelta(days=300)).is_in_time


@pytest.mark.serves("CRD-15", "CRD-19")
def test_part_of_an_order_goes_back_and_then_the_rest_with_the_delivery(
    arrived: Order, later: datetime
) -> None:
    first = declared(arrived, later, attempt="a", quantities=pieces(arrived, 1, 0))
    assert handling.refund_withdrawal(withdrawal=first, by=ALMA, at=later) == Decimal("12.40")
    second = declared(arrived, later, attempt="b")
    assert [row.quantity for row in second.lines.all()] == [1]
    assert handling.refund_withdrawal(withdrawal=second, by=ALMA, at=later) == Decimal("15.90")

    assert sum(row.amount for row in Refund.objects.all()) == arrived.total_amount
    with pytest.raises(declaring.NothingToWithdraw):
        declared(arrived, later, attempt="c")


@pytest.mark.serves("CRD-19")
def test_money_sent_keeps_the_promise_and_tells_the_customer(
    arrived: Order, later: datetime
) -> None:
    made = declared(arrived, later)
    handling.note_goods_back(withdrawal=made, by=ALMA, at=later)
    handling.refund_withdrawal(withdrawal=made, by=ALMA, at=later)
    made.refresh_from_db()
    assert made.state == WithdrawalState.REFUNDING

    day_after = later + timedelta(days=1)
    note_sent_by_hand(refund_row=Refund.objects.get(), by=ALMA, at=day_after)
    drain(day_after)

    made.refresh_from_db()
    assert made.state == WithdrawalState.REFUNDED
    assert Promise.objects.get(pk=made.promise_id).standing.state == State.KEPT
    assert "28.30" in Message.objects.get(template="withdrawal_refunded").text
    assert not Hold.objects.filter(source_kind="withdrawal", lifted_at=None).exists()


def test_money_that_comes_late_stands_as_broken_and_fulfilled_late(
    arrived: Order, later: datetime
) -> None:
    made = declared(arrived, later)
    handling.refund_withdrawal(withdrawal=made, by=ALMA, at=later)
    late = later + timedelta(days=20)
    note_sent_by_hand(refund_row=Refund.objects.get(), by=ALMA, at=late)
    drain(late)

    standing = Promise.objects.get(pk=made.promise_id).standing
    assert standing.state == State.BROKEN
    assert standing.fulfilled_at == late


def test_refunded_twice_is_refused_and_pays_once(arrived: Order, later: datetime) -> None:
    made = declared(arrived, later)
    handling.refund_withdrawal(withdrawal=made, by=ALMA, at=later)

    with pytest.raises(handling.WrongMoment):
        handling.refund_withdrawal(withdrawal=made, by=ALMA, at=later)
    assert Refund.objects.count() == 1


def test_money_that_our_journal_does_not_hold_goes_back_elsewhere_with_proof(
    arrived: Order, later: datetime
) -> None:
    Payment.objects.update(paid_amount=0)
    made = declared(arrived, later)

    with pytest.raises(handling.MoneyElsewhere):
        handling.refund_withdrawal(withdrawal=made, by=ALMA, at=later)
    assert not Refund.objects.exists(), "all of it or nothing"
    with pytest.raises(handling.ReasonMissing):
        handling.note_refunded_elsewhere(withdrawal=made, proof=" ", by=ALMA, at=later)
    handling.note_refunded_elsewhere(withdrawal=made, proof="bank 77", by=ALMA, at=later)

    made.refresh_from_db()
    assert made.state == WithdrawalState.REFUNDED
    assert Promise.objects.get(pk=made.promise_id).standing.state == State.KEPT


@pytest.mark.serves("CRD-18")
def test_an_unknown_order_is_in_effect_too_and_found_later(arrived: Order, later: datetime) -> None:
    made = declaring.declare_withdrawal(declaration=said(), order=None, at=later)
    drain(later)
    first = Message.objects.get(template="withdrawal_received")
    assert "looking for the order" in first.text
    assert "Cleo" not in first.text, "a stranger's words are not sent on"

    much_later = later + timedelta(days=9)
    handling.match_withdrawal(withdrawal=made, order=arrived, quantities={}, by=ALMA, at=much_later)
    drain(much_later)

    made.refresh_from_db()
    assert made.is_in_time, "by when it was declared"
    assert made.refund_due_on == (later + timedelta(days=14)).date()
    assert Message.objects.filter(template="withdrawal_received").count() == 2
    with pytest.raises(handling.WrongMoment):
        handling.close_withdrawal(withdrawal=made, because="no", by=ALMA, at=much_later)


def test_without_any_order_it_is_closed_only_with_a_reason(shop: object, later: datetime) -> None:
    made = declaring.declare_withdrawal(declaration=said(), order=None, at=later)

    with pytest.raises(handling.ReasonMissing):
        handling.close_withdrawal(withdrawal=made, because="", by=ALMA, at=later)
    handling.close_withdrawal(withdrawal=made, because="Sent to the wrong shop", by=ALMA, at=later)

    made.refresh_from_db()
    assert made.state == WithdrawalState.CLOSED


@pytest.mark.serves("CRD-21")
def test_an_exempt_line_stays_and_the_rest_of_a_mixed_order_goes_back(
    arrived: Order, later: datetime
) -> None:
    line = arrived.lines.order_by("position").last()
    assert line is not None
    assert line.product is not None
    Exemption.objects.create(product=line.product, ground="made_to_order", since=later)
    assert not any(row.ground for row in returnables(arrived)), "bought before it was exempt"

    Exemption.objects.update(since=arrived.placed_at - timedelta(days=1))
    assert all(row.ground == "made_to_order" for row in returnables(arrived))
    with pytest.raises(declaring.NothingToWithdraw):
        declared(arrived, later)
    assert not Withdrawal.objects.exists()


@pytest.mark.serves("CRD-14")
def test_mails_about_an_order_lead_to_the_function(arrived: Order) -> None:
    mail = Message.objects.get(template="order_confirmed")

    assert "Withdraw from contract here" in mail.text
    assert f"/o/{arrived.token}/#withdraw" in mail.text


def test_an_exemption_needs_a_ground_of_the_law(arrived: Order, later: datetime) -> None:
    line = arrived.lines.first()
    assert line is not None
    assert line.product is not None
    with pytest.raises(NoSuchGround):
        set_exemption(product=line.product, ground="sale", by=ALMA, at=later)
    set_exemption(product=line.product, ground="perishable", by=ALMA, at=later)
    set_exemption(product=line.product, ground="", by=ALMA, at=later + timedelta(days=1))

    assert Exemption.objects.get().until == later + timedelta(days=1)
    assert Event.objects.filter(name="returns.ExemptionChanged").count() == 2
    Exemption.objects.create(product=line.product, ground="mixed", since=later)
    with pytest.raises(IntegrityError), transaction.atomic():
        Exemption.objects.create(product=line.product, ground="mixed", since=later)


def test_erasing_the_person_leaves_the_declaration_without_words(
    arrived: Order, later: datetime
) -> None:
    made = declared(arrived, later, reason="It does not fit me")
    handling.refund_withdrawal(withdrawal=made, by=ALMA, at=later)
    note_sent_by_hand(refund_row=Refund.objects.get(), by=ALMA, at=later)
    drain(later)

    erase_customer(customer=arrived.customer, by=ALMA, at=later)

    made.refresh_from_db()
    assert (made.name, made.contact, made.reason) == ("", "", "")
    assert made.declared_at == later
    assert made.refund_amount == Decimal("28.30")
