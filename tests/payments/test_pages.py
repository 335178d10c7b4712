"""The pages on which a customer pays and staff look after payments."""

import json
import logging
from datetime import datetime
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from pistos.accounts.models import User
from pistos.connectors.payments.stripe.adapter import Stripe
from pistos.connectors.payments.stripe.client import Account
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.orders.models import Order
from pistos.payments import ports
from pistos.payments.access import payment_by_link
from pistos.payments.actions.editing import ProviderUnusable, edit_provider
from pistos.payments.actions.starting import start_payment
from pistos.payments.facts import ProviderFacts
from pistos.payments.models import BankCredit, Incident, Payment, Provider, ProviderEvent, Refund
from tests.fakes.stripe import SECRET, FakeStripe, event, signed

pytestmark = pytest.mark.django_db
BY = Actor.person(1)


@pytest.fixture(autouse=True)
def _noon(_ways: None, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: at)
    monkeypatch.setattr(settings, "TEST_PAYMENTS", True)


def begun(order: Order, at: datetime, code: str = "test") -> Payment:
    following = start_payment(order=order, provider_code=code, by=BY, at=at)
    return payment_by_link(following.payment_token)


@pytest.mark.serves("S2-6", "S0-51")
@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
def test_a_customer_pays_on_the_test_page_and_comes_back(
    order: Order, at: datetime, language: str
) -> None:
    Order.objects.filter(pk=order.pk).update(language=language)
    payment, client = begun(order, at), Client()

    page = client.get(f"/{language}/p/{payment.token}/")
    assert page.status_code == 200
    assert "64" in page.content.decode()
    sent = client.post(f"/{language}/p/{payment.token}/open/")
    assert sent.headers["Location"].endswith(f"/pay/test/{payment.token}/")
    assert client.get(f"/pay/test/{payment.token}/").status_code == 200
    for _click in range(2):
        client.post(f"/pay/test/{payment.token}/", {"kind": "paid"})

    order.refresh_from_db()
    payment.refresh_from_db()
    assert (order.payment_state, payment.paid_amount) == ("paid", Decimal("64.90"))
    again = client.post(f"/{language}/p/{payment.token}/open/")
    assert again.headers["Location"].endswith(f"/p/{payment.token}/")


@pytest.mark.serves("S0-51")
def test_after_a_failure_the_order_is_kept_and_another_way_offered(
    order: Order, at: datetime
) -> None:
    payment, client = begun(order, at), Client()
    client.post(f"/pay/test/{payment.token}/", {"kind": "failed"})

    page = client.get(f"/en/p/{payment.token}/").content.decode()
    assert "Your order is kept." in page
    assert 'value="bank_transfer"' in page

    client.post(f"/en/p/{payment.token}/otherwise/", {"provider": "bank_transfer"})
    page = client.get(f"/en/p/{payment.token}/").content.decode()
    assert "GR16 0110 1250" in page
    assert Payment.objects.filter(state="waiting", provider="bank_transfer").count() == 1


@pytest.mark.serves("PCI-02", "PCI-03")
def test_a_payment_page_runs_our_scripts_alone_and_leads_to_the_provider_alone(
    order: Order, at: datetime
) -> None:
    ports.use_providers(
        Stripe(Account("https://api.stripe.com", "sk_live_x")), *ports.providers_in_use()
    )
    payment = begun(order, at)

    page = Client().get(f"/en/p/{payment.token}/")

    policy = page.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "form-action 'self' https://checkout.stripe.com;" in policy
    html = page.content.decode()
    sources = [part.split('"')[0] for part in html.split('<script src="')[1:]]
    assert sources
    assert all(source.startswith("/static/") for source in sources)
    assert "chat" not in " ".join(sources)
    assert page.headers["Referrer-Policy"] == "same-origin"


