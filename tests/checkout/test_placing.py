"""Placing an order: exactly what was shown, once, or nothing at all."""

import threading
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from pistos.checkout.actions.carts import change_quantity, enter_voucher
from pistos.checkout.actions.placing import (
    CannotPay,
    CannotSend,
    CartEmpty,
    NotBuyable,
    Placed,
    ShownAnew,
    place,
)
from pistos.checkout.facts import Chosen, Seen
from pistos.checkout.models import Cart
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Line, Order
from pistos.payments.models import Payment
from pistos.pricing.actions import NewVoucher, make_voucher
from pistos.pricing.models import VoucherUse
from pistos.promises.models import Promise
from pistos.stock.actions import NotEnough
from pistos.stock.models import Level, Reservation
from tests.checkout.conftest import BROWSER
from tests.factories.goods import ALMA
from tests.factories.shopping import (
    ATHENS,
    LJUBLJANA,
    Selling,
    a_cart,
    a_method,
    a_purchase,
    in_the_evening,
    shown_choices,
)


def ordered(cart: Cart, at: datetime, **more: Any) -> Placed:
    return place(cart=cart, purchase=a_purchase(cart, at, **more), by=BROWSER, at=at)


@pytest.mark.serves("CRD-02", "S0-25", "S0-17")
def test_an_order_is_what_was_shown_total_day_and_sheet(world: Selling, at: datetime) -> None:
    cart = a_cart(at, world.mug, world.red, wish="One without a handle, please")
    shown = shown_choices(cart, at)
    assert shown.totals
    assert shown.offer

    placed = ordered(cart, at)
    drain(at)

    order, promise, payment = placed.order, Promise.objects.get(), Payment.objects.get()
    assert order.total_amount == shown.totals.gross == payment.amount == Decimal("28.30")
    assert (promise.due_on, promise.told_where) == (shown.offer.promised_on, "checkout")
    line = Line.objects.order_by("position")[0]
    assert line.sheet_version_id == world.mug.product.published_version_id
    assert (line.request_state, line.vat_percent) == ("asked", Decimal(24))
    rows = order.vat_rows
    assert sum(Decimal(net) + Decimal(vat) for _, net, vat in rows) == order.total_amount
    assert placed.next.kind == "instructions"
    assert order.change_until
    assert order.change_until > at


def test_an_order_keeps_its_stock_and_empties_the_cart(world: Selling, at: datetime) -> None:
    cart = a_cart(at, world.mug)

    placed = ordered(cart, at)

    cart.refresh_from_db()
    assert (cart.state, cart.order) == ("ordered", placed.order)
    reserved = Reservation.objects.get()
    assert reserved.order_id == placed.order.pk
    assert Level.objects.get(variant=world.mug, location=world.room).reserved == 1
    assert Event.objects.filter(name="checkout.CartOrdered").count() == 1


def test_pressing_twice_and_going_back_is_one_order(world: Selling, at: datetime) -> None:
    cart = a_cart(at, world.mug)
    purchase = a_purchase(cart, at)

    first = place(cart=cart, purchase=purchase, by=BROWSER, at=at)
    second = place(cart=cart, purchase=purchase, by=BROWSER, at=at + timedelta(minutes=3))

    assert (first.is_new, second.is_new) == (True, False)
    assert second.order == first.order
    assert second.next.payment_token == first.next.payment_token
    assert Order.objects.count() == Payment.objects.count() == Reservation.objects.count() == 1


@pytest.mark.serves("CRD-02")
@pytest.mark.parametrize(
    ("seen", "what"),
    [
        (Seen(), ("unseen",)),
        (Seen(Decimal("1.00"), None), ("unseen",)),
        (Seen(Decimal("12.40")), ("unseen",)),
    ],
)
def test_nothing_is_ordered_that_was_not_shown(
    world: Selling, at: datetime, seen: Seen, what: tuple[str, ...]
) -> None:
    cart = a_cart(at, world.mug)

    with pytest.raises(ShownAnew) as refusal:
        place(cart=cart, purchase=a_purchase(cart, at, seen=seen), by=BROWSER, at=at)

    assert refusal.value.what == what
    assert not Order.objects.exists()


