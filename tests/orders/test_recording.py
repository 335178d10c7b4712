"""Orders recorded by the thousand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from pistos.customers.models import Customer
from pistos.orders.actions import record_orders
from pistos.orders.facts import (
    CustomerFacts,
    LineFacts,
    OrderFacts,
    ParcelFacts,
    PartnerFacts,
    ProductFacts,
    ScanFacts,
)
from pistos.orders.models import Line, Order, Parcel, Scan
from pistos.partners.models import Partner

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
ACS = PartnerFacts("acs", "ACS", "courier")


def an_order(ref: str = "A-1", **changes: Any) -> OrderFacts:
    placed_at = AT - timedelta(days=9)
    parcel = ParcelFacts(
        "1",
        "Europe/Athens",
        courier=ACS,
        country="GR",
        region="Attica",
        scans=(
            ScanFacts(placed_at + timedelta(days=1), "handed_over"),
            ScanFacts(placed_at + timedelta(days=3), "delivered", text="Παραδόθηκε"),
        ),
    )
    order = OrderFacts(
        source="shop",
        ref=ref,
        number=ref,
        placed_at=placed_at,
        currency="EUR",
        total_amount=Decimal("20.00"),
        customer=CustomerFacts("shop", ref=f"c-{ref}", name="Cleo", email=f"{ref}@example.org"),
        state="delivered",
        lines=(LineFacts("Lamp", 2, Decimal("10.00"), ProductFacts("shop", "p1", name="Lamp")),),
        parcels=(parcel,),
    )
    return replace(order, **changes)


@pytest.mark.django_db
def test_record_orders_writes_the_order_with_all_it_holds():
    recorded = record_orders(batch=[an_order(), an_order("A-2")], at=AT)

    assert (recorded.new, recorded.changed, recorded.same) == (2, 0, 0)
    order = Order.objects.get(ref="A-1")
    assert (order.pk, order.customer_id) == (recorded.orders[0].id, recorded.orders[0].customer_id)
    assert order.customer.aliases.count() == 2
    assert Line.objects.get(order=order).product.name == {"en": "Lamp"}
    parcel = Parcel.objects.get(pk=recorded.orders[0].parcels["1"])
    assert parcel.courier.code == "acs"
    assert parcel.delivered_at == an_order().placed_at + timedelta(days=3)
    assert parcel.is_plausible
    assert Scan.objects.count() == 4
    assert Partner.objects.count() == 1


@pytest.mark.django_db
def test_record_orders_twice_changes_nothing():
    first = record_orders(batch=[an_order()], at=AT)
    again = record_orders(batch=[an_order()], at=AT)

    assert (again.new, again.changed, again.same) == (0, 0, 1)
    assert [o.id for o in again.orders] == [o.id for o in first.orders]
    assert again.orders[0].parcels == first.orders[0].parcels
    assert Customer.objects.count() == Order.objects.count() == 1


@pytest.mark.django_db
def test_record_orders_updates_what_changed_and_never_empties_a_known_time():
    record_orders(batch=[an_order()], at=AT)
    later = an_order(
        state="returned", lines=(), parcels=(ParcelFacts("1", "Europe/Athens", region="Crete"),)
    )

    again = record_orders(batch=[later], at=AT)

    assert again.changed == 1
    assert Order.objects.get().state == "returned"
    assert not Line.objects.exists()
    parcel = Parcel.objects.get()
    assert parcel.region == "Crete"
    assert parcel.delivered_at is not None
    assert parcel.courier is not None
    assert Scan.objects.count() == 2


@pytest.mark.django_db
def test_record_orders_keeps_an_impossible_sequence_and_flags_it():
    placed_at = an_order().placed_at
    parcel = ParcelFacts(
        "1",
        "Europe/Athens",
        handed_over_at=placed_at + timedelta(days=4),
        delivered_at=placed_at + timedelta(days=2),
    )

    record_orders(batch=[an_order(parcels=(parcel,))], at=AT)

    kept = Parcel.objects.get()
    assert kept.delivered_at == placed_at + timedelta(days=2)
    assert not kept.is_plausible
    assert kept.implausible_because == "delivered_before_hand_over"


@pytest.mark.django_db
def test_record_orders_expects_no_time_of_a_courier_without_proof():
    letters = PartnerFacts("letters", "Letters", "courier", gives_proof=False)
    parcels = (
        ParcelFacts("1", "Europe/Athens", courier=letters),
        ParcelFacts("2", "Europe/Athens", courier=ACS),
        ParcelFacts("3", "Europe/Athens"),
    )

    record_orders(batch=[an_order(parcels=parcels)], at=AT)
    told_otherwise = replace(letters, gives_proof=True)
    again = ParcelFacts("1", "Europe/Athens", courier=told_otherwise, city="Volos")
    record_orders(batch=[an_order(parcels=(again, *parcels[1:]))], at=AT)

    reasons = Parcel.objects.order_by("ref").values_list("implausible_because", flat=True)
    assert list(reasons) == ["", "delivered_without_time", "delivered_without_time"]
    assert Parcel.objects.get(ref="1").city == "Volos"


@pytest.mark.django_db
def test_record_orders_knows_a_customer_by_reference_or_address_and_follows_merges():
    record_orders(batch=[an_order()], at=AT)
    kept = Customer.objects.create(name="Cleo M.")
    Customer.objects.filter(name="Cleo").update(merged_into=kept)

    by_address = an_order("B-7", customer=CustomerFacts("woo", email="A-1@Example.org"))
    recorded = record_orders(batch=[by_address], at=AT)

    assert recorded.orders[0].customer_id == kept.pk


@pytest.mark.django_db
def test_an_anonymous_customer_is_new_with_each_order():
    nobody = CustomerFacts("shop", city="Athens")

    record_orders(batch=[an_order("A", customer=nobody), an_order("B", customer=nobody)], at=AT)

    assert Customer.objects.count() == 2
