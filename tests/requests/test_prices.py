"""What was agreed for a wish stands in the order's total, its VAT, its invoice and its payment, once."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from pistos.checkout.actions import changing, settling
from pistos.invoices.actions.issuing import issue_invoice
from pistos.invoices.models import Invoice
from pistos.invoices.queries import bill_of, gaps, invoice_paper, left_to_credit
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.actions import cancel_order
from pistos.orders.models import Line, Order
from pistos.orders.rules.extras import rate_of_most, with_extra
from pistos.payments.actions.refunding import note_sent_by_hand, refund
from pistos.payments.actions.settling import lock_payment, receive
from pistos.payments.facts import Received
from pistos.payments.models import OPEN, Payment, Refund
from pistos.payments.queries.offering import money_of
from pistos.requests.actions import agreeing
from pistos.requests.actions.charging import CannotBeCharged, charge_price
from pistos.requests.facts import Offer
from pistos.requests.models import UnusualRequest, UnusualState
from tests.checkout.conftest import order, paid, world

__all__ = ["order", "paid", "world"]
BY, CLEO = Actor.person(1), Actor.customer(1)
PRICE = Decimal("3.50")


def offered(order: Order, by, at, price: Decimal = PRICE) -> UnusualRequest:
    made = UnusualRequest.objects.get(order=order)
    agreeing.judge_feasible(request=made, needed="Paper", cost_amount=Decimal(1), by=by, at=at)
    day = (at + timedelta(days=3)).date()
    return agreeing.offer_request(
        request=made, offer=Offer(price, day, "With pleasure."), by=by, at=at
    )


def agreed(order: Order, by, at) -> UnusualRequest:
    made = agreeing.agree_to_offer(request=offered(order, by, at), by=CLEO, at=at)
    drain(at)
    order.refresh_from_db()
    return made


def pays(order: Order, at) -> None:
    with transaction.atomic():
        payment = lock_payment(Payment.objects.get(order=order, state__in=OPEN).pk)
        came = Received(payment.amount, payment.currency, at, f"bank:{payment.pk}")
        receive(payment=payment, received=came, by=BY, at=at)
    drain(at)
    order.refresh_from_db()


@pytest.mark.serves("S3-56")
def test_the_agreed_price_stands_in_total_vat_payment_and_invoice(paid, ben, at):
    before = paid.vat_amount
    made = agreed(paid, ben, at)
    agreeing.agree_to_offer(request=made, by=CLEO, at=at)
    charge_price(request=made, by=CLEO, at=at)

    paid.refresh_from_db()
    assert paid.total_amount == Decimal("31.80")
    line = paid.lines.get(wish_id=made.pk)
    goods = made.line
    assert (line.paid_amount, line.vat_percent) == (PRICE, goods.vat_percent)
    assert paid.vat_amount == before + line.vat_amount
    assert sum(Decimal(net) + Decimal(vat) for _, net, vat in paid.vat_rows) == Decimal("31.80")
    rest = Payment.objects.get(order=paid, state__in=OPEN)
    assert (rest.amount, paid.payment_state) == (PRICE, "awaited")
    mail = Message.objects.get(template="wish_agreed").text
    assert "€3.50" in mail
    assert "€31.80" in mail
    event = Event.objects.get(name="orders.WishPriced")
    assert event.data == {
        "order_id": paid.pk, "line_id": line.pk, "request_id": made.pk, "amount": "3.50",
        "currency": "EUR",
    }  # fmt: skip
    pays(paid, at)
    assert paid.payment_state == "paid"
    assert money_of([paid.pk])[paid.pk] == Decimal("31.80")

    invoice = issue_invoice(order=paid, by=BY, at=at)

    assert (invoice.gross_amount, invoice.vat_amount) == (Decimal("31.80"), paid.vat_amount)
    billed = [row["gross"] for row in invoice.content["lines"] if "as agreed" in row["name"]]
    assert billed == ["3.50"]


@pytest.mark.serves("S3-56")
def test_it_is_once_whoever_writes_it(paid, ben, at):
    made = agreed(paid, ben, at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Line.objects.create(
            order=paid, position=9, name="Again", unit_amount=PRICE, wish_id=made.pk
        )


@pytest.mark.serves("S3-56")
def test_cancelled_after_it_was_paid_all_of_it_comes_back_once(paid, ben, at):
    agreed(paid, ben, at)
    pays(paid, at)

    for _twice in range(2):
        cancel_order(order=paid, by=BY, at=at)
        drain(at)

    back = sorted(Refund.objects.filter(payment__order=paid).values_list("amount", flat=True))
    assert back == [PRICE, Decimal("28.30")]
    assert UnusualRequest.objects.get(order=paid).state == UnusualState.TAKEN_BACK


def test_cancelled_before_it_was_paid_only_what_came_goes_back(paid, ben, at):
    agreed(paid, ben, at)

    cancel_order(order=paid, by=BY, at=at)
    drain(at)

    assert [row.amount for row in Refund.objects.all()] == [Decimal("28.30")]
    assert not Payment.objects.filter(state__in=OPEN).exists()


def test_what_is_not_paid_yet_is_asked_for_as_one(order, ben, at):
    agreed(order, ben, at)

    rest = Payment.objects.get(order=order, state__in=OPEN)
    assert (order.total_amount, rest.amount) == (Decimal("31.80"), Decimal("31.80"))


@pytest.mark.parametrize("is_sent", [True, False], ids=["sent", "on its way"])
def test_what_was_given_back_for_another_reason_is_not_asked_for_again(paid, ben, at, is_sent):
    kept = Payment.objects.get(order=paid)
    given = refund(payment=kept, amount=Decimal(5), reason="goodwill", key="remedy:1", by=BY, at=at)
    if is_sent:
        note_sent_by_hand(refund_row=given, by=BY, at=at)
    drain(at)

    agreed(paid, ben, at)

    assert Payment.objects.get(order=paid, state__in=OPEN).amount == PRICE
    pays(paid, at)
    assert paid.payment_state == "paid"
    assert Refund.objects.count() == 1


def test_the_price_is_asked_for_though_money_of_a_change_is_still_on_its_way(paid, ben, at):
    made = UnusualRequest.objects.get(order=paid)
    other = paid.lines.exclude(pk=made.line_id).get()
    changing.change_lines(order=paid, quantities={other.pk: 0}, by=CLEO, at=at)

    agreed(paid, ben, at)

    assert Payment.objects.get(order=paid, state__in=OPEN).amount == PRICE
    pays(paid, at)
    assert (paid.payment_state, Refund.objects.count()) == ("paid", 1)


def test_other_pieces_are_taken_out_and_what_was_agreed_on_stays(paid, ben, at):
    made = agreed(paid, ben, at)
    pays(paid, at)
    price = paid.lines.get(wish_id=made.pk)
    other = paid.lines.exclude(pk=made.line_id).get(wish_id=None)

    for refused in ({price.pk: 0}, {made.line_id: 0}):
        with pytest.raises(changing.ChangeNotPossible):
            changing.change_lines(order=paid, quantities=refused, by=CLEO, at=at)
    changing.change_lines(order=paid, quantities={other.pk: 0}, by=CLEO, at=at)

    paid.refresh_from_db()
    assert {line.pk for line in paid.lines.all()} == {price.pk, made.line_id}
    assert sum(Decimal(net) + Decimal(vat) for _, net, vat in paid.vat_rows) == paid.total_amount
    goods = {line.pk: 0 for line in paid.lines.filter(wish_id=None)}
    changing.change_lines(order=paid, quantities=goods, by=CLEO, at=at)
    paid.refresh_from_db()
    assert paid.state == "cancelled"


@pytest.mark.serves("S3-56")
def test_on_an_order_that_is_billed_the_price_has_an_invoice_of_its_own(paid, ben, at):
    made = offered(paid, ben, at)
    first = issue_invoice(order=paid, by=BY, at=at)

    for _twice in range(2):
        agreeing.agree_to_offer(request=made, by=CLEO, at=at)
    drain(at)

    paid.refresh_from_db()
    second = Invoice.objects.get(kind="supplement")
    line = paid.lines.get(wish_id=made.pk)
    assert (second.number, second.corrects, second.gross_amount) == (2, first, PRICE)
    assert second.vat_amount == line.vat_amount
    assert first.gross_amount + second.gross_amount == paid.total_amount == Decimal("31.80")
    assert bill_of(second).buyer == bill_of(first).buyer
    paper = PdfReader(BytesIO(invoice_paper(second))).pages[0].extract_text()
    assert (second.name in paper, f"Adds to invoice: {first.name}" in paper) == (True, True), paper
    assert gaps() == []
    assert Payment.objects.get(order=paid, state__in=OPEN).amount == PRICE


def test_what_was_billed_twice_is_credited_on_both_when_all_of_it_comes_back(paid, ben, at):
    issue_invoice(order=paid, by=BY, at=at)
    agreed(paid, ben, at)
    pays(paid, at)
    cancel_order(order=paid, by=BY, at=at)
    drain(at)

    for row in Refund.objects.all():
        note_sent_by_hand(refund_row=row, by=BY, at=at)
    drain(at)

    assert [left for _bill, left in left_to_credit(paid)] == [0, 0]


def test_what_was_billed_and_never_paid_is_credited_when_the_order_is_cancelled(paid, ben, at):
    issue_invoice(order=paid, by=BY, at=at)
    agreed(paid, ben, at)

    for _twice in range(2):
        cancel_order(order=paid, by=BY, at=at)
        settling.settle_cancelled(order=paid, at=at)
    drain(at)

    assert sum(left for _bill, left in left_to_credit(paid)) == Decimal("28.30")
    note_sent_by_hand(refund_row=Refund.objects.get(), by=BY, at=at)
    drain(at)
    assert [left for _bill, left in left_to_credit(paid)] == [0, 0]
    assert gaps() == []


def test_on_an_order_that_is_over_no_price_is_agreed(paid, ben, at):
    made = offered(paid, ben, at)
    Order.objects.filter(pk=paid.pk).update(state="returned")
    with pytest.raises(CannotBeCharged):
        agreeing.agree_to_offer(request=made, by=CLEO, at=at)
    day = (at + timedelta(days=3)).date()
    with pytest.raises(CannotBeCharged):
        agreeing.offer_request(request=made, offer=Offer(PRICE, day, "Yes."), by=ben, at=at)

    paid.refresh_from_db()
    made.refresh_from_db()
    assert (paid.total_amount, made.state) == (Decimal("28.30"), UnusualState.OFFERED)


def test_its_page_says_what_the_yes_costs_and_where_it_is_paid(client: Client, order, ben):
    now = clock.now()
    made = offered(order, ben, now)
    page = reverse("storefront:wish", args=[made.token])
    assert "I pay €3.50 for it" in client.get(page).content.decode()

    for _twice in range(2):
        client.post(
            reverse("storefront:wish-agree", args=[made.token]),
            {"seen": agreeing.offer_mark(made)},
        )

    payment = Payment.objects.get(order=order, state__in=OPEN)
    assert reverse("storefront:pay", args=[payment.token]) in client.get(page).content.decode()
    order.refresh_from_db()
    assert order.total_amount == Decimal("31.80")


def test_vat_of_what_is_added_is_reckoned_on_the_whole_of_its_rate():
    rows = (
        (Decimal(24), Decimal("20.08"), Decimal("4.82")),
        (Decimal(13), Decimal("35.40"), Decimal("4.60")),
    )

    found, more = with_extra(rows, percent=Decimal(24), gross=Decimal("0.03"))

    assert found[0] == (Decimal(24), Decimal("20.10"), Decimal("4.83"))
    assert (found[1], more) == (rows[1], Decimal("0.01"))
    assert with_extra((), percent=Decimal(9), gross=Decimal("1.09"))[0] == (
        (Decimal(9), Decimal("1.00"), Decimal("0.09")),
    )
    assert rate_of_most([(Decimal(13), Decimal(5)), (Decimal(24), Decimal(5))]) == 24
    assert rate_of_most([(None, Decimal(5))]) is None
