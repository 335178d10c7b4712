"""Files into orders and promises: counted, repeatable, and refused when they are not what they say."""

from datetime import UTC, datetime, timedelta

import pytest

from pistos.imports.models import QuarantinedRow
from pistos.journal.models import Event
from pistos.notifications.models import Message
from pistos.orders.models import Line, Order, Parcel, Scan
from pistos.promises.models import Dependency, Entry, KeptDay, Promise, Standing
from pistos.promises.rules.due import end_of_day
from tests.imports.runs import AT, ONE, ORDERS, P_ONE, PARCELS, run_over, shop, whole

pytestmark = pytest.mark.django_db


def test_a_shop_comes_in_with_its_promises(tmp_path):
    shop(
        tmp_path,
        orders=ORDERS + ONE,
        lines="number,product,sku,quantity,unit_price\nA-1,Lamp,L1,2,10.00\n",
        parcels=PARCELS + P_ONE,
        scans="number,parcel,happened_at,code,place\nA-1,1,2026-03-04 08:00,in_transit,Athens\n",
    )

    summary = whole(run_over(tmp_path))

    assert (summary["new"], summary["rows"], summary["quarantined"]) == (1, 4, 0)
    assert Order.objects.get().total_amount == 20
    assert (Line.objects.count(), Scan.objects.count()) == (1, 1)
    assert Parcel.objects.get().delivered_at == datetime(2026, 3, 5, 10, tzinfo=UTC)
    delivery = Standing.objects.get(kind="delivery")
    assert (delivery.state, delivery.is_public, delivery.is_imported) == ("kept", True, True)
    assert delivery.due_at == datetime(2026, 3, 6, 21, 59, 59, 999999, tzinfo=UTC)
    assert Dependency.objects.get().depends_on.partner.name == "Loom"
    names = list(Event.objects.values_list("name", flat=True))
    assert names.count("orders.OrdersRecorded") == names.count("promises.PromisesRecorded") == 1
    assert not Message.objects.exists()


def test_importing_twice_changes_nothing(tmp_path):
    shop(tmp_path, orders=ORDERS + ONE + "A-2,never,placed,EUR,1,,,,\n", parcels=PARCELS + P_ONE)
    run_over(tmp_path)
    before = (Entry.objects.count(), Order.objects.count(), QuarantinedRow.objects.count())

    again = whole(run_over(tmp_path))

    assert (again["new"], again["changed"], again["same"]) == (0, 0, 1)
    assert (Entry.objects.count(), Order.objects.count(), QuarantinedRow.objects.count()) == before


@pytest.mark.serves("S0-25")
def test_a_newer_export_updates_and_adds_entries(tmp_path):
    late = P_ONE.replace("2026-03-05 12:00", "")
    shop(tmp_path, orders=ORDERS + ONE.replace("delivered", "sent"), parcels=PARCELS + late)
    run_over(tmp_path)
    assert Standing.objects.get(kind="delivery").state == "broken"

    shop(tmp_path, orders=ORDERS + ONE, parcels=PARCELS + P_ONE)
    summary = whole(run_over(tmp_path))

    assert (summary["changed"], summary["promises"]["changed"]) == (1, 1)
    kinds = Entry.objects.filter(promise__kind="delivery").order_by("id")
    assert list(kinds.values_list("kind", flat=True)) == ["made", "broken", "corrected"]
    assert sum(KeptDay.objects.filter(kind="delivery").values_list("kept", flat=True)) == 1


def test_a_late_hand_over_is_the_suppliers_and_a_late_delivery_the_couriers(tmp_path):
    late = "A-1,1,ACS,Loom,2026-03-04 09:00,2026-03-09 12:00,2026-03-06,2026-03-03 18:00\n"
    other = "A-2,1,ACS,Loom,2026-03-03 09:00,2026-03-09 12:00,2026-03-06,2026-03-03 18:00\n"
    shop(
        tmp_path,
        orders=ORDERS + ONE + ONE.replace("A-1", "A-2"),
        parcels=PARCELS + late + other,
    )

    run_over(tmp_path)

    causes = Standing.objects.filter(kind="delivery").order_by("pk").values_list("cause", flat=True)
    assert list(causes) == ["supplier_late", "courier_late"]


