"""Exports that nobody here wrote, read whole and counted."""

import os
from pathlib import Path

import pytest

from pistos.imports.models import QuarantinedRow
from pistos.orders.models import Order, Parcel
from pistos.promises.models import Standing
from tests.imports.runs import run_over, whole

FIELD = Path(os.environ.get("PISTOS_FIELD_DATA", "/nowhere"))
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FIELD.is_dir(), reason="PISTOS_FIELD_DATA names no folder"),
]


@pytest.mark.serves("S0-25", "S4-23")
def test_olist_comes_in_whole_and_twice_changes_nothing():
    first = whole(run_over(FIELD / "orders" / "olist", profile="olist"))

    assert (first["rows"], first["new"], first["quarantined"]) == (34_741, 5_765, 0)
    assert Parcel.objects.filter(is_plausible=False).count() == 5
    delivery = Standing.objects.filter(kind="delivery", is_imported=True, is_public=True)
    assert delivery.count() == 5_765
    parcel = Parcel.objects.get(order__ref="a4591c265e18cb1dcee52889e2d8acc3")
    assert (parcel.zone, parcel.region, parcel.country) == ("America/Sao_Paulo", "PR", "BR")
    assert parcel.supplier is not None
    assert parcel.weight_grams

    again = whole(run_over(FIELD / "orders" / "olist", profile="olist"))

    assert (again["new"], again["changed"], again["same"]) == (0, 0, 5_765)
    assert again["promises"]["entries"] == 0


def test_shipments_with_words_for_dates_are_set_aside_by_row():
    summary = whole(run_over(FIELD / "orders" / "scms" / "first-500.csv", profile="scms"))

    assert (summary["rows"], summary["new"]) == (500, 369)
    assert summary["by_reason"] == {"bad_date": 130, "promise_before_order": 1}
    assert QuarantinedRow.objects.filter(detail="Date Not Captured").count() == 130
    assert summary["files"][0]["delimiter"] == "\t"
    assert not Standing.objects.filter(is_public=True).exists()


def test_woocommerce_orders_in_every_shape():
    summary = whole(run_over(FIELD / "api" / "woocommerce", profile="woocommerce"))

    assert (summary["rows"], summary["new"]) == (10, 4)
    assert summary["by_reason"] == {"deleted": 1}
    assert Order.objects.get(ref="727").state == "sent"
    assert Order.objects.get(ref="727").lines.count() == 2


def test_skroutz_orders_and_what_is_no_order():
    summary = whole(run_over(FIELD / "api" / "skroutz", profile="skroutz"))

    assert summary["new"] == 13
    assert set(summary["by_reason"]) == {"not_an_order"}
    order = Order.objects.get(ref="191029-5130474")
    assert (order.currency, order.parcels.get().courier.name) == ("EUR", "ACS")


@pytest.mark.parametrize("profile", ["olist", "scms", "skroutz"])
def test_the_wrong_profile_is_refused_or_sets_every_row_aside(profile):
    from pistos.kit.errors import Refused

    path = FIELD / "api" / "woocommerce" / "orders-00.json"
    if profile == "skroutz":
        assert whole(run_over(path, profile=profile))["by_reason"] == {"not_an_order": 1}
        return
    with pytest.raises(Refused):
        run_over(path, profile=profile)
    assert not Order.objects.exists()
