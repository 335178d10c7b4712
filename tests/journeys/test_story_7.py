"""Story 7: damaged in transport. The customer chooses at once; the courier pays for it in its score."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from pistos.asks.models import Hold
from pistos.kit import clock
from pistos.kit.tasks import drain
from pistos.orders.actions.scanning import record_scans
from pistos.orders.facts import ScanFacts
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.payments.actions.refunding import note_sent_by_hand
from pistos.payments.models import Refund
from pistos.promises.models import Promise, PromiseKind, State
from pistos.promises.rules.due import day_of
from pistos.returns.actions.couriers import move_courier_claim
from pistos.returns.models import Claim, ClaimState, CourierClaim
from pistos.surveys.actions.defining import add_default_surveys
from pistos.surveys.models import Invitation
from tests.checkout.conftest import order, paid, world
from tests.returns.test_claim_pages import jpeg, sent
from tests.returns.test_transport import ALMA

__all__ = ["order", "paid", "world"]


@pytest.fixture
def at() -> datetime:
    """Pages live in the present; the parcel came two days ago."""
    return clock.now() - timedelta(days=4)


@pytest.mark.serves("S2-11", "S4-24", "CRD-23")
def test_damaged_on_the_way_is_put_right_at_once_and_counts_against_the_courier(
    client: Client, paid: Order, at: datetime, alma
) -> None:
    courier = Partner.objects.filter(kind="courier").first()
    assert courier is not None
    paid.parcels.update(courier=courier)
    parcel = paid.parcels.get()
    came = at + timedelta(days=2)
    record_scans(parcel=parcel, scans=[ScanFacts(came, "delivered")], by=ALMA, at=came)
    drain(came)
    promise = Promise.objects.get(kind=PromiseKind.DELIVERY, toward="customer")
    assert promise.standing.state == State.KEPT

    add_default_surveys(by=ALMA, at=at)
    page = client.get(f"/en/o/{paid.token}/").content.decode()
    assert f"/en/claim/?order={paid.token}" in page
    answer = sent(client, paid, {0: "damaged"}, words="Shards.", photos=[jpeg()])
    claim = Claim.objects.get()
    shown = client.get(answer["Location"]).content.decode()
    assert "Send me a new one" in shown
    client.post(f"/en/claim/{claim.token}/choose/", {"wish": "refund"})

    promise.standing.refresh_from_db()
    assert promise.standing.state == State.BROKEN
    assert promise.standing.is_overturned
    assert promise.standing.blamed_partner_id == courier.pk
    mine = CourierClaim.objects.get()
    assert mine.deadline_on == day_of(came, "Europe/Athens") + timedelta(days=7)
    move_courier_claim(courier_claim=mine, state="sent", because="", by=ALMA, at=clock.now())

    now = clock.now()
    note_sent_by_hand(refund_row=Refund.objects.get(), by=ALMA, at=now)
    drain(now)
    claim.refresh_from_db()
    assert claim.state == ClaimState.DONE
    asked = Invitation.objects.filter(survey__key="damage")
    assert asked.exists(), "their opinion of the company is asked after it is put right"
    assert not Hold.objects.filter(reason="return", lifted_at=None).exists()