@pytest.mark.serves("CRD-02")
def test_another_total_or_an_earlier_day_than_can_be_kept_is_shown_anew(
    world: Selling, at: datetime
) -> None:
    cart = a_cart(at, world.mug)
    right = a_purchase(cart, at).seen
    assert right.total
    assert right.promised_on
    wrong = (
        (Seen(right.total - 1, right.promised_on), ("total",)),
        (Seen(right.total, right.promised_on - timedelta(days=1)), ("day",)),
        (Seen(right.total, right.promised_on + timedelta(days=30)), ("day",)),
    )
    for seen, what in wrong:
        with pytest.raises(ShownAnew) as refusal:
            place(cart=cart, purchase=a_purchase(cart, at, seen=seen), by=BROWSER, at=at)
        assert refusal.value.what == what

    assert not Order.objects.exists()
    assert not Reservation.objects.exists()


def test_what_cannot_be_bought_stops_the_order_and_keeps_the_cart(
    world: Selling, at: datetime
) -> None:
    cart = a_cart(at, world.red)
    purchase = a_purchase(cart, at)
    line = cart.lines.get()
    change_quantity(cart=cart, line_id=line.pk, quantity=4, at=at)

    with pytest.raises(NotBuyable):
        place(cart=cart, purchase=purchase, by=BROWSER, at=at)
    world.red.is_active = False
    world.red.save()
    with pytest.raises(NotBuyable):
        place(cart=cart, purchase=purchase, by=BROWSER, at=at)
    cart.lines.all().delete()
    with pytest.raises(CartEmpty):
        place(cart=cart, purchase=purchase, by=BROWSER, at=at)

    cart.refresh_from_db()
    assert cart.state == "open"


def test_a_way_that_is_not_offered_is_refused(world: Selling, at: datetime) -> None:
    cart = a_cart(at, world.mug)

    by_drone, in_shells = (
        replace(a_purchase(cart, at), chosen=chosen)
        for chosen in (Chosen("drone", "bank_transfer"), Chosen("home", "shells"))
    )

    with pytest.raises(CannotSend):
        place(cart=cart, purchase=by_drone, by=BROWSER, at=at)
    with pytest.raises(CannotPay):
        place(cart=cart, purchase=in_shells, by=BROWSER, at=at)

    assert not Order.objects.exists()


@pytest.mark.serves("S3-113", "S2-16")
def test_an_order_may_be_fetched_in_the_store_from_the_stores_own_shelf(
    world: Selling, at: datetime
) -> None:
    cart = a_cart(at, world.mug)

    placed = ordered(cart, at, chosen=Chosen("plaka", "bank_transfer"))

    assert placed.order.method_kind == "store"
    assert placed.order.total_amount == Decimal("12.40")
    assert Reservation.objects.get().location == world.store


@pytest.mark.serves("S2-16", "S0-25")
def test_a_chosen_time_is_promised_to_the_hour_and_kept_with_the_order(
    world: Selling, at: datetime
) -> None:
    in_the_evening(world, at)
    cart = a_cart(at, world.mug)
    offer = shown_choices(cart, at, chosen=Chosen("evening")).offer
    assert offer
    second = offer.slots[1]

    order = ordered(cart, at, chosen=Chosen("evening", "bank_transfer", second.code)).order
    drain(at)

    promise = Promise.objects.get()
    assert (order.slot_starts_at, order.slot_ends_at) == second.span("Europe/Athens")
    assert (promise.due_on, promise.due_at) == (second.on, order.slot_ends_at)
    assert "17:00–\u206020:00" in promise.words.text
    assert "17:00–\u206020:00" in Message.objects.get(template="order_confirmed").text


def test_a_time_that_is_gone_or_another_than_was_seen_orders_nothing(
    world: Selling, at: datetime
) -> None:
    in_the_evening(world, at)
    cart = a_cart(at, world.mug)
    purchase = a_purchase(cart, at, chosen=Chosen("evening", "bank_transfer"))
    way, provider, _slot = purchase.chosen

    for slot in ("", "2020-01-01T17:00", "nonsense"):
        changed = replace(purchase, chosen=Chosen(way, provider, slot))
        with pytest.raises(ShownAnew) as refusal:
            place(cart=cart, purchase=changed, by=BROWSER, at=at)
        assert refusal.value.what == ("day",)

    assert not Order.objects.exists()


