"""A copy of everything, erasure across all apps, and what is forgotten in time."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.serializers import serialize

from pistos.customers import actions, ports, queries, tasks
from pistos.customers.actions import CustomerGone, Details
from pistos.customers.models import Alias, Customer
from pistos.customers.rules.archives import archive, csv_text
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.actions import place_order, record_orders, record_scans
from pistos.orders.facts import CustomerFacts, LineFacts, OrderFacts, ParcelFacts, ScanFacts
from pistos.orders.models import Order, Parcel
from pistos.shop.actions import save_settings
from pistos.shop.models import Shop
from pistos.shop.rules.facts import RETENTION_DEFAULTS, SettingsValues

pytestmark = pytest.mark.django_db
BY = Actor.person(1)
PERSONAL = ("Papadaki", "cleo@", "Kolokotroni", "10562", "TRACK77", "at the neighbour")


def facts(number: str, at: datetime, total: str = "42.50") -> OrderFacts:
    return OrderFacts(
        source="test",
        ref=number,
        number=number,
        customer=CustomerFacts(
            source="test",
            ref="cleo-1",
            name="Cleo Papadaki",
            email="cleo@customer.example",
            phone="+302101234567",
            language="el",
            country="GR",
            region="GR-I",
            city="Athens",
            postcode="10562",
            address="Kolokotroni 5",
        ),
        placed_at=at,
        currency="EUR",
        total_amount=Decimal(total),
        lines=(LineFacts("A lamp", 1, Decimal("42.50")),),
        parcels=(
            ParcelFacts(
                ref="1",
                zone="Europe/Athens",
                country="GR",
                region="GR-I",
                city="Athens",
                postcode="10562",
                tracking_number="TRACK77",
                scans=(
                    ScanFacts(
                        at + timedelta(days=2), "delivered", "Athens", "left at the neighbour"
                    ),
                ),
            ),
        ),
    )


@pytest.fixture
def cleo(shop: Shop, at: datetime) -> Customer:
    told = facts("K-1", at)
    scans = told.parcels[0].scans
    quiet = replace(told, parcels=(replace(told.parcels[0], scans=()),))
    place_order(facts=quiet, by=BY, at=at)
    drain(at)
    delivered = at + timedelta(days=2)
    record_scans(parcel=Parcel.objects.get(), scans=scans, by=BY, at=delivered)
    drain(delivered)
    return Customer.objects.get()


def everything() -> str:
    """All rows of all our tables, as text."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("pistos.")]
    return "".join(
        json.dumps(json.loads(serialize("json", model._base_manager.all())), ensure_ascii=False)
        for model in ours
    )


def test_export_gives_all_tables_as_json_and_csv(cleo: Customer, at: datetime) -> None:
    data = actions.export_customer(customer=cleo, by=BY, at=at)

    archived = zipfile.ZipFile(io.BytesIO(data))
    tables = json.loads(archived.read("data.json"))
    assert tables["customer"][0]["name"] == "Cleo Papadaki"
    assert tables["orders"][0]["number"] == "K-1"
    assert tables["parcels"][0]["city"] == "Athens"
    assert tables["promises"]
    assert tables["scans"][0]["text"] == "left at the neighbour"
    assert "K-1" in tables["messages"][0]["text"]
    for name, rows in tables.items():
        read = list(csv.DictReader(io.StringIO(archived.read(f"{name}.csv").decode("utf-8-sig"))))
        assert len(read) == len(rows)
    event = Event.objects.order_by("-id")[0]
    assert event.name == "customers.CustomerExported"
    assert event.data["rows"]["orders"] == 1
    assert not any(word in str(event.data) for word in PERSONAL)


def test_export_of_a_merged_row_is_the_whole_person(cleo: Customer, at: datetime) -> None:
    other = actions.find_or_create(
        kind="email", value="c@new.example", details=Details(name="C."), by=BY, at=at
    )
    actions.merge_customers(kept=other, merged=cleo, by=BY, at=at)
    drain(at)

    data = actions.export_customer(customer=cleo, by=BY, at=at)

    tables = json.loads(zipfile.ZipFile(io.BytesIO(data)).read("data.json"))
    assert len(tables["customer"]) == 2
    assert len(tables["orders"]) == 1
    assert len(tables["messages"]) == Message.objects.count()


@pytest.mark.serves("S0-22")
def test_an_erasure_request_anonymises_the_person_and_keeps_the_invoice(
    cleo: Customer, at: datetime
) -> None:
    assert all(word in everything() for word in PERSONAL), "the person is there to begin with"
    old_token, order_token = cleo.token, Order.objects.get().token

    erased = actions.erase_customer(customer=cleo, by=BY, at=at)

    left = everything()
    assert [word for word in PERSONAL if word in left] == []
    assert erased.is_erased
    assert (erased.country, erased.region) == ("GR", "GR-I")
    assert not Alias.objects.exists()
    order = Order.objects.get()
    assert (order.number, order.total_amount, order.placed_at) == ("K-1", Decimal("42.50"), at)
    assert order.kept_until == (at + timedelta(days=3653)).date()
    assert order.lines.get().name == "A lamp"
    assert Parcel.objects.get().delivered_at is not None
    assert order_token not in left
    assert old_token not in left
    event = Event.objects.order_by("-id")[0]
    assert event.name == "customers.CustomerErased"
    assert {"customers", "orders", "notifications", "journal"} <= set(event.data["parts"])