def test_a_stranger_without_the_link_sees_nothing_and_test_pages_exist_only_for_tests(
    order: Order, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    payment, client = begun(order, at), Client()

    assert client.get("/en/p/nonsense/").status_code == 404
    monkeypatch.setattr(settings, "TEST_PAYMENTS", False)
    assert client.get(f"/pay/test/{payment.token}/").status_code == 404
    assert client.post(f"/pay/test/{payment.token}/", {"kind": "paid"}).status_code == 404


@pytest.mark.serves("S0-18", "PCI-01")
def test_no_card_number_stays_in_the_database_or_the_logs(
    order: Order, at: datetime, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(settings, "STRIPE_HOOK_SECRETS", [SECRET])
    card = "4242424242424242"
    with FakeStripe() as fake:
        ports.use_providers(Stripe(Account(fake.base, "sk_test_1")), *ports.providers_in_use())
        payment, client = begun(order, at, "stripe"), Client()
        client.post(f"/en/p/{payment.token}/open/", {"card": card})
        payment.refresh_from_db()
        thing = fake.pay(payment.external_ref)
    thing |= {"number": card, "status": f"complete {card}", "metadata": {"payment": card}}
    thing["customer_details"] = {"name": f"4242 4242 4242 4242 {card}"}
    body = event("checkout.session.completed", thing)
    for header in (signed(body, at), "t=1,v1=00"):
        client.post(
            "/hooks/payments/stripe/",
            body,
            content_type="application/json",
            headers={"Stripe-Signature": header},
        )

    payment.refresh_from_db()
    assert payment.state == "paid"
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT count(*) FROM "{table}" t'
                " WHERE regexp_replace(t::text, '[ .-]', '', 'g') LIKE %s",
                [f"%{card}%"],
            )
            assert cursor.fetchone()[0] == 0, table
    assert card not in caplog.text


@pytest.mark.serves("CRD-10")
def test_a_fee_is_never_above_cost_and_none_on_cards() -> None:
    door = Provider.objects.get(code="cash_on_delivery")
    card = Provider.objects.get(code="stripe")

    with pytest.raises(ProviderUnusable, match="above"):
        edit_provider(
            provider=door,
            facts=ProviderFacts(fee_amount=Decimal("2.01"), cost_amount=Decimal("2.00")),
            by=BY,
            at=clock.now(),
        )
    with pytest.raises(ProviderUnusable, match="card"):
        edit_provider(
            provider=card,
            facts=ProviderFacts(fee_amount=Decimal("0.10"), cost_amount=Decimal("2.00")),
            by=BY,
            at=clock.now(),
        )
    with pytest.raises(ProviderUnusable, match="IBAN"):
        edit_provider(
            provider=Provider.objects.get(code="bank_transfer"),
            facts=ProviderFacts(iban="GR16 0110 1250 0000 0001 2300 696"),
            by=BY,
            at=clock.now(),
        )


def test_staff_see_payments_give_back_once_and_an_agent_may_not(
    order: Order, at: datetime, alma: User, ben: User
) -> None:
    payment, client = begun(order, at), Client()
    client.post(f"/pay/test/{payment.token}/", {"kind": "paid"})
    client.force_login(alma)
    assert "1001" in client.get("/desk/payments/?state=paid").content.decode()
    assert client.get(f"/desk/payments/{payment.token}/").status_code == 200
    form = {"amount": "4.90", "reason": "late", "key": "once"}

    for _click in range(2):
        client.post(f"/desk/payments/{payment.token}/refund/", form)
    over = client.post(
        f"/desk/payments/{payment.token}/refund/", form | {"amount": "60.01", "key": "more"}
    )

    assert Refund.objects.count() == 1
    assert over.status_code == 422
    other = Client()
    other.force_login(ben)
    assert other.get(f"/desk/payments/{payment.token}/").status_code == 200
    refused = other.post(f"/desk/payments/{payment.token}/refund/", form | {"key": "x"})
    assert refused.status_code == 403
    trouble = "/desk/payments/trouble/"
    assert "to the cent" in client.get(trouble).content.decode()
    Payment.objects.update(refunded_amount=Decimal("1.00"))
    assert f"/desk/payments/{payment.token}/" in client.get(trouble).content.decode()


def test_staff_read_a_statement_match_money_and_look_at_trouble(
    order: Order, at: datetime, alma: User
) -> None:
    payment, client = begun(order, at, "bank_transfer"), Client()
    client.force_login(alma)
    content = "date,amount,payer,description\n2026-03-03,64.90,Cleo,thanks\n"

    client.post("/desk/payments/bank/", {"file": SimpleUploadedFile("b.csv", content.encode())})
    credit = BankCredit.objects.get()
    assert "thanks" in client.get("/desk/payments/bank/").content.decode()
    client.post(f"/desk/payments/bank/{credit.pk}/match/", {"words": order.number})
    payment.refresh_from_db()
    assert payment.state == "paid"

    Incident.objects.create(provider="stripe", kind="away", opened_at=at)
    kept = ProviderEvent.objects.create(
        provider="test", external_id="x", kind="y", body={}, state="quarantined", received_at=at
    )
    page = client.get("/desk/payments/trouble/").content.decode()
    assert "does not answer" in page
    client.post(f"/desk/payments/reports/{kept.pk}/replay/")
    for address in ("payments/", "payments/ways/", "payments/ways/bank_transfer/", "invoices/"):
        assert client.get(f"/desk/{address}").status_code == 200
    assert json.dumps(kept.body) == "{}"
