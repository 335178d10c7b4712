"""Recording orders by the thousand, from files and generators: set-based, idempotent, quiet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pistos.kit.actors import Actor
from pistos.orders.facts import OrderFacts


@dataclass(frozen=True, slots=True)
class RecordedOrder:
    """The rows of one order: `parcels` maps the parcel's reference to its id; `partners` the
    partner codes named in the order to their ids. `status` is new, changed or same."""

    id: int
    customer_id: int
    status: str
    parcels: dict[str, int]
    partners: dict[str, int]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One `RecordedOrder` for each order of the batch, in its order."""

    orders: list[RecordedOrder]
    new: int
    changed: int
    same: int


def record_orders(*, batch: Sequence[OrderFacts], name: str, by: Actor, at: datetime) -> Recorded:
    """Records a batch with its customers, partners, products, lines, parcels and scans.

    Nobody is written to and no event is published: the caller publishes one for the whole batch.
    """
    raise NotImplementedError
