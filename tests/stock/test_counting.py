"""Each change of what lies somewhere is on record, and adds up."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext

from pistos.accounts.models import User
from pistos.catalogue.models import Variant
from pistos.journal.models import Event
from pistos.kit.errors import NotFound
from pistos.partners.models import Partner
from pistos.stock import actions, queries
from pistos.stock.access import location_to_count, variant_in_stock
from pistos.stock.models import Level, Location, Movement, Supply
from tests.factories.goods import ALMA, a_courier, a_room, a_store, a_supplier, a_variant, shelved


@pytest.fixture
def mug(db: None) -> Variant:
    return a_variant("mug")


@pytest.fixture
def room(db: None) -> Location:
    return a_room()


def test_movements_add_up_to_what_lies_there(mug: Variant, room: Location, at: datetime) -> None:
    actions.arrive(location=room, pieces={mug.pk: 10}, why="kiln 4", by=ALMA, at=at)
    actions.spoil(location=room, pieces={mug.pk: 2}, why="cracked", by=ALMA, at=at)
    actions.put_back(location=room, pieces={mug.pk: 1}, why="order 7", by=ALMA, at=at)
    actions.count_stock(location=room, pieces={mug.pk: 8}, why="year's end", by=ALMA, at=at)

    assert Level.objects.get().on_hand == 8
    assert Movement.objects.aggregate(sum=Sum("change"))["sum"] == 8
    assert [row.kind for row in queries.movements_of(mug)] == [
        "counted", "returned", "spoiled", "arrived",
    ]  # fmt: skip
    event = Event.objects.filter(name="stock.StockCounted").latest("pk")
    assert event.data == {"location_id": room.pk, "kind": "counted", "changes": [[mug.pk, -1]]}


def test_a_count_that_changes_nothing_is_no_movement(
    mug: Variant, room: Location, at: datetime
) -> None:
    shelved(mug, room, 8)

    actions.count_stock(location=room, pieces={mug.pk: 8}, why="", by=ALMA, at=at)

    assert not Movement.objects.exists()
    assert not Event.objects.exists()


def test_a_count_below_what_is_promised_is_refused(
    mug: Variant, room: Location, at: datetime
) -> None:
    shelved(mug, room, 8)
    actions.reserve_for_order(key="order", order_id=7, wanted={mug.pk: 5}, by=ALMA, at=at)

    with pytest.raises(actions.StockWrong, match="5 of it are promised"):
        actions.count_stock(location=room, pieces={mug.pk: 4}, why="", by=ALMA, at=at)

    assert Level.objects.get().on_hand == 8


def test_movements_cannot_be_rewritten(mug: Variant, room: Location, at: datetime) -> None:
    actions.arrive(location=room, pieces={mug.pk: 10}, why="", by=ALMA, at=at)

    for deed in (lambda: Movement.objects.update(change=1), Movement.objects.all().delete):
        with pytest.raises(DatabaseError, match="insert-only"), transaction.atomic():
            deed()


@pytest.mark.serves("S3-113")
def test_pieces_go_from_the_store_room_to_a_store(
    mug: Variant, room: Location, at: datetime
) -> None:
    shelved(mug, room, 8)
    store = a_store()

    actions.move_stock(variant=mug, places=(room, store), quantity=3, by=ALMA, at=at)

    assert queries.availability([mug.pk])[mug.pk].by_location == {room.pk: 5, store.pk: 3}
    assert queries.stores_for_pick_up() == [store]
    for places, many in (((room, store), 6), ((room, room), 1), ((room, store), 0)):
        with pytest.raises(actions.StockWrong):
            actions.move_stock(variant=mug, places=places, quantity=many, by=ALMA, at=at)


def test_the_next_delivery_is_told_when_nothing_is_left(
    mug: Variant, room: Location, at: datetime
) -> None:
    level = shelved(mug, room, 1)
    delivery = actions.Delivery(5, date(2026, 3, 12), a_supplier())
    coming = actions.note_incoming(variant=mug, location=room, delivery=delivery, by=ALMA, at=at)
    assert queries.availability([mug.pk])[mug.pk].restock_on is None
    Level.objects.filter(pk=level.pk).update(on_hand=0)
    assert queries.availability([mug.pk])[mug.pk].restock_on == date(2026, 3, 12)

    actions.receive_incoming(incoming=coming, quantity=4, by=ALMA, at=at)

    assert queries.availability([mug.pk])[mug.pk].free == 4
    assert queries.incoming_open() == []
    with pytest.raises(actions.StockWrong):
        actions.receive_incoming(incoming=coming, quantity=4, by=ALMA, at=at)


def test_a_delivery_lies_ahead_and_brings_something(
    mug: Variant, room: Location, at: datetime
) -> None:
    for delivery in (actions.Delivery(5, date(2026, 3, 1)), actions.Delivery(0, date(2026, 4, 1))):
        with pytest.raises(actions.StockWrong):
            actions.note_incoming(variant=mug, location=room, delivery=delivery, by=ALMA, at=at)


@pytest.mark.serves("S3-111")
def test_one_of_several_suppliers_is_preferred(mug: Variant, at: datetime) -> None:
    first, second = a_supplier("first"), a_supplier("second")
    cost = actions.SupplyFacts(5, Decimal("3.10"), "EUR", is_preferred=True)
    for supplier in (first, second):
        actions.set_supply(variant=mug, supplier=supplier, facts=cost, by=ALMA, at=at)

    assert list(Supply.objects.filter(is_preferred=True)) == [Supply.objects.get(supplier=second)]
    actions.drop_supply(supply=Supply.objects.get(supplier=second), by=ALMA, at=at)
    assert [supply.supplier for supply in queries.suppliers_of(mug)] == [first]


def test_a_supply_that_cannot_be_is_refused(mug: Variant, at: datetime) -> None:
    def wrong() -> list[tuple[Partner, actions.SupplyFacts]]:
        supplier = a_supplier()
        return [
            (a_courier(), actions.SupplyFacts(5)),
            (supplier, actions.SupplyFacts(-1)),
            (supplier, actions.SupplyFacts(366)),
            (supplier, actions.SupplyFacts(5, Decimal("3.10"))),
        ]

    for supplier, facts in wrong():
        with pytest.raises(actions.SupplyWrong):
            actions.set_supply(variant=mug, supplier=supplier, facts=facts, by=ALMA, at=at)

    assert not Supply.objects.exists()


@pytest.mark.serves("S3-113")
def test_orders_are_fetched_only_where_there_is_an_address(db: None, at: datetime) -> None:
    for facts in (
        actions.LocationFacts("plaka", "Plaka", is_store=True, can_pick_up=True),
        actions.LocationFacts("plaka", "Plaka", can_pick_up=True, address="Adrianou 1"),
        actions.LocationFacts("plaka", " "),
    ):
        with pytest.raises(actions.LocationWrong):
            actions.save_location(facts=facts, by=ALMA, at=at)

    facts = actions.LocationFacts("plaka", "Plaka", True, True, "Adrianou 1", "GR")
    made = actions.save_location(facts=facts, by=ALMA, at=at)
    assert queries.stores_for_pick_up() == [made]


def test_low_levels_are_told_the_emptiest_first(mug: Variant, room: Location) -> None:
    cup = a_variant("cup")
    Level.objects.create(variant=mug, location=room, on_hand=3, low_at=3)
    Level.objects.create(variant=cup, location=room, on_hand=1, low_at=2)
    Level.objects.create(variant=a_variant("bowl"), location=room, on_hand=9, low_at=2)

    assert [level.variant for level in queries.low_levels()] == [cup, mug]


@pytest.mark.parametrize("count", [1, 3])
def test_availability_is_one_query(room: Location, count: int) -> None:
    variants = [a_variant(f"mug-{number}") for number in range(count)]
    for variant in variants:
        shelved(variant, room, 5)

    with CaptureQueriesContext(connection) as asked:
        found = queries.availability([variant.pk for variant in variants])

    assert len(found) == count
    assert len(asked) == 1


def test_the_stock_is_loaded_by_those_who_may(
    mug: Variant, room: Location, alma: User, ben: User
) -> None:
    assert variant_in_stock(ben, "mug") == mug
    assert location_to_count(ben, "room") == room
    with pytest.raises(NotFound):
        variant_in_stock(ben, "cup")
