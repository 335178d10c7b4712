"""Prices, vouchers, stock and shipping on the desk: each deed by its form, wrong ones told in place."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pistos.accounts.models import User
from pistos.catalogue.models import Variant
from pistos.customers.actions import add_alias
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.pricing import queries as prices
from pistos.pricing.actions import enter_business_id
from pistos.pricing.models import BusinessId, Market, Price, VatRate, Voucher
from pistos.shipping.models import FreeFrom, Method
from pistos.shop.models import Shop
from pistos.stock.models import Incoming, Level, Location, Movement, Supply
from tests.factories.goods import (
    ALMA,
    a_courier,
    a_market,
    a_room,
    a_store,
    a_supplier,
    a_variant,
    priced,
    shelved,
)

OK, DONE, WRONG = 200, 302, 422


@pytest.fixture
def now() -> datetime:
    return clock.now()


@pytest.fixture
def mug(shop: Shop, now: datetime) -> Variant:
    mug = a_variant("mug")
    priced(mug, "12.40", a_market(now - timedelta(days=90)), now - timedelta(days=90))
    shelved(mug, a_room(), 10)
    return mug


@pytest.fixture
def desk(client: Client, alma: User, mug: Variant) -> Client:
    client.force_login(alma)
    return client


def said(response: object) -> str:
    return response.content.decode()


@pytest.mark.serves("S1-27", "S1-28")
def test_the_list_of_prices_shows_each_with_its_vat(desk: Client) -> None:
    page = said(desk.get("/desk/prices/", {"words": "mug"}))

    assert "€12.40" in page
    assert "€2.40 (24%)" in page
    assert "No variant matches" in said(desk.get("/desk/prices/", {"words": "cup"}))


def test_a_new_price_ends_the_old_one(desk: Client, mug: Variant) -> None:
    sent = {"market": "eu", "gross_amount": "13.00"}

    assert desk.post("/desk/prices/of/mug/set/", sent).status_code == DONE

    assert "€13.00" in said(desk.get("/desk/prices/of/mug/"))
    assert Price.objects.count() == 2
    wrong = desk.post("/desk/prices/of/mug/set/", {"market": "eu", "gross_amount": "-1"})
    assert wrong.status_code == WRONG
    assert Price.objects.count() == 2


@pytest.mark.serves("OMN-05")
def test_a_reduction_is_set_shown_and_ended(desk: Client, mug: Variant, now: datetime) -> None:
    until = (now + timedelta(days=5)).strftime("%Y-%m-%dT%H:%M")
    sent = {"market": "eu", "reduced": "9.30", "until": until, "why": "end of season"}
    too_high = desk.post("/desk/prices/of/mug/reduce/", {**sent, "reduced": "12.40"})
    assert too_high.status_code == WRONG
    assert "below the regular price" in said(too_high)

    assert desk.post("/desk/prices/of/mug/reduce/", sent).status_code == DONE

    assert "Reduced by 25%: the lowest price of the thirty days before was €12.40" in said(
        desk.get("/desk/prices/of/mug/")
    )
    reduction = Price.objects.get(kind="reduction")
    desk.post(f"/desk/prices/reductions/{reduction.pk}/end/")
    assert "Reduced by" not in said(desk.get("/desk/prices/of/mug/"))


@pytest.mark.serves("OMN-07")
def test_the_content_gives_a_price_by_unit(desk: Client, mug: Variant) -> None:
    sent = {"market": "eu", "quantity": "250", "unit": "g"}

    assert desk.post("/desk/prices/of/mug/content/", sent).status_code == DONE

    assert "By unit: €49.60 / kg" in said(desk.get("/desk/prices/of/mug/"))


@pytest.mark.serves("S3-111")
def test_markets_are_made_and_a_country_is_in_one_alone(desk: Client) -> None:
    sent = {"code": "am", "countries": "am", "currency": "amd", "is_active": "on"}

    assert desk.post("/desk/prices/markets/", sent).status_code == DONE
    wrong = desk.post("/desk/prices/markets/", {**sent, "code": "two", "countries": "GR"})

    assert Market.objects.get(code="am").countries == ["AM"]
    assert wrong.status_code == WRONG
    assert "Greece is in another market" in said(wrong)
    assert desk.get("/desk/prices/markets/", {"code": "am"}).status_code == OK


def test_vat_rates_show_their_source_and_a_new_one_needs_one(desk: Client) -> None:
    page = said(desk.get("/desk/prices/vat/", {"country": "SI"}))
    assert "ZDDV-1, article 41" in page
    sent = {"country": "si", "vat_class": "food", "percent": "8", "valid_from": "2030-01-01"}

    assert desk.post("/desk/prices/vat/", sent).status_code == WRONG
    assert desk.post("/desk/prices/vat/", {**sent, "source": "Law"}).status_code == DONE

    assert VatRate.objects.get(country="SI", valid_from="2030-01-01").percent == 8


def test_a_voucher_is_made_and_ended(desk: Client) -> None:
    sent = {"code": "spring", "kind": "percent", "worth": "10", "most_uses": "5"}

    assert desk.post("/desk/vouchers/", sent).status_code == DONE
    assert desk.post("/desk/vouchers/", sent).status_code == WRONG
    page = said(desk.get("/desk/vouchers/"))
    assert "SPRING" in page
    assert "0 / 5" in page
    voucher = Voucher.objects.get()
    desk.post(f"/desk/vouchers/{voucher.pk}/end/")

    voucher.refresh_from_db()
    assert not voucher.is_active


def test_the_stock_is_counted_moved_and_awaited(desk: Client, mug: Variant, now: datetime) -> None:
    a_store()
    change = {"location": "room", "kind": "arrived", "quantity": "5", "why": "kiln"}
    assert desk.post("/desk/stock/of/mug/change/", change).status_code == DONE
    move = {"source": "room", "target": "plaka", "moved": "4"}
    assert desk.post("/desk/stock/of/mug/move/", move).status_code == DONE
    too_many = desk.post("/desk/stock/of/mug/move/", {**move, "moved": "40"})
    assert too_many.status_code == WRONG
    coming = {"place": "room", "count": "20", "expected_on": f"{now + timedelta(days=9):%Y-%m-%d}"}
    assert desk.post("/desk/stock/of/mug/incoming/", coming).status_code == DONE

    page = said(desk.get("/desk/stock/"))
    assert "Room: 11 · Plaka: 4" in " ".join(page.split())
    incoming = Incoming.objects.get()
    desk.post(f"/desk/stock/incoming/{incoming.pk}/receive/", {"quantity": "18"})
    again = desk.post(f"/desk/stock/incoming/{incoming.pk}/receive/", {"quantity": "18"})

    assert again.status_code == 409 or "received already" in said(again)
    assert dict(Level.objects.values_list("location__code", "on_hand")) == {"room": 29, "plaka": 4}
    assert "Movements" in said(desk.get("/desk/stock/of/mug/"))
    assert Movement.objects.count() == 4


@pytest.mark.serves("S3-111")
def test_suppliers_of_a_variant_are_entered_and_removed(desk: Client, mug: Variant) -> None:
    a_supplier()
    sent = {"supplier": "syros", "lead_days": "7", "sends_on_order": "on"}

    assert desk.post("/desk/stock/of/mug/supply/", sent).status_code == DONE
    assert "days until it is here: 7" in said(desk.get("/desk/stock/of/mug/"))
    desk.post(f"/desk/stock/supplies/{Supply.objects.get().pk}/drop/")

    assert not Supply.objects.exists()


@pytest.mark.serves("S3-113")
def test_a_store_where_orders_are_fetched_needs_an_address(desk: Client) -> None:
    sent = {
        "code": "plaka",
        "name": "Plaka",
        "is_store": "on",
        "can_pick_up": "on",
        "position": "1",
    }

    assert desk.post("/desk/stock/places/", sent).status_code == WRONG
    done = desk.post("/desk/stock/places/", {**sent, "address": "Adrianou 1", "hours": "9–17"})

    assert done.status_code == DONE
    assert Location.objects.get(code="plaka").hours == {"en": "9–17"}
    assert "Adrianou 1" in said(desk.get("/desk/stock/places/", {"code": "plaka"}))


@pytest.mark.serves("S1-29", "S1-53", "CRD-10")
def test_a_way_of_sending_is_made_priced_and_tried(desk: Client) -> None:
    a_courier()
    sent = {
        "code": "home", "kind": "home", "name": "To your door", "courier": "steady", "cut_off": "14:00",
        "ready_within_hours": "2", "position": "0", "is_active": "on", "collect_fee_amount": "2",
        "collect_cost_amount": "1.80",
    }  # fmt: skip
    assert desk.post("/desk/shipping/add/", sent).status_code == WRONG
    assert (
        desk.post("/desk/shipping/add/", {**sent, "collect_fee_amount": "1.80"}).status_code == DONE
    )
    rates = {"rates": "gr, cy; 2000; 3,50; eur\nGR; 9000; 6.00; EUR; 84000-84999; 200"}
    assert desk.post("/desk/shipping/home/rates/", rates).status_code == DONE
    wrong = desk.post("/desk/shipping/home/rates/", {"rates": "GR; much; 3.50; EUR"})
    assert wrong.status_code == WRONG
    assert "Line 1 cannot be read" in said(wrong)
    free = {"threshold": "50", "currency": "EUR", "countries": "GR"}
    assert desk.post("/desk/shipping/free/", free).status_code == DONE

    tried = {"country": "gr", "postcode": "10445", "grams": "500", "worth": "20"}
    page = said(desk.get("/desk/shipping/", tried))
    assert "free from €30.00 more" in page
    assert "a cautious default" in page
    nothing = said(desk.get("/desk/shipping/", {**tried, "country": "US"}))
    assert "Nothing is sent there" in nothing
    assert "84000–84999" in said(desk.get("/desk/shipping/home/"))
    changed = {**sent, "collect_fee_amount": "0", "name": "Home"}
    assert desk.post("/desk/shipping/home/change/", changed).status_code == DONE
    assert Method.objects.get().name == {"en": "Home"}
    desk.post(f"/desk/shipping/free/{FreeFrom.objects.get().pk}/end/")
    assert not FreeFrom.objects.exists()


@pytest.mark.serves("S1-53", "CRD-03")
def test_free_shipping_is_granted_to_one_customer_alone(desk: Client, cleo: Customer) -> None:
    add_alias(customer=cleo, kind="email", value=cleo.email, by=ALMA, at=datetime.now(UTC))
    rule = {"threshold": "0", "currency": "EUR", "countries": "GR"}

    unknown = desk.post("/desk/shipping/free/", {**rule, "customer": "nobody@shop.example"})
    granted = desk.post("/desk/shipping/free/", {**rule, "customer": cleo.email.upper()})

    assert unknown.status_code == WRONG
    assert "No customer is known by this address." in said(unknown)
    assert granted.status_code == DONE
    assert [row.customer for row in FreeFrom.objects.all()] == [cleo]
    assert f'href="/desk/customers/{cleo.token}/"' in said(desk.get("/desk/shipping/"))


@pytest.mark.serves("VAT-01")
def test_a_firms_vat_number_is_confirmed_with_the_registers_reference(
    desk: Client, cleo: Customer
) -> None:
    enter_business_id(
        customer=cleo, text="SI50223054", firm="Lonec d.o.o.", by=ALMA, at=datetime.now(UTC)
    )
    address = f"/desk/customers/{cleo.token}/"
    before = said(desk.get(address))
    row = BusinessId.objects.get()

    desk.post(f"/desk/prices/business/{row.pk}/confirm/", {"proof": "WAPIAAAA"})

    assert "SI50223054" in before
    assert "It is registered" in before
    assert "WAPIAAAA" in said(desk.get(address))
    assert prices.vat_country_of(cleo.pk) == "SI"


@pytest.mark.serves("S2-16")
def test_pick_up_points_and_delivery_times_are_taken_over(desk: Client) -> None:
    courier = a_courier()
    for code, kind in (("locker", "pickup_point"), ("evening", "time_window")):
        Method.objects.create(
            code=code, kind=kind, name={"en": code}, courier=courier, cut_off="14:00"
        )
    text = "code,name,address,city,postcode,country,hours\nL1,Kiosk,Ermou 1,Athens,10563,GR,8-20\n"

    file = SimpleUploadedFile("points.csv", text.encode())
    assert desk.post("/desk/shipping/locker/points/", {"points": file}).status_code == DONE
    broken = SimpleUploadedFile("points.csv", b"name\n\xff\xfe")
    assert desk.post("/desk/shipping/locker/points/", {"points": broken}).status_code == WRONG
    times = {"windows": "3; 17:00; 20:00\n5; 09:00; 12:00"}
    assert desk.post("/desk/shipping/evening/windows/", times).status_code == DONE
    wrong = {"windows": "8; 17:00; 20:00"}
    assert desk.post("/desk/shipping/evening/windows/", wrong).status_code == WRONG

    assert "In use: 1" in said(desk.get("/desk/shipping/locker/"))
    assert "5; 09:00; 12:00" in said(desk.get("/desk/shipping/evening/"))


def test_an_agent_sees_prices_and_counts_but_changes_no_price(
    client: Client, ben: User, mug: Variant, now: datetime
) -> None:
    client.force_login(ben)
    change = {"location": "room", "kind": "counted", "quantity": "9", "why": ""}

    assert client.get("/desk/prices/of/mug/").status_code == OK
    assert client.post("/desk/stock/of/mug/change/", change).status_code == DONE
    for address in ("/desk/prices/of/mug/set/", "/desk/shipping/free/", "/desk/vouchers/"):
        assert client.post(address, {"market": "eu", "gross_amount": "1"}).status_code == 403
    rate = {
        "country": "GR",
        "vat_class": "food",
        "percent": "1",
        "valid_from": "2030-01-01",
        "source": "x",
    }
    assert client.post("/desk/prices/vat/", rate).status_code in (403, 404)

    assert prices.prices_of([mug.pk], country="GR", at=now)[mug.pk].gross == Decimal("12.40")


@pytest.mark.parametrize("language", ["el", "sl", "hy"])
def test_the_pages_speak_the_language_of_the_desk(desk: Client, language: str) -> None:
    desk.cookies.load({settings.LANGUAGE_COOKIE_NAME: language})
    words = {"el": "Τιμές", "sl": "Cene", "hy": "Գներ"}

    for address in (
        "prices/",
        "prices/of/mug/",
        "vouchers/",
        "stock/",
        "stock/of/mug/",
        "shipping/",
    ):
        assert words[language] in said(desk.get(f"/desk/{address}"))
