from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pistos.stock.rules import Coming, Piece, Shelf, allocated, restock_day

ROOM, STORE = 1, 2


def test_one_place_that_has_everything_goes_before_several() -> None:
    shelves = [Shelf(7, ROOM, 5), Shelf(8, ROOM, 0), Shelf(7, STORE, 5), Shelf(8, STORE, 5)]

    plan = allocated({7: 2, 8: 1}, shelves)

    assert plan.pieces == (Piece(7, STORE, 2), Piece(8, STORE, 1))


def test_what_no_place_has_alone_is_taken_from_several_in_their_order() -> None:
    plan = allocated({7: 6}, [Shelf(7, ROOM, 4), Shelf(7, STORE, 4)])

    assert plan.pieces == (Piece(7, ROOM, 4), Piece(7, STORE, 2))


def test_what_is_missing_is_told_by_variant() -> None:
    plan = allocated({7: 6, 8: 1}, [Shelf(7, ROOM, 4), Shelf(8, ROOM, 1)])

    assert plan.missing == {7: 2}


@pytest.mark.serves("S3-111")
def test_a_supplier_who_sends_on_order_covers_what_is_missing() -> None:
    plan = allocated({7: 6}, [Shelf(7, ROOM, 4)], frozenset({7}))

    assert plan.pieces == (Piece(7, ROOM, 4), Piece(7, None, 2))
    assert plan.missing == {}


@given(
    some.dictionaries(some.integers(1, 4), some.integers(1, 9), min_size=1),
    some.dictionaries(
        some.tuples(some.integers(1, 4), some.integers(1, 3)), some.integers(0, 9), max_size=12
    ),
)
def test_a_plan_never_takes_more_than_is_free_and_covers_what_it_can(
    wanted: dict[int, int], free: dict[tuple[int, int], int]
) -> None:
    shelves = [Shelf(variant, place, many) for (variant, place), many in free.items()]

    plan = allocated(wanted, shelves)

    for piece in plan.pieces:
        assert 0 < piece.quantity <= free[piece.variant_id, piece.location_id or 0]
    for id_, many in wanted.items():
        taken = sum(piece.quantity for piece in plan.pieces if piece.variant_id == id_)
        in_all = sum(have for (variant, _), have in free.items() if variant == id_)
        assert taken == min(many, in_all)
        assert taken + plan.missing.get(id_, 0) == many


@pytest.mark.parametrize(
    ("short", "day"), [(1, date(2026, 3, 5)), (3, date(2026, 3, 9)), (9, None)]
)
def test_the_day_of_restock_is_when_deliveries_cover_what_is_short(
    short: int, day: date | None
) -> None:
    coming = [Coming(date(2026, 3, 9), 4), Coming(date(2026, 3, 5), 2)]

    assert restock_day(short, coming) == day
