"""Stripe by its real HTTP path, against a stand-in: pages, reports, refunds, and lines that drop."""

import json
import threading
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client

from pistos.connectors.payments.stripe.adapter import Stripe
from pistos.connectors.payments.stripe.client import Account
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.tasks import drain
from pistos.orders.models import Order
from pistos.payments import ports
from pistos.payments.access import payment_by_link
from pistos.payments.actions.leaving import erase_payers
from pistos.payments.actions.opening import PageNotOpened, open_page
from pistos.payments.actions.refunding import RefundKeyUsed, RefundTooHigh, refund
from pistos.payments.actions.starting import start_payment
from pistos.payments.facts import ReturnUrls
from pistos.payments.models import Payment, PaymentEntry, ProviderEvent, ProviderMinute, Refund
from tests.factories.orders import order_of
from tests.fakes.stripe import SECRET, FakeStripe, event, signed

pytestmark = pytest.mark.django_db
BY = Actor.customer(1)
URLS = ReturnUrls("https://shop.example/done", "https://shop.example/back")


@pytest.fixture
def stripe() -> Iterator[FakeStripe]:
    with FakeStripe() as fake:
        yield fake


@pytest.fixture(autouse=True)
def _wired(stripe: FakeStripe, _ways: None, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    ports.use_providers(Stripe(Account(stripe.base, "sk_test_1")), *ports.providers_in_use())
    monkeypatch.setattr(settings, "STRIPE_HOOK_SECRETS", [SECRET])
    monkeypatch.setattr(clock, "now", lambda: at)


def begun(order: Order, at: datetime) -> Payment:
    """A payment whose page is open."""
    following = start_payment(order=order, provider_code="stripe", by=BY, at=at)
    open_page(payment=payment_by_link(following.payment_token), urls=URLS, at=at)
    return payment_by_link(following.payment_token)


def tell(body: bytes, at: datetime, *, header: str | None = None) -> int:
    return (
        Client()
        .post(
            "/hooks/payments/stripe/",
            body,
            content_type="application/json",
            headers={"Stripe-Signature": signed(body, at) if header is None else header},
        )
        .status_code
    )


def paid(payment: Payment, stripe: FakeStripe, at: datetime) -> bytes:
    body = event("checkout.session.completed", stripe.pay(payment.external_ref))
    assert tell(body, at) == 200
    payment.refresh_from_db()
    return body


def entries(payment: Payment) -> list[Decimal]:
    return list(
        PaymentEntry.objects.filter(payment=payment).order_by("pk").values_list("amount", flat=True)
    )


def test_the_page_asks_for_the_whole_sum_in_the_orders_language(
    stripe: FakeStripe, order: Order, at: datetime
) -> None:
    payment = begun(order, at)

    session = stripe.sessions[payment.external_ref]
    assert payment.page_url == session["url"]
    assert (session["amount_total"], session["currency"]) == (6490, "eur")
    assert session["client_reference_id"] == payment.token


@pytest.mark.serves("S2-7", "PSD-01")
def test_a_signed_report_pays_the_order_and_the_same_one_twice_makes_one_payment(
    stripe: FakeStripe, order: Order, at: datetime
) -> None:
    payment = begun(order, at)

    body = paid(payment, stripe, at)
    assert tell(body, at) == 200
    intent = {"id": payment.charge_ref, "amount_received": 6490, "currency": "eur"}
    assert tell(event("payment_intent.succeeded", intent), at) == 200

    order.refresh_from_db()
    assert (payment.state, order.payment_state) == ("paid", "paid")
    assert entries(payment) == [Decimal("64.90")]
    assert Event.objects.filter(name="payments.PaymentPaid").count() == 1


@pytest.mark.serves("S2-7")
@pytest.mark.parametrize("header", ["", "t=1,v1=00", "nonsense", "wrong", "old"])
def test_a_forged_report_is_refused_counted_and_nothing_of_it_kept(
    stripe: FakeStripe, order: Order, at: datetime, header: str
) -> None:
    payment = begun(order, at)
    body = event("checkout.session.completed", stripe.pay(payment.external_ref))
    if header == "wrong":
        header = signed(body, at, secret="whsec_of_another")
    if header == "old":
        header = signed(body, datetime.fromtimestamp(at.timestamp() - 301, at.tzinfo))

    assert tell(body, at, header=header) == 403

    payment.refresh_from_db()
    assert payment.state == "waiting"
    assert not ProviderEvent.objects.exists()
    assert ProviderMinute.objects.get(provider="stripe").forged_count == 1


@pytest.mark.serves("S2-7")
def test_money_of_another_sum_does_not_pay_the_order_and_is_seen(
    stripe: FakeStripe, order: Order, at: datetime
) -> None:
    payment = begun(order, at)
    short = stripe.pay(payment.external_ref, amount=100)

    assert tell(event("checkout.session.completed", short), at) == 200

    payment.refresh_from_db()
    order.refresh_from_db()
    assert (payment.state, order.payment_state) == ("questioned", "awaited")
    assert entries(payment) == [Decimal("1.00")]
    told = Event.objects.get(name="payments.PaymentQuestioned")
    assert (told.data["amount"], told.data["asked"]) == ("1.00", "64.90")


def test_a_page_of_one_order_never_pays_another(
    stripe: FakeStripe, order: Order, dora: Customer, at: datetime
) -> None:
    cheap, dear = order, order_of(dora, placed_at=at, number="1002")
    Order.objects.filter(pk=cheap.pk).update(total_amount=Decimal("5.00"))
    first, second = begun(cheap, at), begun(dear, at)
    paid(first, stripe, at)
    forged = {**stripe.sessions[first.external_ref], "client_reference_id": second.token}

    assert tell(event("checkout.session.completed", forged, name="evt_other"), at) == 200

    dear.refresh_from_db()
    second.refresh_from_db()
    assert dear.payment_state == "awaited"
    assert second.state in {"waiting", "questioned"}


@pytest.mark.serves("S2-7")
@pytest.mark.parametrize("late", ["checkout.session.expired", "payment_intent.payment_failed"])
@pytest.mark.parametrize("is_first", [True, False])
def test_reports_in_either_order_end_the_same(
    stripe: FakeStripe, order: Order, at: datetime, late: str, is_first: bool
) -> None:
    payment = begun(order, at)
    done = event("checkout.session.completed", stripe.pay(payment.external_ref))
    other = event(
        late,
        {
            "id": payment.external_ref if "session" in late else f"pi_{payment.external_ref}",
            "client_reference_id": payment.token,
            "metadata": {"payment": payment.token},
            "currency": "eur",
            "last_payment_error": {"code": "card_declined", "decline_code": "insufficient_funds"},
        },
        name="evt_other",
    )

    for body in (other, done) if is_first else (done, other):
        assert tell(body, at) == 200

    payment.refresh_from_db()
    order.refresh_from_db()
    assert (payment.state, order.payment_state) == ("paid", "paid")


def test_a_refund_told_of_before_the_payment_waits_for_it(
    stripe: FakeStripe, order: Order, at: datetime
) -> None:
    payment = begun(order, at)
    session = stripe.pay(payment.external_ref)
    back = {
        "id": "re_desk",
        "amount": 1000,
        "currency": "eur",
        "status": "succeeded",
        "payment_intent": session["payment_intent"],
        "metadata": {"payment": payment.token},
    }

    assert tell(event("refund.created", back), at) == 200
    assert ProviderEvent.objects.get().state == "early"
    assert tell(event("checkout.session.completed", session), at) == 200

    assert entries(payment) == [Decimal("64.90"), Decimal("-10.00")]
    assert not ProviderEvent.objects.exclude(state="processed").exists()


@pytest.mark.serves("S2-7")
def test_a_line_that_drops_after_the_provider_accepted_makes_one_page_and_one_refund(
    stripe: FakeStripe, order: Order, at: datetime
) -> None:
    stripe.drops = 1
    payment = begun(order, at)
    paid(payment, stripe, at)
    refund(payment=payment, amount=Decimal("64.90"), reason="", key="k", by=BY, at=at)
    stripe.drops = 1
    with pytest.raises(ports.ProviderAway):
        drain(at)
    drain(at)

    assert len(stripe.sessions) == 1
    assert len(stripe.refunds) == 1
    assert entries(payment) == [Decimal("64.90"), Decimal("-64.90")]
    assert Refund.objects.get().state == "done"


def test_a_provider_that_is_away_leaves_the_order_as_it_is(
    stripe: FakeStripe, order: Order, at: datetime
) -> None:
    stripe.answers = [500, 503]

    with pytest.raises(PageNotOpened, match="Nothing was charged"):
        begun(order, at)

    assert Payment.objects.get().state == "started"
    assert ProviderMinute.objects.get().technical_count == 1
    assert begun(order, at).state == "waiting"


@pytest.mark.django_db(transaction=True)
@pytest.mark.serves("S2-7")
def test_double_clicks_and_the_same_report_in_parallel_are_one(
    stripe: FakeStripe, order: Order, at: datetime
) -> None:
    following = start_payment(order=order, provider_code="stripe", by=BY, at=at)
    payment = payment_by_link(following.payment_token)
    urls = side_by_side(4, lambda: open_page(payment=payment, urls=URLS, at=at).url)
    payment.refresh_from_db()
    body = event("checkout.session.completed", stripe.pay(payment.external_ref))

    answers = side_by_side(4, lambda: tell(body, at))

    assert (len(set(urls)), len(stripe.sessions)) == (1, 1)
    assert answers == [200, 200, 200, 200]
    assert entries(payment) == [Decimal("64.90")]


@pytest.mark.django_db(transaction=True)
@pytest.mark.serves("S2-7")
def test_two_refunds_at_once_never_take_more_than_came(
    stripe: FakeStripe, order: Order, at: datetime
) -> None:
    payment = begun(order, at)
    paid(payment, stripe, at)
    keys = iter("abcd")

    def ask() -> str:
        try:
            refund(
                payment=payment, amount=Decimal("40.00"), reason="", key=next(keys), by=BY, at=at
            )
        except Refused as refused:
            return str(refused)
        return ""

    answers = side_by_side(4, ask)

    assert sorted(answers)[0] == ""
    assert sum(answer == "" for answer in answers) == 1
    assert Refund.objects.count() == 1


def test_a_refund_of_more_than_came_is_refused_and_its_key_is_good_for_one(
    stripe: FakeStripe, order: Order, at: datetime
) -> None:
    payment = begun(order, at)
    paid(payment, stripe, at)

    with pytest.raises(RefundTooHigh):
        refund(payment=payment, amount=Decimal("64.91"), reason="", key="k", by=BY, at=at)
    first = refund(payment=payment, amount=Decimal("4.90"), reason="", key="k", by=BY, at=at)
    again = refund(payment=payment, amount=Decimal("4.90"), reason="", key="k", by=BY, at=at)
    with pytest.raises(RefundKeyUsed):
        refund(payment=payment, amount=Decimal("5.00"), reason="", key="k", by=BY, at=at)

    assert first.pk == again.pk
    drain(at)
    payment.refresh_from_db()
    assert (payment.refunded_amount, payment.promised_amount) == (Decimal("4.90"), Decimal(0))


def test_a_payment_given_up_and_paid_all_the_same_goes_back_by_itself(
    stripe: FakeStripe, order: Order, at: datetime
) -> None:
    first = begun(order, at)
    start_payment(order=order, provider_code="test", by=BY, at=at)
    second = begun(order, at)
    paid(second, stripe, at)
    paid(first, stripe, at)

    drain(at)

    order.refresh_from_db()
    assert order.payment_state == "paid"
    assert entries(first) == [Decimal("64.90"), Decimal("-64.90")]
    assert entries(second) == [Decimal("64.90")]


def test_what_the_bank_takes_back_is_in_the_journal(
    stripe: FakeStripe, order: Order, at: datetime
) -> None:
    payment = begun(order, at)
    paid(payment, stripe, at)
    dispute = {
        "id": "dp_1",
        "amount": 6490,
        "currency": "eur",
        "payment_intent": payment.charge_ref,
        "status": "needs_response",
    }

    for kind in ("funds_withdrawn", "funds_withdrawn", "funds_reinstated"):
        tell(event(f"charge.dispute.{kind}", dispute), at)

    assert entries(payment) == [Decimal("64.90"), Decimal("-64.90"), Decimal("64.90")]


@pytest.mark.serves("S0-18", "PCI-01")
def test_every_fixture_of_stripes_is_taken_and_nothing_of_a_card_or_person_is_kept(
    field_data: Path, at: datetime
) -> None:
    folder = field_data / "api/stripe/tests/fixtures"
    kinds = {
        "charge": "charge.succeeded",
        "payment_intent": "payment_intent.succeeded",
        "dispute": "charge.dispute.funds_withdrawn",
        "refund": "refund.created",
    }
    count = 0
    for path in sorted(folder.glob("*.json")):
        thing = json.loads(path.read_text())
        if thing.get("object") == "event":
            body = json.dumps(thing).encode()
        else:
            body = event(kinds.get(thing.get("object"), "other.thing"), thing, name=path.stem)
        assert tell(body, at) == 200, path.name
        count += 1

    kept = json.dumps(list(ProviderEvent.objects.values_list("body", flat=True)))
    assert count >= 40
    assert ProviderEvent.objects.count() >= 40
    for word in ("alex-nesnes", "4242", "fingerprint", "visa", "Visa", "last4", "exp_month"):
        assert word not in kept
    assert not PaymentEntry.objects.exists()


def side_by_side(count: int, deed: object) -> list:
    """Runs a deed in threads of their own, begun together; what each returned."""
    ready, found = threading.Barrier(count), [None] * count

    def run(place: int) -> None:
        ready.wait()
        try:
            found[place] = deed()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return found


def by_card(payment: Payment, card: str, number: int) -> bytes:
    charge = {
        "id": f"ch_{number}",
        "object": "charge",
        "payment_intent": payment.charge_ref,
        "metadata": {"payment": payment.token},
        "payment_method_details": {"card": {"fingerprint": card, "last4": "4242"}},
    }
    return event("charge.succeeded", charge)


def test_two_payments_by_one_card_have_one_mark_and_the_card_is_nowhere_kept(
    stripe: FakeStripe, order: Order, dora: Customer, at: datetime
) -> None:
    others = [order_of(dora, placed_at=at, number=f"20{n}") for n in range(2)]
    payments = [begun(each, at) for each in (order, *others)]
    cards = ("Xt5EWLLD", "Xt5EWLLD", "other")
    for number, (payment, card) in enumerate(zip(payments, cards, strict=True)):
        assert tell(by_card(payment, card, number), at) == 200
        paid(payment, stripe, at)

    one, alike, other = (Payment.objects.get(pk=payment.pk).payer_mark for payment in payments)
    assert one == alike != other
    kept = json.dumps(list(ProviderEvent.objects.values_list("body", flat=True)))
    assert "Xt5EWLLD" not in kept
    assert "4242" not in kept
    assert {payment.state for payment in Payment.objects.all()} == {"paid"}

    erase_payers(customer_ids=[dora.pk])
    marks = Payment.objects.filter(order__customer=dora).values_list("payer_mark", flat=True)
    assert set(marks) == {""}
