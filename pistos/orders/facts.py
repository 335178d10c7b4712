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


@dataclass(frozen=True, slots=True)
class AddressFacts:
    """An address as it was entered and tidied; `point` is a pick-up point's code."""

    name: str = ""
    company: str = ""
    street: str = ""
    extra: str = ""
    city: str = ""
    postcode: str = ""
    region: str = ""
    country: str = ""
    point: str = ""
    vat_id: str = ""


@dataclass(frozen=True, slots=True)
class BoughtLine:
    """A line of our own checkout. Amounts hold VAT; `vat_amount` is that of what is paid."""

    product_id: int
    variant_id: int | None
    sheet_version_id: int | None
    name: str
    quantity: int
    unit_amount: Decimal
    gross_amount: Decimal
    discount_amount: Decimal
    vat_percent: Decimal
    vat_amount: Decimal
    request: str = ""
    request_options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BoughtMoney:
    """What is charged, and what it is made of. `vat_rows`: percent, net, VAT of each rate."""

    currency: str
    total: Decimal
    shipping: Decimal
    discount: Decimal
    fee: Decimal
    vat: Decimal
    vat_rows: tuple[tuple[Decimal, Decimal, Decimal], ...] = ()
    vouchers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BoughtDelivery:
    """How it goes: the method's snapshot, and what the estimates know the parcel by."""

    method_code: str
    method_name: str
    method_kind: str
    zone: str
    courier_id: int | None = None
    supplier_id: int | None = None
    service: str = ""
    origin: str = ""
    category: str = ""
    weight_grams: int | None = None
    slot: tuple[datetime, datetime] | None = None


@dataclass(frozen=True, slots=True)
class Bought:
    """An order as our own checkout places it."""

    customer_id: int
    language: str
    contact_email: str
    contact_phone: str
    shipping: AddressFacts
    lines: tuple[BoughtLine, ...]
    money: BoughtMoney
    delivery: BoughtDelivery
    provider_code: str
    pays_on_delivery: bool = False
    billing: AddressFacts | None = None
    change_until: datetime | None = None
    device: str = ""
