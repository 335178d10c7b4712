"""What happened to the stock. Ids and plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocationSaved:
    location_id: int


@dataclass(frozen=True, slots=True)
class StockCounted:
    """`changes` are [variant id, change] pairs at one location."""

    location_id: int
    kind: str
    changes: list[list[int]]


@dataclass(frozen=True, slots=True)
class StockMoved:
    variant_id: int
    from_id: int
    to_id: int
    quantity: int


@dataclass(frozen=True, slots=True)
class StockReleased:
    key: str
    variant_ids: list[int]


@dataclass(frozen=True, slots=True)
class StockKept:
    """What lies here waits for an order now."""

    key: str
    order_id: int


@dataclass(frozen=True, slots=True)
class StockTakenOut:
    order_id: int
    variant_ids: list[int]


@dataclass(frozen=True, slots=True)
class SupplySet:
    variant_id: int
    supplier_id: int


@dataclass(frozen=True, slots=True)
class IncomingNoted:
    incoming_id: int
    variant_id: int
    expected_on: str


@dataclass(frozen=True, slots=True)
class IncomingArrived:
    incoming_id: int
    variant_id: int
    quantity: int
