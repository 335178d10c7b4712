"""An order sent to another address: what holds stays, a later day is agreed to before it is promised."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest

from pistos.checkout.actions.changing import ChangeNotPossible
from pistos.checkout.actions.placing import place
from pistos.checkout.actions.rerouting import DayWouldMove, Destined, change_address
from pistos.checkout.facts import Chosen
from pistos.customers.actions import CodeWrong
from pistos.estimates.actions import learn_model
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.facts import AddressFacts
from pistos.orders.models import Order, OrderChange
from pistos.payments.models import Refund
from pistos.promises.models import Entry, Standing
from pistos.shipping.actions import RateFacts, WindowFacts, set_rates, set_windows
from tests.checkout.codes import code_for
from tests.checkout.conftest import BROWSER
from tests.estimates.worlds import history
from tests.factories.goods import ALMA
from tests.factories.shopping import ATHENS, Selling, a_cart, a_method, a_purchase

CLEO = Actor.customer(1)
ISLAND = replace(ATHENS, street="Agora 2", city="Kos", postcode="853 00", region="GR-L")


def a_record_of_islands(at: datetime) -> None:
    """The courier brings parcels to Attica in two days, to the islands in nine."""
    rows = [
        each
        for region, days in (("GR-I", 2.0), ("GR-L", 9.0))
        for each in history(
            400, days=days, spread=0.1, until=at, region=region, courier="steady",
            service="standard", origin="",
        )
    ]  # fmt: skip
    learn_model(observations=rows, at=at, by=ALMA)


def moved(order: Order, to: Destined, at: datetime, code: str = "") -> OrderChange:
    return change_address(order=order, to=to, code=code or code_for(order, at), by=CLEO, at=at)


def rates(world: Selling, islands: str, at: datetime) -> None:
    rows = [
        RateFacts(("GR",), 5000, Decimal("3.50"), "EUR"),
        RateFacts(
            ("GR",), 5000, Decimal(islands), "EUR", postcode_from="85000", postcode_to="85999"
        ),
    ]
    set_rates(method=world.home, rates=rows, by=ALMA, at=at)


def test_the_address_changes_only_with_the_code_and_a_day_that_holds_stays(
    order: Order, at: datetime
) -> None:
    thessaloniki = replace(ATHENS, street="Aiolou 5", postcode="546 22", region="GR-B")
    due, code = Standing.objects.get().due_on, code_for(order, at)
    wrong = "000 000" if code != "000 000" else "111 111"

    with pytest.raises(CodeWrong):
        moved(order, Destined(thessaloniki), at, wrong)
    with pytest.raises(ChangeNotPossible):
        moved(order, Destined(replace(thessaloniki, country="SI")), at, code)
    moved(order, Destined(thessaloniki), at, code)

    assert order.addresses.get().street == "Aiolou 5"
    assert order.parcels.get().region == "GR-B"
    assert Standing.objects.get().due_on == due
    assert not Event.objects.filter(name="promises.PromiseMoved").exists()


@pytest.mark.serves("S3-60", "S0-25")
def test_a_longer_way_is_told_first_and_moves_the_promise_once_it_is_agreed_to(
    world: Selling, at: datetime
) -> None:
    a_record_of_islands(at)
    cart = a_cart(at, world.mug)
    order = place(cart=cart, purchase=a_purchase(cart, at), by=BROWSER, at=at).order
    drain(at)
    first, code = Standing.objects.get().due_on, code_for(order, at)

    with pytest.raises(DayWouldMove) as asked:
        moved(order, Destined(ISLAND), at, code)
    unchanged = order.addresses.get().street
    with pytest.raises(DayWouldMove):
        moved(order, Destined(ISLAND, asked.value.day - timedelta(days=1)), at, code)
    moved(order, Destined(ISLAND, asked.value.day), at, code)
    drain(at)

    standing = Standing.objects.get()
    assert unchanged == "Ermou 1"
    assert order.addresses.get().street == "Agora 2"
    assert standing.due_on == asked.value.day > first
    assert list(Entry.objects.order_by("pk").values_list("kind", flat=True)) == ["made", "moved"]
    mail = Message.objects.get(template="order_changed").text
    assert "by the day you agreed to" in mail


def test_a_place_that_costs_more_is_a_new_order_and_one_that_costs_less_gives_it_back(
    world: Selling, paid: Order, at: datetime
) -> None:
    rates(world, "9.00", at)
    with pytest.raises(ChangeNotPossible) as dearer:
        moved(paid, Destined(ISLAND), at)
    rates(world, "2.00", at)
    change = moved(paid, Destined(ISLAND), at)

    paid.refresh_from_db()
    assert "€5.50 more" in str(dearer.value)
    assert change.difference_amount == Decimal("1.50")
    assert (paid.total_amount, paid.shipping_amount) == (Decimal("26.80"), Decimal("2.00"))
    assert [row.amount for row in Refund.objects.all()] == [Decimal("1.50")]


def test_where_the_way_does_not_go_nothing_is_changed(
    world: Selling, order: Order, at: datetime
) -> None:
    rows = [
        RateFacts(("GR",), 5000, Decimal("3.50"), "EUR", postcode_from="10000", postcode_to="19999")
    ]
    set_rates(method=world.home, rates=rows, by=ALMA, at=at)

    with pytest.raises(ChangeNotPossible):
        moved(order, Destined(ISLAND), at)

    assert order.addresses.get().street == "Ermou 1"


def test_a_chosen_time_that_could_not_be_kept_there_refuses(world: Selling, at: datetime) -> None:
    a_record_of_islands(at)
    courier = world.home.courier
    way = a_method(at, "evening", kind="time_window", courier=courier, service="standard")
    set_windows(
        method=way, windows=[WindowFacts(n, time(17), time(20)) for n in range(7)], by=ALMA, at=at
    )
    cart = a_cart(at, world.mug)
    purchase = a_purchase(cart, at, chosen=Chosen("evening", "bank_transfer"))
    order = place(cart=cart, purchase=purchase, by=BROWSER, at=at).order

    with pytest.raises(ChangeNotPossible):
        moved(order, Destined(ISLAND), at)
    near: AddressFacts = replace(ATHENS, street="Aiolou 5")
    moved(order, Destined(near), at)

    assert order.addresses.get().street == "Aiolou 5"
