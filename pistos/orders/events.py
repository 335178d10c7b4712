"""What happens to orders and parcels."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OrderPlaced:
    order_id: int
    parcel_ids: list[int]


@dataclass(frozen=True)
class OrderCancelled:
    order_id: int
    parcel_ids: list[int]


@dataclass(frozen=True)
class ParcelScanned:
    parcel_id: int
    scan_ids: list[int]


@dataclass(frozen=True)
class OrdersRecorded:
    """A batch from outside: its orders, lines, parcels and scans are in."""

    batch: str
    order_count: int


@dataclass(frozen=True)
class OrdersMoved:
    """Two customers were one: the orders of the merged one are now this customer's."""

    customer_id: int
    order_count: int


@dataclass(frozen=True)
class OldInvoicesForgotten:
    """The legal term of these erased people's invoices is over; their numbers are gone."""

    order_count: int


@dataclass(frozen=True)
class OrderPreparing:
    """Its goods are being picked; the buyer can no longer change it by themselves."""

    order_id: int


@dataclass(frozen=True)
class ParcelPacked:
    order_id: int
    parcel_id: int


@dataclass(frozen=True)
class ParcelSplit:
    """Part of a parcel goes in one of its own."""

    order_id: int
    parcel_id: int
    new_parcel_id: int


@dataclass(frozen=True)
class ParcelHandedOver:
    order_id: int
    parcel_id: int


@dataclass(frozen=True)
class RequestAnswered:
    """A special wish on a line was answered; `state` is granted or refused."""

    order_id: int
    line_id: int
    state: str


@dataclass(frozen=True)
class WishPriced:
    """The agreed price of an unusual request stands in its order, as a line of its own."""

    order_id: int
    line_id: int
    request_id: int
    amount: str
    currency: str


@dataclass(frozen=True)
class LineShort:
    """What was sold could not be found; the buyer chooses what happens."""

    order_id: int
    line_id: int
    shortage_id: int


@dataclass(frozen=True)
class ShortageChosen:
    order_id: int
    shortage_id: int
    choice: str


@dataclass(frozen=True)
class OrderChanged:
    """The buyer changed it before it was prepared; `kind` is lines, request, address or contact."""

    order_id: int
    change_id: int
    kind: str


@dataclass(frozen=True)
class RecallTold:
    """Buyers of a recalled product were written to: so many in this batch."""

    recall_id: int
    told: int