def test_told_to_customer_decides_what_is_public(tmp_path):
    shop(tmp_path, orders=ORDERS + ONE, parcels=PARCELS + P_ONE)

    run_over(tmp_path, is_told=False)

    assert not Promise.objects.filter(is_public=True).exists()


def test_without_proof_by_rule_the_outcome_is_unproven(tmp_path):
    unknown = P_ONE.replace("2026-03-05 12:00", "")
    shop(tmp_path, orders=ORDERS + ONE, parcels=PARCELS + unknown)

    run_over(tmp_path, gives_proof=False)

    assert Standing.objects.get(kind="delivery").state == "unproven"


def test_a_dry_run_leaves_nothing_but_its_run(tmp_path):
    shop(tmp_path, orders=ORDERS + ONE, parcels=PARCELS + P_ONE)

    run = run_over(tmp_path, rehearse=True)

    assert whole(run)["new"] == 1
    assert not Order.objects.exists()
    assert not Promise.objects.exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1253", "iso-8859-7"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_greek_files_are_read_in_every_dress(tmp_path, encoding, end, delimiter):
    rows = [
        ["number", "placed_at", "customer_name", "region", "total"],
        ["1", "31/03/2026 10:00", "Άννα Παπαδοπούλου", "Αττική", "12,50"],
        ["2", "1/4/2026", "Ύδρα\nκαι Άρης", "Άγιος Νικόλαος", "1.012,50"],
    ]
    text = end.join(delimiter.join(f'"{cell}"' for cell in row) for row in rows) + end
    shop(tmp_path, orders=text.encode(encoding))

    run_over(tmp_path)

    first, second = Order.objects.order_by("ref")
    assert (first.customer.name, first.customer.region) == ("Άννα Παπαδοπούλου", "Αττική")
    assert (str(first.total_amount), str(second.total_amount)) == ("12.50", "1012.50")
    assert second.customer.name.split() == ["Ύδρα", "και", "Άρης"]
    assert second.placed_at == datetime(2026, 3, 31, 21, tzinfo=UTC)


def test_slovene_in_windows_1250(tmp_path):
    text = "number;placed_at;customer_name\n1;2026-03-01;Žiga Černič Šuštar\n"
    shop(tmp_path, orders=text.encode("windows-1250"))

    run_over(tmp_path)

    assert Order.objects.get().customer.name == "Žiga Černič Šuštar"


def test_a_flat_file_has_a_row_for_each_line(tmp_path):
    shop(
        tmp_path,
        orders="number,placed_at,product,quantity,unit_price,courier,promised_on,category\n"
        "1,2026-03-01,Lamp,1,10,ACS,2026-03-04,light\n"
        "1,2026-03-01,Chair,2,20,ACS,2026-03-04,seat\n",
    )

    summary = whole(run_over(tmp_path))

    assert (summary["new"], summary["rows"]) == (1, 2)
    assert Order.objects.get().total_amount == 50
    assert (Line.objects.count(), Parcel.objects.count(), Promise.objects.count()) == (2, 1, 1)


def test_impossible_sequences_are_kept_as_reported_and_flagged(tmp_path):
    odd = P_ONE.replace("2026-03-03 09:00", "2026-03-05 15:00")
    shop(tmp_path, orders=ORDERS + ONE, parcels=PARCELS + odd)

    run_over(tmp_path)

    parcel = Parcel.objects.get()
    assert (parcel.is_plausible, parcel.implausible_because) == (
        False,
        "delivered_before_hand_over",
    )


def test_a_delivery_in_the_last_minute_of_a_day_elsewhere_is_in_time(tmp_path):
    row = "A-1,1,ACS,,,2026-03-06 22:59,2026-03-06,\n"
    zoned = PARCELS.replace("\n", ",zone\n")
    shop(
        tmp_path,
        orders=ORDERS + ONE,
        parcels=zoned + row.replace("\n", ",Europe/Lisbon\n").replace("22:59", "22:59+00:00"),
    )

    run_over(tmp_path)

    assert Standing.objects.get().state == "kept"


