"""What happened to prices and vouchers. Ids and plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PriceSet:
    variant_id: int
    market: str
    gross_amount: str
    since: str


@dataclass(frozen=True, slots=True)
class ReductionSet:
    variant_id: int
    market: str
    gross_amount: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class ReductionEnded:
    variant_id: int
    market: str
    until: str


@dataclass(frozen=True, slots=True)
class ContentSet:
    variant_id: int
    quantity: str
    unit: str


@dataclass(frozen=True, slots=True)
class VatRateSet:
    country: str
    vat_class: str
    percent: str
    valid_from: str


@dataclass(frozen=True, slots=True)
class MarketSaved:
    market: str
    countries: list[str]
    currency: str


@dataclass(frozen=True, slots=True)
class VoucherMade:
    voucher_id: int
    kind: str


@dataclass(frozen=True, slots=True)
class VoucherEnded:
    voucher_id: int


@dataclass(frozen=True, slots=True)
class VouchersUsed:
    voucher_ids: list[int]
    key: str


@dataclass(frozen=True, slots=True)
class VouchersGivenBack:
    voucher_ids: list[int]
    key: str


@dataclass(frozen=True, slots=True)
class BusinessIdEntered:
    customer_id: int
    country: str


@dataclass(frozen=True, slots=True)
class BusinessIdConfirmed:
    customer_id: int
    country: str
