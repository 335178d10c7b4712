"""Nothing is sold twice, also when many buy at once; what a cancelled order gives back is sold again."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connections, transaction

from pistos.catalogue.models import Variant
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.stock import actions, queries
from pistos.stock.models import Level, Movement, Reservation
from tests.factories.goods import ALMA, a_room, a_store, a_supplier, a_variant, shelved

LATER = timedelta(minutes=30)
VISITOR = Actor.machine("checkout.cart")


def reserve(
    wanted: dict[int, int], at: datetime, *, order_id: int = 7, store_id: int | None = None
) -> list[Reservation]:
    return actions.reserve_for_order(
        key=f"order-{order_id}",
        order_id=order_id,
        wanted=wanted,
        by=VISITOR,
        at=at,
        store_id=store_id,
    )


@pytest.fixture
def mug(db: None) -> Variant:
    return a_variant("mug")


def event_names() -> list[str]:
    rows = Event.objects.filter(name__startswith="stock.").order_by("pk")
    return list(rows.values_list("name", flat=True))


def test_a_reservation_takes_from_what_is_free_and_says_so(mug: Variant, at: datetime) -> None:
    shelved(mug, a_room(), 5)

    made = reserve({mug.pk: 3}, at)

    assert [(row.order_id, row.quantity) for row in made] == [(7, 3)]
    assert queries.availability([mug.pk])[mug.pk].free == 2
    event = Event.objects.get(name="stock.StockKept")
    assert (event.subject_id, event.data) == ("7", {"key": "order-7", "order_id": 7})


def test_what_is_short_is_named_and_nothing_is_kept(mug: Variant, at: datetime) -> None:
    cup = a_variant("cup")
    room = a_room()
    shelved(mug, room, 5)
    shelved(cup, room, 1)

    with pytest.raises(actions.NotEnough) as refused, transaction.atomic():
        reserve({mug.pk: 5, cup.pk: 4}, at)

    assert refused.value.missing == {cup.pk: 3}
    assert not Reservation.objects.exists()
    assert set(Level.objects.values_list("reserved", flat=True)) == {0}
    assert event_names() == []


@pytest.mark.parametrize("many", [0, -1])
def test_quantities_that_cannot_be_are_a_mistake_of_the_caller(
    mug: Variant, at: datetime, many: int
) -> None:
    shelved(mug, a_room(), 5)

    with pytest.raises(ValueError, match="some pieces"):
        reserve({mug.pk: many}, at)


def test_an_unknown_variant_is_not_enough(mug: Variant, at: datetime) -> None:
    with pytest.raises(actions.NotEnough):
        reserve({mug.pk + 1: 1}, at)


def test_services_are_never_counted(db: None, at: datetime) -> None:
    fitting = a_variant("fitting", kind="service")

    assert reserve({fitting.pk: 9}, at) == []
    assert queries.availability([fitting.pk])[fitting.pk].has(9)


def test_an_order_keeps_its_pieces_and_takes_them_along(mug: Variant, at: datetime) -> None:
    shelved(mug, a_room(), 5)
    reserve({mug.pk: 3}, at)

    assert actions.take_out(order_id=7, by=ALMA, at=at + LATER) == 3
    assert actions.take_out(order_id=7, by=ALMA, at=at + LATER) == 0

    level = Level.objects.get()
    assert (level.on_hand, level.reserved) == (2, 0)
    assert [(row.kind, row.change, row.order_id) for row in Movement.objects.all()] == [
        ("sent", -3, 7)
    ]
    assert event_names() == ["stock.StockKept", "stock.StockTakenOut"]


def test_a_cancelled_order_gives_its_pieces_back_once(mug: Variant, at: datetime) -> None:
    shelved(mug, a_room(), 5)
    reserve({mug.pk: 3}, at)

    assert actions.release_order(order_id=7, by=ALMA, at=at) == 1
    assert actions.release_order(order_id=7, by=ALMA, at=at) == 0

    assert queries.availability([mug.pk])[mug.pk].free == 5


@pytest.mark.serves("S3-113")
def test_an_order_that_is_fetched_is_kept_in_its_store(mug: Variant, at: datetime) -> None:
    room, store = a_room(), a_store()
    shelved(mug, room, 5)
    shelved(mug, store, 2)

    made = reserve({mug.pk: 2}, at, store_id=store.pk)

    assert [row.location for row in made] == [store]
    with pytest.raises(actions.NotEnough), transaction.atomic():
        reserve({mug.pk: 1}, at, order_id=8, store_id=store.pk)
    assert queries.availability([mug.pk])[mug.pk].by_location == {room.pk: 5, store.pk: 0}


def test_a_place_out_of_use_sells_nothing(mug: Variant, at: datetime) -> None:
    room = a_room()
    shelved(mug, room, 5)
    type(room).objects.update(is_active=False)

    assert queries.availability([mug.pk])[mug.pk].free == 0
    with pytest.raises(actions.NotEnough):
        reserve({mug.pk: 1}, at)


@pytest.mark.serves("S3-111")
def test_of_several_suppliers_the_one_who_sends_on_order_covers_the_rest(
    mug: Variant, at: datetime
) -> None:
    shelved(mug, a_room(), 1)
    for code, days, on_order in (("near", 3, False), ("far", 12, True)):
        facts = actions.SupplyFacts(days, sends_on_order=on_order, is_preferred=not on_order)
        actions.set_supply(variant=mug, supplier=a_supplier(code), facts=facts, by=ALMA, at=at)

    available = queries.availability([mug.pk])[mug.pk]
    made = reserve({mug.pk: 3}, at)
    actions.take_out(order_id=7, by=ALMA, at=at)

    assert (available.free, available.on_order_days, available.supplier) == (1, 12, "far")
    assert sorted((row.location is None, row.quantity) for row in made) == [(False, 1), (True, 2)]
    assert [supply.supplier.code for supply in queries.suppliers_of(mug)] == ["near", "far"]
    assert Level.objects.get().on_hand == 0


def test_the_database_itself_refuses_to_oversell(mug: Variant) -> None:
    level = shelved(mug, a_room(), 5)

    with pytest.raises(DatabaseError, match="never_oversold"), transaction.atomic():
        Level.objects.filter(pk=level.pk).update(reserved=6)


@pytest.mark.django_db(transaction=True)
def test_two_hundred_buyers_of_the_last_twenty_get_exactly_twenty(at: datetime) -> None:
    mug, cup = a_variant("mug"), a_variant("cup")
    room, store = a_room(), a_store()
    for variant in (mug, cup):
        shelved(variant, room, 12)
        shelved(variant, store, 8)
    gate = threading.Barrier(20)

    def buy(number: int) -> bool:
        """Half of them ask for the two in the other order: nobody may block anybody."""
        pair = (mug.pk, cup.pk) if number % 2 else (cup.pk, mug.pk)
        if number < 20:
            gate.wait(timeout=60)
        try:
            with transaction.atomic():
                reserve(dict.fromkeys(pair, 1), at, order_id=number + 1)
        except actions.NotEnough:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(20, initializer=connections.close_all) as pool:
        got = list(pool.map(buy, range(200)))

    assert got.count(True) == 20
    assert list(Level.objects.values_list("on_hand", "reserved").order_by("pk")) == [
        (12, 12), (8, 8), (12, 12), (8, 8),
    ]  # fmt: skip
    assert Reservation.objects.count() == 40
    assert Reservation.objects.values("order_id").distinct().count() == 20
