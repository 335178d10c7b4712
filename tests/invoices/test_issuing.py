"""Numbers without a gap, content that is never changed, credit that never exceeds the bill."""

import threading
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, connections, transaction
from hypothesis import given
from hypothesis import strategies as st

from pistos.customers.models import Customer
from pistos.invoices.actions.confirming import keep_confirmation
from pistos.invoices.actions.issuing import (
    CreditTooHigh,
    InvoiceNotPossible,
    issue_credit_note,
    issue_invoice,
)
from pistos.invoices.actions.leaving import forget_buyers
from pistos.invoices.facts import InvoiceLine, VatRow
from pistos.invoices.models import Invoice, InvoiceBuyer, Paper
from pistos.invoices.queries import bill_of, gaps, invoice_paper
from pistos.invoices.rules.content import credited_rows, hash_of, vat_rows_of
from pistos.journal.actions import publish
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.orders.models import Line, Order
from pistos.payments.events import RefundDone
from pistos.shop.models import Shop
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db
BY = Actor.person(1)


def sold(customer: Customer, at: datetime, number: str = "1001") -> Order:
    """64.90 in two rates."""
    order = order_of(customer, placed_at=at, number=number)
    Order.objects.filter(pk=order.pk).update(
        language="el",
        shipping_amount=Decimal("4.90"),
        vat_rows=[["13", "35.40", "4.60"], ["24", "20.08", "4.82"]],
    )
    for position, (amount, rate) in enumerate((("40.00", 13), ("20.00", 24))):
        Line.objects.create(
            order=order,
            position=position,
            name="Κούπα",
            unit_amount=Decimal(amount),
            gross_amount=Decimal(amount),
            vat_percent=rate,
        )
    return order


@pytest.fixture
def order(shop: Shop, cleo: Customer, at: datetime) -> Order:
    return sold(cleo, at)


def test_an_order_has_one_invoice_that_adds_up_and_cannot_be_changed(
    order: Order, at: datetime
) -> None:
    invoice = issue_invoice(order=order, by=BY, at=at)
    again = issue_invoice(order=order, by=BY, at=at + timedelta(days=1))

    assert invoice.pk == again.pk
    assert invoice.name == "2026-000001"
    assert (invoice.net_amount, invoice.vat_amount) == (Decimal("55.48"), Decimal("9.42"))
    assert invoice.gross_amount == Decimal("64.90")
    fresh = Invoice.objects.get()
    assert hash_of(fresh.content) == fresh.content_hash
    with pytest.raises(DatabaseError, match="insert-only"), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk).update(gross_amount=1)
    with pytest.raises(DatabaseError, match="insert-only"), transaction.atomic():
        Invoice.objects.filter(pk=invoice.pk)._raw_delete("default")


def test_an_order_whose_vat_is_not_known_is_refused_and_takes_no_number(
    shop: Shop, cleo: Customer, order: Order, at: datetime
) -> None:
    imported = order_of(cleo, placed_at=at, number="1002")
    Line.objects.create(order=imported, position=0, name="x", unit_amount=Decimal("64.90"))

    with pytest.raises(InvoiceNotPossible):
        issue_invoice(order=imported, by=BY, at=at)

    assert issue_invoice(order=order, by=BY, at=at).number == 1


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_under_parallel_issues_and_roll_backs(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    orders = [sold(cleo, at, number=f"2{number}") for number in range(8)]
    ready = threading.Barrier(len(orders))

    def issue(place: int) -> None:
        ready.wait()
        try:
            with transaction.atomic():
                issue_invoice(order=orders[place], by=BY, at=at)
                if place % 3 == 0:
                    transaction.set_rollback(True)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=issue, args=(place,)) for place in range(len(orders))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert gaps() == []
    assert sorted(Invoice.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5]


def test_each_year_begins_at_one(order: Order, cleo: Customer, at: datetime) -> None:
    issue_invoice(order=order, by=BY, at=at)
    later = issue_invoice(order=sold(cleo, at, "1002"), by=BY, at=at + timedelta(days=365))

    assert later.name == "2027-000001"


