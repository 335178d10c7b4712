"""Carts that were left, why, and the one mail; figures without a person; our own path walked."""

from datetime import datetime, timedelta

import pytest

from pistos.asks.models import Approach
from pistos.checkout.actions.abandoning import note_left_carts, say_why_left, stop_reminding
from pistos.checkout.actions.checking import walk_purchase_path
from pistos.checkout.actions.counting import Look, close_day, count_look
from pistos.checkout.actions.stepping import note_step
from pistos.checkout.facts import StepFacts
from pistos.checkout.models import Cart, DayKey, SeenToday, SelfCheck
from pistos.checkout.queries.funnel import FUNNEL, funnel, left_reasons, time_to_order
from pistos.checkout.rules.devices import device_of, is_machine
from pistos.checkout.rules.steps import Trail, left_because
from pistos.checkout.rules.typos import likely_meant
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.stock.models import Level, Reservation
from tests.factories.conversations import conversation_of
from tests.factories.shopping import Selling, a_cart

LATER = timedelta(hours=4)


def left(cart: Cart, at: datetime) -> Cart:
    note_left_carts(at=at + LATER)
    cart.refresh_from_db()
    return cart


def asked_help(cart: Cart, at: datetime, email: str = "dora@customer.example") -> None:
    note_step(cart=cart, facts=StepFacts("checkout", "phone", email=email, asks_help=True), at=at)


@pytest.mark.serves("S2-3", "S2-4")
def test_a_cart_with_an_unanswered_chat_was_left_because_of_our_service(
    world: Selling, cleo: Customer, at: datetime
) -> None:
    cart = a_cart(at, world.mug, customer=cleo)
    conversation_of(cleo, at=at + timedelta(minutes=5), channel="chat")

    assert left(cart, at).left_because == "question"
    event = Event.objects.get(name="checkout.CartLeft")
    assert event.data == {"cart_id": cart.pk, "step": "cart", "because": "question"}


@pytest.mark.serves("S2-4")
@pytest.mark.parametrize(
    ("problems", "waits", "said", "because"),
    [
        ([], False, "", "unknown"),
        ([("payment", True)], True, "", "technical"),
        ([("total", False)], False, "", "cost"),
        ([("form:postcode", False)], False, "", "unknown"),
        ([("total", False), ("day", False)], False, "", "delivery"),
        ([("payment", True), ("form:name", False)], False, "", "technical"),
        ([("not_in_stock", False)], False, "", "stock"),
        ([("total", False)], True, "", "question"),
        ([("payment", True)], True, "Found it nearer.", "stated"),
    ],
)
def test_why_a_cart_was_left_tells_ours_and_technical_from_human(
    problems: list[tuple[str, bool]], waits: bool, said: str, because: str
) -> None:
    assert left_because(Trail(problems, waits, said)) == because


@pytest.mark.serves("S2-3")
def test_one_mail_at_most_goes_to_who_agreed_and_none_to_who_did_not(
    world: Selling, at: datetime
) -> None:
    silent, open_to_it, again = (a_cart(at, world.mug) for _ in range(3))
    asked_help(open_to_it, at)
    left(silent, at)

    mail = Message.objects.get(template="cart_left")
    assert mail.to_address == "dora@customer.example"
    assert f"/cart/again/{open_to_it.token}/" in mail.text
    asked_help(again, at)
    left(again, at + LATER)
    assert Message.objects.filter(template="cart_left").count() == 1
    assert left_reasons(since=at)[0][2] >= 2


def test_who_was_approached_enough_of_late_is_not_written_about_a_cart(
    world: Selling, dora: Customer, at: datetime
) -> None:
    dora.email = "dora@customer.example"
    dora.save()
    known, stranger = a_cart(at, world.mug, customer=dora), a_cart(at, world.red)
    asked_help(known, at)
    asked_help(stranger, at, "stranger@customer.example")
    Approach.objects.create(customer=dora, kind="ask", made_at=at - timedelta(days=2))

    left(known, at)

    assert Message.objects.get(template="cart_left").to_address == "stranger@customer.example"
    kept = Event.objects.get(name="checkout.CartNotReminded")
    assert kept.data == {"cart_id": known.pk, "reason": "budget"}


