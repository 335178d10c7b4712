"""Bank statements: what came finds its payment; a line is read once; another sum is seen."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.payments.access import payment_by_link
from pistos.payments.actions.banking import (
    CreditSettled,
    forget_payers,
    match_credit,
    put_credit_aside,
    read_statement,
)
from pistos.payments.actions.collecting import CannotBeCollected, note_collected
from pistos.payments.actions.looking import expire_late_transfers
from pistos.payments.actions.settling import OtherCurrency, accept_sum
from pistos.payments.actions.starting import start_payment
from pistos.payments.models import BankCredit, Payment, PaymentEntry
from pistos.payments.rules.references import creditor_reference, references_in
from pistos.payments.rules.statements import (
    StatementUnreadable,
    amount_of,
    credits_in,
    day_of,
)
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db
BY = Actor.person(1)


@pytest.fixture
def payment(order: Order, at: datetime) -> Payment:
    return begun(order, at)


def begun(order: Order, at: datetime, code: str = "bank_transfer") -> Payment:
    following = start_payment(order=order, provider_code=code, by=BY, at=at)
    return payment_by_link(following.payment_token)


def statement(*rows: str, head: str = "Datum knjiženja;Plačnik;Znesek;Valuta;Namen") -> list:
    return credits_in("\n".join([head, *rows]).encode(), "izpisek.csv", currency="EUR")


@pytest.mark.serves("S2-6", "S2-7")
def test_a_transfer_finds_its_payment_by_the_reference_however_it_is_written(
    payment: Payment, order: Order, at: datetime
) -> None:
    reference = payment.reference
    written = f"HVALA {reference[:4].lower()} {reference[4:8]}-{reference[8:]} Cleo"
    lines = statement(
        f"03.03.2026;Cleo;64,90;EUR;{written}", "03.03.2026;Banka;-1,20;EUR;Provizija"
    )

    first = read_statement(lines=lines, by=BY, at=at)
    again = read_statement(lines=lines, by=BY, at=at)

    payment.refresh_from_db()
    order.refresh_from_db()
    assert (payment.state, order.payment_state) == ("paid", "paid")
    assert (first.matched, again.matched, again.known) == (1, 0, 1)
    assert PaymentEntry.objects.get().amount == Decimal("64.90")


def test_another_sum_is_questioned_and_the_rest_completes_it(
    payment: Payment, order: Order, at: datetime
) -> None:
    half = f"2026-03-03;Cleo;32,45;EUR;{payment.reference}"

    read_statement(lines=statement(half), by=BY, at=at)
    payment.refresh_from_db()
    order.refresh_from_db()
    assert (payment.state, order.payment_state) == ("questioned", "awaited")

    read_statement(lines=statement(half, half), by=BY, at=at)
    payment.refresh_from_db()
    order.refresh_from_db()
    assert (payment.state, order.payment_state) == ("paid", "paid")


def test_a_person_takes_another_sum_but_not_another_currency(
    payment: Payment, order: Order, at: datetime
) -> None:
    read_statement(lines=statement(f"2026-03-03;Cleo;64,90;USD;{payment.reference}"), by=BY, at=at)
    with pytest.raises(OtherCurrency):
        accept_sum(payment=payment, by=BY, at=at)

    other = begun(order_of(order.customer, placed_at=at, number="1002"), at)
    read_statement(lines=statement(f"2026-03-03;C;64,00;EUR;{other.reference}"), by=BY, at=at)
    accept_sum(payment=other, by=BY, at=at)

    other.refresh_from_db()
    assert other.state == "paid"
    assert Order.objects.get(number="1002").payment_state == "paid"


def test_money_without_a_reference_waits_for_a_person_and_is_decided_once(
    payment: Payment, order: Order, at: datetime
) -> None:
    words = ("2026-03-03;Cleo;64,90;EUR;for the lamp", "2026-03-03;Tax office;12,00;EUR;refund")
    outcome = read_statement(lines=statement(*words), by=BY, at=at)
    mine, tax = BankCredit.objects.order_by("pk")

    match_credit(credit=mine, payment=payment, by=BY, at=at)
    put_credit_aside(credit=tax, by=BY, at=at)

    with pytest.raises(CreditSettled):
        match_credit(credit=mine, payment=payment, by=BY, at=at)
    payment.refresh_from_db()
    assert outcome.left == 2
    assert payment.state == "paid"
    assert PaymentEntry.objects.count() == 1


def test_a_transfer_that_never_comes_is_given_up_and_the_customer_told_once(
    payment: Payment, cleo: Customer, at: datetime
) -> None:
    assert expire_late_transfers(at=at + timedelta(days=9)) == 0
    assert expire_late_transfers(at=at + timedelta(days=11)) == 1
    drain(at + timedelta(days=11))

    message = Message.objects.get(template="payment_open")
    assert (message.to_address, message.language) == (cleo.email, "en")
    assert f"/p/{payment.token}/" in message.text
    assert Order.objects.get().payment_state == "failed"

    read_statement(lines=statement(f"2026-03-20;Cleo;64,90;EUR;{payment.reference}"), by=BY, at=at)
    assert Order.objects.get().payment_state == "paid"


def test_money_of_the_door_is_noted_once_and_only_there(
    order: Order, cleo: Customer, at: datetime
) -> None:
    door = begun(order, at, "cash_on_delivery")
    for _time in range(2):
        note_collected(payment=door, by=BY, at=at)
    other = begun(order_of(cleo, placed_at=at, number="1002"), at)

    with pytest.raises(CannotBeCollected):
        note_collected(payment=other, by=BY, at=at)
    assert PaymentEntry.objects.count() == 1
    assert Order.objects.get(pk=order.pk).payment_state == "paid"


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("+64.90 EUR", "64.90"),
        ("64", "64.00"),
        ("1 234,5", "1234.50"),
        ("-12,00", "-12.00"),
        ("1.234", "1234.00"),
        ("", None),
        ("lots", None),
    ],
)
def test_amounts_are_read_as_banks_write_them(written: str, amount: str | None) -> None:
    assert amount_of(written) == (Decimal(amount) if amount else None)


def test_days_are_read_day_first_or_iso() -> None:
    assert day_of("03.04.2026") == day_of("3/4/2026") == day_of("2026-04-03") == date(2026, 4, 3)
    assert day_of("31.02.2026") is None


def test_a_file_that_is_no_statement_is_refused_whole() -> None:
    with pytest.raises(StatementUnreadable, match="no column for the amount"):
        statement("2026-03-03;x", head="Date;Who")
    with pytest.raises(StatementUnreadable, match="Row 3"):
        statement("2026-03-03;C;1,00;EUR;a", "soon;C;1,00;EUR;a")


def test_references_are_iso_11649_and_a_mistyped_digit_is_none() -> None:
    made = creditor_reference(2348231)

    assert references_in(f"payment {made}, thanks") == {made}
    assert references_in(f"{made[:-1]}{(int(made[-1]) + 1) % 10}") == set()
    assert references_in("RF18 5390 0754 7034") == {"RF18539007547034"}


def test_two_transfers_in_one_name_have_one_mark_until_the_payers_are_forgotten(
    payment: Payment, dora: Customer, at: datetime
) -> None:
    other = begun(order_of(dora, placed_at=at, number="2002"), at)
    rows = [f"03.03.2026;{name};64,90;EUR;{each.reference}"
            for name, each in (("Cleo  Nika", payment), ("CLEO NIKA", other))]  # fmt: skip
    read_statement(lines=statement(*rows), by=BY, at=at)

    first, second = Payment.objects.order_by("pk").values_list("payer_mark", flat=True)
    assert first == second != ""
    assert "Nika" not in first

    forget_payers(before=at + timedelta(days=9))
    assert not Payment.objects.exclude(payer_mark="").exists()
