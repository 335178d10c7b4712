"""Plain values of a paper: who sells, who buys, what, for how much, with which VAT."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Seller:
    name: str
    legal_name: str
    address: str
    tax_number: str
    register_number: str
    email: str
    phone: str
    country: str


@dataclass(frozen=True, slots=True)
class Party:
    """Whom a paper names: lines of an address, and a VAT id where a business buys."""

    lines: tuple[str, ...]
    vat_id: str = ""


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """`gross` is what is paid for the line, after its reduction, VAT included."""

    name: str
    quantity: int
    unit_gross: Decimal
    gross: Decimal
    vat_percent: Decimal | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class VatRow:
    percent: Decimal
    net: Decimal
    vat: Decimal

    @property
    def gross(self) -> Decimal:
        return self.net + self.vat


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the legal information."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bill:
    """All that stands on an invoice, supplement or credit note. `corrects` names what a credit note
    corrects, or what a supplement adds to."""

    kind: str
    name: str
    issued_on: date
    order_number: str
    ordered_on: date
    seller: Seller
    buyer: Party
    lines: tuple[InvoiceLine, ...]
    vat_rows: tuple[VatRow, ...]
    currency: str
    payment_words: str = ""
    corrects: str = ""
    reason: str = ""
    mark: str = ""

    @property
    def gross(self) -> Decimal:
        return sum((row.gross for row in self.vat_rows), Decimal("0.00"))


@dataclass(frozen=True, slots=True)
class Confirmation:
    """All that stands on the confirmation of an order (directive 2011/83/EU, article 8(7))."""

    order_number: str
    ordered_on: date
    seller: Seller
    buyer: Party
    ship_to: Party
    lines: tuple[InvoiceLine, ...]
    vat_rows: tuple[VatRow, ...]
    total: Decimal
    currency: str
    method_words: str
    promised_words: str
    payment_words: str
    sections: tuple[Section, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Registered:
    """What a tax authority gave back."""

    authority: str
    mark: str
    url: str = ""