def test_erasing_twice_or_exporting_after_is_refused(cleo: Customer, at: datetime) -> None:
    actions.erase_customer(customer=cleo, by=BY, at=at)

    for deed in (actions.erase_customer, actions.export_customer):
        with pytest.raises(CustomerGone):
            deed(customer=cleo, by=BY, at=at)
    with pytest.raises(CustomerGone):
        actions.change_customer(customer=cleo, details=Details(name="Cleo"), by=BY, at=at)
    assert Event.objects.filter(name="customers.CustomerErased").count() == 1


def test_erasing_covers_the_merged_rows(cleo: Customer, at: datetime) -> None:
    other = actions.find_or_create(
        kind="email", value="c@new.example", details=Details(name="C. P."), by=BY, at=at
    )
    actions.merge_customers(kept=other, merged=cleo, by=BY, at=at)

    actions.erase_customer(customer=cleo, by=BY, at=at)

    assert not any(word in everything() for word in (*PERSONAL, "c@new.example"))
    assert Customer.objects.filter(erased_at=None).count() == 0
    assert Event.objects.order_by("-id")[0].data["merged_ids"] == [cleo.pk]


def test_a_holder_that_fails_undoes_the_whole_erasure(
    cleo: Customer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        name = "broken"

        def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
            return {}

        def erase(self, customer: Customer, at: datetime) -> None:
            raise ZeroDivisionError

    monkeypatch.setattr(ports, "holders", lambda: [Broken(), *ports._holders.values()])

    with pytest.raises(ZeroDivisionError):
        actions.erase_customer(customer=cleo, by=BY, at=at)

    cleo.refresh_from_db()
    assert cleo.name == "Cleo Papadaki"
    assert all(message.text for message in Message.objects.all())
    assert Parcel.objects.get().city == "Athens"


def test_importing_again_does_not_bring_the_person_back(cleo: Customer, at: datetime) -> None:
    actions.erase_customer(customer=cleo, by=BY, at=at)

    recorded = record_orders(batch=[facts("K-1", at, total="43.00")], at=at)

    assert (recorded.same, recorded.changed) == (1, 0)
    assert not any(word in everything() for word in PERSONAL)


def test_orders_follow_a_merged_customer(cleo: Customer, at: datetime) -> None:
    other = actions.find_or_create(
        kind="email", value="c@new.example", details=Details(), by=BY, at=at
    )

    actions.merge_customers(kept=other, merged=cleo, by=BY, at=at)
    drain(at)

    assert Order.objects.get().customer == other
    assert Event.objects.order_by("-id")[0].name == "orders.OrdersMoved"


@pytest.mark.serves("S0-22")
def test_retention_forgets_in_time_and_leaves_its_proof(cleo: Customer, at: datetime) -> None:
    tasks.apply_retention(at + timedelta(days=1094))
    assert all(message.text for message in Message.objects.all())

    tasks.apply_retention(at + timedelta(days=1099))

    assert not any(message.text for message in Message.objects.all())
    event = Event.objects.order_by("-id")[0]
    assert event.name == "customers.RetentionApplied"
    assert event.data["forgotten"]["messages"] == Message.objects.count() > 0
    assert event.data["days_kept"]["messages"] == 1095
    cleo.refresh_from_db()
    assert not cleo.is_erased, "nobody is erased for being quiet unless the owner says so"


def test_dormant_customers_are_erased_when_the_owner_says_so(cleo: Customer, at: datetime) -> None:
    save_settings(values=SettingsValues(retention={"dormant_customers": 365}), by=BY, at=at)
    soon = at + timedelta(days=300)
    record_orders(batch=[facts("K-2", soon)], at=soon)

    tasks.apply_retention(at + timedelta(days=400))
    cleo.refresh_from_db()
    assert not cleo.is_erased

    tasks.apply_retention(soon + timedelta(days=366))
    cleo.refresh_from_db()
    assert cleo.is_erased


def test_invoices_lose_their_number_after_the_legal_term(cleo: Customer, at: datetime) -> None:
    actions.erase_customer(customer=cleo, by=BY, at=at)

    tasks.apply_retention(at + timedelta(days=3650))
    assert Order.objects.get().number == "K-1"

    tasks.apply_retention(at + timedelta(days=3660))
    assert Order.objects.get().number == ""
    assert Order.objects.get().total_amount == Decimal("42.50")


def test_every_purpose_has_days_and_every_period_is_applied() -> None:
    assert set(ports.purposes()) == set(RETENTION_DEFAULTS)


def test_formulas_are_harmless_in_an_export() -> None:
    text = csv_text([{"name": "=cmd()", "amount": Decimal("-4.20"), "note": None, "yes": True}])

    assert text == "\ufeffname,amount,note,yes\r\n'=cmd(),-4.20,,true\r\n"


def test_the_same_data_give_the_same_archive() -> None:
    tables = {"empty": [], "one": [{"a": 1}]}

    assert archive(tables) == archive(tables)
    assert zipfile.ZipFile(io.BytesIO(archive(tables))).namelist() == [
        "data.json",
        "empty.csv",
        "one.csv",
    ]


def test_an_unknown_id_is_nobody(db: None) -> None:
    with pytest.raises(NotFound):
        queries.canonical(1)
