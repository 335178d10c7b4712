"""From where pieces are taken, and when there will be more: pure functions over plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Shelf:
    """What is free of a variant at a location; shelves come in the order in which they are sold from."""

    variant_id: int
    location_id: int
    free: int


@dataclass(frozen=True, slots=True)
class Piece:
    """So many of a variant from one location; from a supplier on order where it is None."""

    variant_id: int
    location_id: int | None
    quantity: int


@dataclass(frozen=True, slots=True)
class Plan:
    """`pieces` cover what was wanted but for `missing`, by variant."""

    pieces: tuple[Piece, ...]
    missing: Mapping[int, int]


def allocated(
    wanted: Mapping[int, int], shelves: Sequence[Shelf], on_order: frozenset[int] = frozenset()
) -> Plan:
    """Which shelves the wanted pieces come from.

    One location that has everything goes before several, so that an order leaves as one parcel; else
    each variant is taken from the first shelves that have it. What is missing of a variant that its supplier
    sends on order is taken from there.
    """
    free = {(shelf.location_id, shelf.variant_id): shelf.free for shelf in shelves}
    places = list(dict.fromkeys(shelf.location_id for shelf in shelves))
    for place in places:
        if all(free.get((place, id_), 0) >= many for id_, many in wanted.items()):
            return Plan(tuple(Piece(id_, place, many) for id_, many in wanted.items()), {})
    pieces, missing = [], {}
    for id_, many in wanted.items():
        left = many
        for place in places:
            take = min(left, free.get((place, id_), 0))
            if take > 0:
                pieces.append(Piece(id_, place, take))
                left -= take
        if left and id_ in on_order:
            pieces.append(Piece(id_, None, left))
        elif left:
            missing[id_] = left
    return Plan(tuple(pieces), missing)


@dataclass(frozen=True, slots=True)
class Coming:
    """A delivery to us that is on its way."""

    expected_on: date
    quantity: int


def restock_day(short: int, coming: Iterable[Coming]) -> date | None:
    """The day by which deliveries under way cover `short` pieces; None if they never do."""
    for one in sorted(coming, key=lambda one: one.expected_on):
        short -= one.quantity
        if short <= 0:
            return one.expected_on
    return None