@pytest.mark.serves("S2-3")
def test_who_says_why_or_stops_it_is_not_written_to(world: Selling, at: datetime) -> None:
    said, stopped = a_cart(at, world.mug), a_cart(at, world.red)
    for number, cart in enumerate((said, stopped)):
        asked_help(cart, at, f"buyer{number}@customer.example")
    say_why_left(cart=said, words="Too far away", at=at)
    Cart.objects.filter(pk=said.pk).update(left_at=None)
    stop_reminding(cart=stopped)

    left(stopped, at)

    said.refresh_from_db()
    assert said.left_because == "stated"
    assert not Message.objects.filter(template="cart_left").exists()


def test_an_address_is_kept_only_with_a_yes(world: Selling, at: datetime) -> None:
    cart = a_cart(at, world.mug)
    facts = StepFacts("checkout", "phone", email="dora@customer.example", asks_help=False)

    note_step(cart=cart, facts=facts, at=at)

    cart.refresh_from_db()
    assert (cart.email, cart.asks_help, cart.reached) == ("", False, "checkout")


@pytest.mark.serves("S2-2", "S3-108")
def test_the_funnel_counts_each_browser_once_and_forgets_it_at_night(
    order: Order, world: Selling, at: datetime
) -> None:
    for browser in ("1.2.3.4|phone", "1.2.3.4|phone", "5.6.7.8|phone"):
        for step in ("visit", "product"):
            count_look(look=Look(step, "phone", "search", browser), at=at)
    a_cart(at, world.mug)
    assert "1.2.3.4" not in str(list(SeenToday.objects.values()))

    close_day(at=at + timedelta(days=1))
    close_day(at=at + timedelta(days=1, hours=1))

    assert not SeenToday.objects.exists()
    assert not DayKey.objects.exists()
    row = funnel(since=at.date(), until=at.date())[0]
    assert (row.device, dict(zip(FUNNEL, row.counts, strict=True))) == (
        "phone",
        {"visit": 2, "product": 2, "cart": 2, "checkout": 1, "placed": 1, "paid": 0},
    )
    assert time_to_order(since=at - timedelta(days=1)) == timedelta(0)


@pytest.mark.serves("S1-60")
def test_the_program_walks_its_own_purchase_path_and_leaves_nothing(
    world: Selling, at: datetime
) -> None:
    check = walk_purchase_path(by=Actor.machine("test"), at=at)

    assert check.is_well, check.steps
    assert [step["name"] for step in check.steps] == [
        "product", "cart", "checkout", "order", "promise", "payment",
    ]  # fmt: skip
    assert not Order.objects.exists()
    assert not Cart.objects.exists()
    assert not Reservation.objects.exists()
    assert not Message.objects.exists()
    assert Event.objects.filter(name="orders.OrderPlaced").count() == 0


@pytest.mark.serves("S1-60", "S3-125")
def test_a_path_that_is_broken_says_where(world: Selling, at: datetime) -> None:
    Partner.objects.filter(code="steady").update(state="ended")
    Level.objects.filter(location=world.store).update(on_hand=0)

    check = walk_purchase_path(by=Actor.machine("test"), at=at)

    assert not check.is_well
    assert [step["name"] for step in check.steps] == ["product", "cart", "checkout"]
    assert SelfCheck.objects.get().steps[-1]["words"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cleo@gmial.com", "cleo@gmail.com"),
        ("cleo@gmail.con", "cleo@gmail.com"),
        ("cleo@hotmial.com", "cleo@hotmail.com"),
        ("cleo@otenet.rg", "cleo@otenet.gr"),
        ("cleo@siol.nte", "cleo@siol.net"),
        ("cleo@gmail.com", ""),
        ("cleo@mail.ru", ""),
        ("cleo@kalamos.example", ""),
        ("cleo@company.com", ""),
        ("cleo", ""),
    ],
)
def test_a_slip_in_a_mail_address_is_noticed_and_others_are_left_alone(
    typed: str, meant: str
) -> None:
    assert likely_meant(typed) == meant


@pytest.mark.parametrize(
    ("agent", "device", "machine"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Mobile/15E148 Safari", "phone", False),
        ("Mozilla/5.0 (iPad; CPU OS 18_0) Safari", "tablet", False),
        ("Mozilla/5.0 (Linux; Android 14; SM-X200) Safari/537.36", "tablet", False),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130", "desktop", False),
        ("curl/8.0", "unknown", True),
        ("", "unknown", True),
    ],
)
def test_devices_are_told_apart_as_coarsely_as_is_of_use(
    agent: str, device: str, machine: bool
) -> None:
    assert (device_of(agent), is_machine(agent)) == (device, machine)
