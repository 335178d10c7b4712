"""From the order to the courier: what must come first, what is split, what is missing."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest

from pistos.catalogue.models import Product
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.orders.actions import (
    AnswerMissing,
    CannotSplit,
    NotReady,
    RequestSettled,
    ShortageUnusable,
    begin_preparing,
    choose_on_shortage,
    grant_request,
    hand_over_parcel,
    note_shortage,
    pack_parcel,
    place_bought_order,
    refuse_request,
    split_parcel,
    take_scan_file,
)
from pistos.orders.facts import AddressFacts, Bought, BoughtDelivery, BoughtLine, BoughtMoney
from pistos.orders.models import Line, Order, OrderState, Parcel, Shortage
from pistos.orders.queries import OrderFilter, addresses_of, contents_of, orders_page
from pistos.orders.rules.fulfilment import change_deadline
from pistos.shop.models import Shop
from pistos.shop.rules.hours import Span, WorkingCalendar

pytestmark = pytest.mark.django_db
STAFF = Actor.person(1)
AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
DEADLINE = AT + timedelta(hours=2)
LATER = AT + timedelta(hours=3)


@pytest.fixture
def order(shop: Shop, cleo: Customer) -> Order:
    """Two jugs and a cup, with a wish about the jugs; paid, and open to change until noon."""
    jug, cup = (Product.objects.create(ref=name, sku=name) for name in ("jug", "cup"))
    lines = (
        line_of(jug, 2, "12.40", request="One without a handle, please"),
        line_of(cup, 1, "6.20"),
    )
    bought = Bought(
        customer_id=cleo.pk,
        language="el",
        contact_email="cleo@customer.example",
        contact_phone="",
        shipping=AddressFacts(
            name="Cleo", street="Ermou 1", city="Athens", postcode="105 63", country="GR",
            region="GR-I",
        ),
        lines=lines,
        money=BoughtMoney(
            "EUR", Decimal("34.50"), Decimal("3.50"), Decimal("0.00"), Decimal("0.00"),
            Decimal("6.68"), ((Decimal(24), Decimal("27.82"), Decimal("6.68")),),
        ),
        delivery=BoughtDelivery("home", "At home", "home", "Europe/Athens"),
        provider_code="bank_transfer",
        change_until=DEADLINE,
    )  # fmt: skip
    placed = place_bought_order(bought=bought, by=Actor.customer(cleo.pk), at=AT).order
    Order.objects.filter(pk=placed.pk).update(payment_state="paid")
    return Order.objects.get(pk=placed.pk)


def line_of(product: Product, quantity: int, unit: str, request: str = "") -> BoughtLine:
    gross = Decimal(unit) * quantity
    return BoughtLine(
        product_id=product.pk, variant_id=None, sheet_version_id=None, name=product.sku,
        quantity=quantity, unit_amount=Decimal(unit), gross_amount=gross,
        discount_amount=Decimal(0), vat_percent=Decimal(24), vat_amount=gross * 24 / 124,
        request=request,
    )  # fmt: skip


def first_line(order: Order) -> Line:
    return order.lines.order_by("position")[0]


def test_an_order_of_our_own_has_a_number_of_its_own_and_its_event(order: Order) -> None:
    assert int(order.number) > 100000
    assert Event.objects.get().name == "orders.OrderPlaced"
    assert addresses_of(order)["shipping"].postcode == "105 63"
    assert order.vat_rows == [["24", "27.82", "6.68"]]


@pytest.mark.serves("S3-60", "S3-38")
def test_nothing_is_picked_while_its_buyer_may_change_it_or_waits_for_an_answer(
    order: Order,
) -> None:
    with pytest.raises(NotReady) as refusal:
        begin_preparing(order=order, by=STAFF, at=AT)
    assert refusal.value.because == "may_change"

    with pytest.raises(NotReady) as refusal:
        begin_preparing(order=order, by=STAFF, at=LATER)
    assert refusal.value.because == "request"

    grant_request(line=first_line(order), answer="With pleasure.", by=STAFF, at=LATER)
    begin_preparing(order=order, by=STAFF, at=LATER)
    begin_preparing(order=order, by=STAFF, at=LATER)

    order.refresh_from_db()
    assert order.state == OrderState.PREPARING
    assert Event.objects.filter(name="orders.OrderPreparing").count() == 1


def test_nothing_is_picked_before_it_is_paid_unless_it_is_paid_at_the_door(order: Order) -> None:
    grant_request(line=first_line(order), answer="", by=STAFF, at=AT)
    Order.objects.filter(pk=order.pk).update(payment_state="awaited")

    with pytest.raises(NotReady) as refusal:
        begin_preparing(order=order, by=STAFF, at=LATER)
    assert refusal.value.because == "unpaid"

    Order.objects.filter(pk=order.pk).update(pays_on_delivery=True)
    begin_preparing(order=order, by=STAFF, at=LATER)


@pytest.mark.serves("S3-38")
def test_a_wish_is_answered_once_and_never_refused_without_a_word(order: Order) -> None:
    line = first_line(order)
    assert line.request_state == "asked"

    with pytest.raises(AnswerMissing):
        refuse_request(line=line, answer=" ", by=STAFF, at=AT)
    refuse_request(line=line, answer="They all have handles.", by=STAFF, at=AT)
    with pytest.raises(RequestSettled):
        grant_request(line=line, answer="", by=STAFF, at=AT)

    line.refresh_from_db()
    assert (line.request_state, line.request_answer) == ("refused", "They all have handles.")
    assert Event.objects.filter(name="orders.RequestAnswered").count() == 1


def ready(order: Order) -> Parcel:
    grant_request(line=first_line(order), answer="", by=STAFF, at=AT)
    return order.parcels.get()


def test_a_parcel_is_packed_then_handed_over_with_its_number(order: Order) -> None:
    parcel = ready(order)
    with pytest.raises(NotReady):
        hand_over_parcel(
            parcel=parcel, tracking_number="HP 1", handed_over_at=LATER, by=STAFF, at=LATER
        )

    pack_parcel(parcel=parcel, by=STAFF, at=LATER)
    hand_over_parcel(
        parcel=parcel, tracking_number="HP 1", handed_over_at=LATER, by=STAFF, at=LATER
    )
    hand_over_parcel(
        parcel=parcel, tracking_number="HP 2", handed_over_at=LATER, by=STAFF, at=LATER
    )

    parcel.refresh_from_db()
    order.refresh_from_db()
    assert (parcel.tracking_number, parcel.handed_over_at) == ("HP2", LATER)
    assert (order.state, parcel.scans.count()) == (OrderState.SENT, 1)


def test_a_split_parcel_holds_what_was_chosen_and_the_rest_stays(order: Order) -> None:
    parcel = ready(order)
    jugs, cup = order.lines.order_by("position")

    new = split_parcel(parcel=parcel, quantities={jugs.pk: 1}, by=STAFF, at=LATER)

    assert contents_of(new) == {jugs.pk: 1}
    assert contents_of(parcel) == {jugs.pk: 1, cup.pk: 1}
    again = split_parcel(parcel=parcel, quantities={cup.pk: 1}, by=STAFF, at=LATER)
    assert contents_of(parcel) == {jugs.pk: 1}
    assert contents_of(again) == {cup.pk: 1}
    assert [p.ref for p in order.parcels.order_by("pk")] == ["1", "2", "3"]


@pytest.mark.parametrize("chosen", [{}, {0: 3, 1: 1}, {0: 2, 1: 1}, {0: 5}])
def test_a_split_of_nothing_everything_or_too_much_is_refused(
    order: Order, chosen: dict[int, int]
) -> None:
    parcel = ready(order)
    ids = [line.pk for line in order.lines.order_by("position")]

    with pytest.raises(CannotSplit):
        split_parcel(
            parcel=parcel,
            quantities={ids[place]: number for place, number in chosen.items()},
            by=STAFF,
            at=LATER,
        )

    assert order.parcels.count() == 1


def test_what_is_missing_waits_for_its_buyers_choice(order: Order) -> None:
    ready(order)
    line = first_line(order)

    missing = note_shortage(line=line, quantity=1, restock_on=date(2026, 3, 12), by=STAFF, at=LATER)
    with pytest.raises(NotReady) as refusal:
        begin_preparing(order=order, by=STAFF, at=LATER)
    assert refusal.value.because == "short"
    with pytest.raises(ShortageUnusable):
        note_shortage(line=line, quantity=1, restock_on=None, by=STAFF, at=LATER)

    cleo = Actor.customer(order.customer_id)
    choose_on_shortage(shortage=missing, choice=Shortage.Choice.WAIT, by=cleo, at=LATER)
    with pytest.raises(ShortageUnusable):
        choose_on_shortage(shortage=missing, choice=Shortage.Choice.CANCEL, by=cleo, at=LATER)
    begin_preparing(order=order, by=STAFF, at=LATER)

    assert [e.name for e in Event.objects.filter(name__contains="hort").order_by("pk")] == [
        "orders.LineShort",
        "orders.ShortageChosen",
    ]


def test_more_missing_than_ordered_and_a_day_gone_by_are_refused(order: Order) -> None:
    line = first_line(order)
    for quantity, day in ((3, None), (0, None), (1, date(2026, 3, 1))):
        with pytest.raises(ShortageUnusable):
            note_shortage(line=line, quantity=quantity, restock_on=day, by=STAFF, at=AT)

    assert not Shortage.objects.exists()


def test_a_couriers_file_is_taken_once_and_says_what_it_could_not_use(order: Order) -> None:
    parcel = ready(order)
    pack_parcel(parcel=parcel, by=STAFF, at=LATER)
    hand_over_parcel(parcel=parcel, tracking_number="HP1", handed_over_at=LATER, by=STAFF, at=LATER)
    rows = [
        {"tracking_number": "HP1", "happened_at": "2026-03-02 18:00", "code": "in_transit"},
        {"tracking_number": "HP1", "happened_at": "2026-03-03T09:30:00+02:00", "code": "delivered"},
        {"tracking_number": "HP9", "happened_at": "2026-03-03 09:00", "code": "delivered"},
        {"tracking_number": "HP1", "happened_at": "yesterday", "code": "delivered"},
        {"tracking_number": "HP1", "happened_at": "2026-03-03 09:00", "code": "lost_and_found"},
        {"tracking_number": "", "happened_at": "2026-03-03 09:00", "code": "delivered"},
    ]
    at = AT + timedelta(days=2)

    taken = take_scan_file(rows=rows, zone="Europe/Athens", by=STAFF, at=at)
    again = take_scan_file(rows=rows, zone="Europe/Athens", by=STAFF, at=at)

    assert (taken.taken, taken.unknown) == (2, ["HP9"])
    assert [(one.row, one.because) for one in taken.unusable] == [
        (5, "time"), (6, "code"), (7, "number"),
    ]  # fmt: skip
    assert again.taken == 0
    order.refresh_from_db()
    assert order.state == OrderState.DELIVERED


def test_staff_find_what_waits_for_which_deed(order: Order) -> None:
    def found(work: str) -> int:
        return len(orders_page(OrderFilter(work=work)).rows)

    assert (found("answer"), found("pick")) == (1, 0)
    parcel = ready(order)
    assert (found("answer"), found("pick")) == (0, 1)
    begin_preparing(order=order, by=STAFF, at=LATER)
    assert (found("pick"), found("pack"), found("hand_over")) == (0, 1, 0)
    pack_parcel(parcel=parcel, by=STAFF, at=LATER)
    assert (found("pack"), found("hand_over")) == (0, 1)


WEEKDAYS = WorkingCalendar("Europe/Athens", tuple(Span(day, time(9), time(17)) for day in range(5)))


@pytest.mark.serves("S3-60")
@pytest.mark.parametrize(
    ("placed", "until"),
    [
        ("2026-03-02T09:00+02:00", "2026-03-02T14:00+02:00"),
        ("2026-03-02T13:45+02:00", "2026-03-03T14:00+02:00"),
        ("2026-03-06T15:00+02:00", "2026-03-09T14:00+02:00"),
        ("2026-03-28T10:00+02:00", "2026-03-30T14:00+03:00"),
    ],
)
def test_an_order_may_be_changed_until_the_next_cut_off_of_a_working_day(
    placed: str, until: str
) -> None:
    at = datetime.fromisoformat(placed)

    assert change_deadline(at, time(14), WEEKDAYS) == datetime.fromisoformat(until)
    assert change_deadline(at, None, WEEKDAYS) == at + timedelta(minutes=30)
