"""Failures are counted by provider; an incident opens, lists whom it met, and closes by itself."""

from datetime import datetime, timedelta

import pytest
from django.test import RequestFactory

from pistos.config.failures import server_error
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.orders.models import Order
from pistos.partners.models import Partner, PartnerKind, PartnerState
from pistos.payments.access import payment_by_link
from pistos.payments.actions.counting import (
    close_calm_incidents,
    count_outcome,
    note_site_error,
)
from pistos.payments.actions.starting import start_payment
from pistos.payments.models import Affected, Incident, Payment, Provider, ProviderMinute
from pistos.payments.queries.offering import providers_for
from pistos.payments.rules.incidents import Tally, incidents_in
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def payments(cleo: Customer, at: datetime) -> list[Payment]:
    orders = [order_of(cleo, placed_at=at, number=str(number)) for number in range(4)]
    return [
        payment_by_link(
            start_payment(
                order=order, provider_code="test", by=Actor.customer(cleo.pk), at=at
            ).payment_token
        )
        for order in orders
    ]


@pytest.mark.serves("S0-51")
def test_an_incident_opens_with_those_affected_another_way_comes_first_and_it_closes(
    payments: list[Payment], order: Order, at: datetime
) -> None:
    partner = Partner.objects.create(
        code="play", name="Play", kind=PartnerKind.PAYMENT, state=PartnerState.ACTIVE
    )
    Provider.objects.filter(code="test").update(partner=partner)
    wanted = {"country": "GR", "currency": "EUR", "total": order.total_amount}

    for number, payment in enumerate(payments[:2]):
        count_outcome(
            provider="test", outcome="technical", at=at + number * MINUTE, payment=payment
        )
    assert not Incident.objects.exists()
    assert providers_for(**wanted)[0].code == "test"

    for number, payment in enumerate(payments[2:], start=2):
        count_outcome(
            provider="test", outcome="technical", at=at + number * MINUTE, payment=payment
        )
    incident = Incident.objects.get()
    assert (incident.kind, incident.partner_id) == ("away", partner.pk)
    assert incident.grounds["technical"] == 3
    assert set(Affected.objects.values_list("about_id", flat=True)) == {
        payment.token for payment in payments
    }
    offered = providers_for(**wanted)
    assert [(view.code, view.is_troubled) for view in offered] == [
        ("bank_transfer", False),
        ("test", True),
    ]

    assert close_calm_incidents(at=at + 10 * MINUTE) == 0
    for number in range(3):
        count_outcome(provider="test", outcome="ok", at=at + (11 + number) * MINUTE)
    assert close_calm_incidents(at=at + 15 * MINUTE) == 1
    assert close_calm_incidents(at=at + 15 * MINUTE) == 0
    names = Event.objects.filter(name__contains="Incident").values_list("name", "subject_id")
    assert list(names) == [
        ("payments.IncidentOpened", str(partner.pk)),
        ("payments.IncidentClosed", str(partner.pk)),
    ]


@pytest.mark.serves("S0-51")
def test_errors_of_our_own_pages_are_an_incident_with_the_carts_it_met(at: datetime) -> None:
    for number in range(4):
        note_site_error(cart=f"cart-{number}", at=at + number * MINUTE)

    incident = Incident.objects.get()
    assert incident.provider == "site"
    assert set(Affected.objects.values_list("about_kind", "about_id")) == {("cart", "cart-3")} | {
        ("cart", "cart-2")
    }
    assert close_calm_incidents(at=at + 40 * MINUTE) == 1


@pytest.mark.parametrize(
    ("tally", "usual", "kinds"),
    [
        (Tally(ok=10, technical=2), 0.0, []),
        (Tally(ok=2, technical=3), 0.0, ["away"]),
        (Tally(ok=30, technical=3), 0.0, []),
        (Tally(ok=4, declined=5), 0.0, ["declines"]),
        (Tally(ok=4, declined=5), 0.15, ["declines"]),
        (Tally(ok=5, declined=5), 0.2, []),
        (Tally(missed=3), 0.0, ["silent"]),
        (Tally(forged=19), 0.0, []),
        (Tally(forged=20), 0.0, ["forged"]),
    ],
)
def test_thresholds_weigh_counts_against_tries_and_what_is_usual(
    tally: Tally, usual: float, kinds: list[str]
) -> None:
    assert incidents_in(tally, usual_declined_share=usual) == kinds


@pytest.mark.serves("S0-51")
def test_an_error_on_the_way_to_paying_is_counted_and_the_page_still_answers(at: datetime) -> None:
    for path in ("/en/checkout/", "/en/p/x/", "/en/trust/"):
        assert server_error(RequestFactory().get(path)).status_code == 500

    assert sum(ProviderMinute.objects.values_list("technical_count", flat=True)) == 2