def test_the_night_without_an_hour_is_read(tmp_path):
    shop(tmp_path, orders="number,placed_at\n1,2026-03-29 03:30\n")

    run_over(tmp_path)

    assert Order.objects.get().placed_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.mark.serves("S0-25")
def test_another_day_in_a_newer_export_is_reported_and_the_word_given_stands(tmp_path):
    shop(tmp_path, orders=ORDERS + ONE, parcels=PARCELS + P_ONE)
    first = whole(run_over(tmp_path))
    before = list(Standing.objects.order_by("pk").values())

    shop(tmp_path, orders=ORDERS + ONE, parcels=PARCELS + P_ONE.replace("2026-03-06", "2026-03-16"))
    again = whole(run_over(tmp_path))

    assert (first["promises"]["differing"], first["differing"]) == (0, [])
    assert again["promises"]["differing"] == 1
    assert again["differing"] == [
        {"order": "A-1", "kind": "delivery", "on_record": "2026-03-06", "in_file": "2026-03-16"}
    ]
    assert list(Standing.objects.order_by("pk").values()) == before


def test_a_moved_promise_differs_from_neither_of_its_days(tmp_path):
    later = AT + timedelta(days=30)
    due = f"{later:%Y-%m-%d}"
    placed = f"{AT:%Y-%m-%d} 09:00"
    row, parcel = f"A-1,{placed},sent,EUR,20.00,c1,,GR,\n", f"A-1,1,ACS,,,,{due},\n"
    shop(tmp_path, orders=ORDERS + row, parcels=PARCELS + parcel)
    run_over(tmp_path)
    promise = Promise.objects.get(kind="delivery")
    moved_on = (later + timedelta(days=3)).date()
    Standing.objects.filter(promise=promise).update(
        due_on=moved_on, due_at=end_of_day(moved_on, promise.standing.zone), move_count=1
    )

    assert whole(run_over(tmp_path))["promises"]["differing"] == 0
    shop(tmp_path, parcels=PARCELS + parcel.replace(due, f"{moved_on:%Y-%m-%d}"))
    assert whole(run_over(tmp_path))["promises"]["differing"] == 0
    shop(tmp_path, parcels=PARCELS + parcel.replace(due, f"{moved_on + timedelta(days=1)}"))
    assert whole(run_over(tmp_path))["promises"]["differing"] == 1


def test_a_day_without_its_hour_contradicts_no_step_of_that_day(tmp_path):
    shop(
        tmp_path,
        orders=ORDERS
        + "A-1,2026-03-02 15:00,delivered,EUR,1,,,,\n"
        + "A-2,2026-03-02 10:00,delivered,EUR,1,,,,\n"
        + "A-3,2026-03-02 10:00,delivered,EUR,1,,,,\n",
        parcels=PARCELS
        + "A-1,1,ACS,,2026-03-02,2026-03-03,2026-03-06,\n"
        + "A-2,1,ACS,,2026-03-03 18:00,2026-03-03,2026-03-06,\n"
        + "A-3,1,ACS,,2026-03-03,2026-03-03 08:00,2026-03-06,\n",
    )

    run_over(tmp_path)

    assert not Parcel.objects.filter(is_plausible=False).exists()
    first, second, third = Parcel.objects.order_by("order__ref")
    assert first.handed_over_at == first.order.placed_at
    assert second.delivered_at == second.handed_over_at
    assert third.handed_over_at == third.delivered_at


def test_the_newest_version_is_told_by_its_time_however_it_is_written(tmp_path):
    head = "number,placed_at,status,modified_at\n"
    older = "A-1,01/02/2026,sent,31/03/2026 10:00\n"
    newer = "A-1,01/02/2026,delivered,01/04/2026 10:00\n"
    shop(tmp_path, orders=head + older + newer)

    assert whole(run_over(tmp_path))["quarantined"] == 0
    assert Order.objects.get().state == "delivered"


def test_files_that_are_no_table_of_the_profile_are_named(tmp_path):
    shop(tmp_path, orders=ORDERS + ONE, shipments="number,when\nA-1,2026-03-04\n")

    assert whole(run_over(tmp_path))["unused_files"] == ["shipments.csv"]