def test_a_way_without_any_time_to_choose_is_not_offered(world: Selling, at: datetime) -> None:
    a_method(at, "evening", kind="time_window", courier=world.home.courier)

    found = shown_choices(a_cart(at, world.mug), at, chosen=Chosen("evening"))

    assert found.offered.by_code("evening") is None


@pytest.mark.serves("GEO-01")
def test_who_lives_elsewhere_buys_on_the_same_terms_with_their_own_vat(
    world: Selling, at: datetime
) -> None:
    cart = a_cart(at, world.mug)

    placed = ordered(cart, at, address=LJUBLJANA, email="dora@customer.example")

    assert placed.order.total_amount == Decimal("12.40") + Decimal("8.90")
    assert placed.order.lines.get().vat_percent == Decimal(22)
    assert placed.order.parcels.get().zone == "Europe/Ljubljana"


def test_a_guest_is_known_by_their_address_and_nothing_of_them_is_overwritten(
    world: Selling, cleo: Customer, at: datetime
) -> None:
    from pistos.customers.actions import add_alias

    add_alias(customer=cleo, kind="email", value=cleo.email, by=ALMA, at=at)

    placed = ordered(a_cart(at, world.mug), at)
    other = ordered(a_cart(at, world.mug), at, email="New.Person@Customer.example")

    cleo.refresh_from_db()
    assert placed.order.customer == cleo
    assert cleo.name == "Cleo"
    assert other.order.customer != cleo
    assert other.order.customer.name == ATHENS.name


def test_a_voucher_is_used_with_the_order_and_once(world: Selling, at: datetime) -> None:
    new = NewVoucher("SPRING", "percent", Decimal(10), at - timedelta(days=1), most_uses=1)
    make_voucher(new=new, by=ALMA, at=at)
    first, second = a_cart(at, world.mug), a_cart(at, world.red)
    for cart in (first, second):
        enter_voucher(cart=cart, code=" spring ", at=at)
    late = a_purchase(second, at)

    placed = ordered(first, at)
    with pytest.raises(ShownAnew):
        place(cart=second, purchase=late, by=BROWSER, at=at)

    assert placed.order.discount_amount == Decimal("1.24")
    assert placed.order.vouchers == ["SPRING"]
    assert VoucherUse.objects.count() == Order.objects.count() == 1


@pytest.mark.serves("S2-15")
def test_placing_asks_the_database_a_fixed_number_of_times(
    world: Selling, at: datetime, django_assert_max_num_queries: Any
) -> None:
    from django.test.utils import CaptureQueriesContext

    counts = []
    for variants in ((world.mug,), (world.mug, world.red)):
        cart = a_cart(at, *variants)
        purchase = a_purchase(cart, at, email=f"buyer{len(counts)}@customer.example")
        with CaptureQueriesContext(
            connection,
        ) as captured:
            place(cart=cart, purchase=purchase, by=BROWSER, at=at)
        counts.append(len(captured))

    assert counts[0] == counts[1]
    assert counts[0] <= 38, "each query more is a fiftieth of an order's time"


@pytest.mark.django_db(transaction=True)
def test_two_buyers_of_the_last_piece_are_one_order_and_one_clear_refusal(
    world: Selling, at: datetime
) -> None:
    Level.objects.filter(variant=world.red).update(on_hand=1)
    carts = [a_cart(at, world.red) for _ in range(2)]
    forms = [
        a_purchase(cart, at, email=f"buyer{place_}@customer.example")
        for place_, cart in enumerate(carts)
    ]
    outcomes: list[str] = []

    def buy(cart: Cart, form: object) -> None:
        try:
            place(cart=cart, purchase=form, by=BROWSER, at=at)
            outcomes.append("ordered")
        except (NotEnough, NotBuyable):
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=buy, args=pair) for pair in zip(carts, forms, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["ordered", "refused"]
    assert Order.objects.count() == 1