def test_a_credit_note_takes_back_in_both_rates_never_more_than_billed(
    order: Order, at: datetime
) -> None:
    invoice = issue_invoice(order=order, by=BY, at=at)

    first = issue_credit_note(
        invoice=invoice, amount=Decimal("10.00"), reason="", key="a", by=BY, at=at
    )
    again = issue_credit_note(
        invoice=invoice, amount=Decimal("10.00"), reason="", key="a", by=BY, at=at
    )
    with pytest.raises(CreditTooHigh):
        issue_credit_note(
            invoice=invoice, amount=Decimal("54.91"), reason="", key="b", by=BY, at=at
        )
    rest = issue_credit_note(
        invoice=invoice, amount=Decimal("54.90"), reason="", key="c", by=BY, at=at
    )

    assert first.pk == again.pk
    assert first.name == "CN2026-000001"
    assert (first.gross_amount, rest.gross_amount) == (Decimal("-10.00"), Decimal("-54.90"))
    assert [row.gross for row in bill_of(first).vat_rows] == [Decimal("-6.16"), Decimal("-3.84")]
    assert gaps() == []


def test_money_that_went_back_has_its_credit_note_by_itself(order: Order, at: datetime) -> None:
    invoice = issue_invoice(order=order, by=BY, at=at)
    done = RefundDone(7, 1, order.pk, "4.90", "EUR", is_beyond_order=False)
    twice = RefundDone(8, 1, order.pk, "64.90", "EUR", is_beyond_order=True)
    for event in (done, done, twice):
        publish(event, about=Ref("order", str(order.pk)), by=BY, at=at)

    drain(at)

    note = Invoice.objects.get(kind="credit_note")
    assert (note.corrects_id, note.gross_amount) == (invoice.pk, Decimal("-4.90"))
    assert Event.objects.filter(name="invoices.CreditNoteIssued").count() == 1


@pytest.mark.serves("CRD-08")
def test_papers_are_kept_as_they_were_handed_out(order: Order, at: datetime) -> None:
    invoice = issue_invoice(order=order, by=BY, at=at)
    drain(at)
    kept = Paper.objects.get(about_kind="invoice")

    first = keep_confirmation(
        order=Order.objects.get(pk=order.pk), promised_words="6 March", payment_words="", at=at
    )
    again = keep_confirmation(
        order=Order.objects.get(pk=order.pk), promised_words="6 March", payment_words="", at=at
    )

    assert invoice_paper(invoice).startswith(b"%PDF")
    assert kept.made_at == at
    assert (first.file, first.sha256) == (again.file, again.sha256)
    assert Paper.objects.filter(about_kind="order").count() == 1


def test_whom_an_invoice_names_goes_when_its_term_is_over(order: Order, at: datetime) -> None:
    invoice = issue_invoice(order=order, by=BY, at=at)
    term = InvoiceBuyer.objects.get().kept_until

    assert forget_buyers(today=term, by=BY, at=at) == 0
    assert forget_buyers(today=term + timedelta(days=1), by=BY, at=at) == 1

    assert bill_of(Invoice.objects.get(pk=invoice.pk)).buyer.lines == ()
    assert b"%PDF" in invoice_paper(invoice)[:5]


amounts = st.decimals("0.01", "9999.99", places=2)
rates = st.sampled_from([Decimal(0), Decimal("9.5"), Decimal(13), Decimal(20), Decimal(24)])


@given(st.lists(st.tuples(amounts, rates), min_size=1, max_size=8), st.data())
def test_bills_and_credits_add_up_to_the_cent(
    sales: list[tuple[Decimal, Decimal]], data: st.DataObject
) -> None:
    lines = [InvoiceLine("x", 1, amount, amount, rate) for amount, rate in sales]
    rows = vat_rows_of(lines)
    whole = sum(amount for amount, _rate in sales)
    assert sum(row.gross for row in rows) == whole

    part = data.draw(st.decimals("0.01", whole, places=2))
    credited: dict[Decimal, Decimal] = {}
    for amount in (part, whole - part):
        made: tuple[VatRow, ...] = credited_rows(amount, rows, credited) if amount else ()
        assert -sum(row.gross for row in made) == amount
        for row in made:
            credited[row.percent] = credited.get(row.percent, Decimal(0)) - row.gross
    assert credited == {row.percent: row.gross for row in rows if row.gross}
