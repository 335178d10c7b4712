"""Orders and couriers' reports as they happen."""

from datetime import timedelta

import pytest

from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.orders.actions import (
    OrderAlreadyPlaced,
    OrderNotPlausible,
    OrderUnderWay,
    cancel_order,
    place_order,
    record_scans,
)
from pistos.orders.facts import ParcelFacts, ScanFacts
from pistos.orders.models import Order, Parcel, Scan
from tests.orders.test_recording import AT, an_order

BY = Actor.machine("shop")
pytestmark = pytest.mark.django_db


def placed() -> Parcel:
    facts = an_order(state="placed", parcels=(ParcelFacts("1", "Europe/Athens"),))
    return place_order(facts=facts, by=BY, at=AT).parcels.get()


def test_place_order_publishes_its_event():
    parcel = placed()

    event = Event.objects.get()
    assert event.name == "orders.OrderPlaced"
    assert event.data == {"order_id": parcel.order_id, "parcel_ids": [parcel.pk]}


def test_place_order_refuses_a_number_twice_and_writes_nothing():
    placed()
    with pytest.raises(OrderAlreadyPlaced):
        place_order(facts=an_order(state="placed"), by=BY, at=AT)

    assert Order.objects.get().lines.count() == 1


def test_place_order_refuses_what_cannot_be():
    with pytest.raises(OrderNotPlausible):
        place_order(facts=an_order(currency="EUX"), by=BY, at=AT)

    assert not Order.objects.exists()


def test_record_scans_out_of_order_and_twice():
    parcel = placed()
    sent = ScanFacts(AT + timedelta(hours=1), "handed_over")
    brought = ScanFacts(AT + timedelta(hours=30), "delivered")
    later = AT + timedelta(days=3)

    record_scans(parcel=parcel, scans=[brought], by=BY, at=later)
    record_scans(parcel=parcel, scans=[sent, brought], by=BY, at=later)
    nothing = record_scans(parcel=parcel, scans=[sent], by=BY, at=later)

    parcel.refresh_from_db()
    assert nothing == []
    assert (parcel.handed_over_at, parcel.delivered_at) == (sent.happened_at, brought.happened_at)
    assert parcel.last_scan_at == brought.happened_at
    assert Order.objects.get().state == "delivered"
    assert Scan.objects.count() == 2
    assert Event.objects.filter(name="orders.ParcelScanned").count() == 2


def test_cancel_order_once_and_not_when_a_courier_has_it():
    parcel = placed()
    cancel_order(order=parcel.order, by=BY, at=AT)
    cancel_order(order=parcel.order, by=BY, at=AT)
    assert Event.objects.filter(name="orders.OrderCancelled").count() == 1

    facts = an_order("B", state="sent", parcels=(ParcelFacts("1", "UTC", handed_over_at=AT),))
    order = place_order(facts=facts, by=BY, at=AT)
    with pytest.raises(OrderUnderWay):
        cancel_order(order=order, by=BY, at=AT)
    order.refresh_from_db()
    assert order.state == "sent"
