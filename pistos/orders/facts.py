"""An order as told by a file, a generator or another shop system: plain values, before rows.

Money is Decimal, instants know their zone, absent text is empty.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from pistos.catalogue.facts import ProductFacts
from pistos.customers.facts import CustomerFacts
from pistos.partners.facts import PartnerFacts

__all__ = [
    "CustomerFacts",
    "LineFacts",
    "OrderFacts",
    "ParcelFacts",
    "PartnerFacts",
    "ProductFacts",
    "ScanFacts",
]


@dataclass(frozen=True, slots=True)
class ScanFacts:
    """One report of a courier; `code` is a `ScanCode`, `text` the courier's own words."""

    happened_at: datetime
    code: str
    place: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class LineFacts:
    name: str
    quantity: int
    unit_amount: Decimal
    product: ProductFacts | None = None


@dataclass(frozen=True, slots=True)
class ParcelFacts:
    """`ref` is unique within the order. `origin` and `region` make the lane; `zone` is where it goes."""

    ref: str
    zone: str
    courier: PartnerFacts | None = None
    supplier: PartnerFacts | None = None
    service: str = ""
    tracking_number: str = ""
    origin: str = ""
    country: str = ""
    region: str = ""
    city: str = ""
    postcode: str = ""
    category: str = ""
    weight_grams: int | None = None
    handed_over_at: datetime | None = None
    delivered_at: datetime | None = None
    cancelled_at: datetime | None = None
    scans: tuple[ScanFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """(source, ref) is the order's identity; `state` and `payment_state` are those of the models."""

    source: str
    ref: str
    number: str
    placed_at: datetime
    currency: str
    total_amount: Decimal
    customer: CustomerFacts
    state: str = "placed"
    payment_state: str = "unknown"
    language: str = "en"
    cancelled_at: datetime | None = None
    lines: tuple[LineFacts, ...] = ()
    parcels: tuple[ParcelFacts, ...] = ()
