"""What happens to invoices."""

from dataclasses import dataclass


@dataclass(frozen=True)
class InvoiceIssued:
    invoice_id: int
    order_id: int
    name: str
    gross: str
    currency: str


@dataclass(frozen=True)
class CreditNoteIssued:
    invoice_id: int
    corrects_id: int
    order_id: int
    name: str
    gross: str
    currency: str


@dataclass(frozen=True)
class InvoiceRegistered:
    invoice_id: int
    authority: str


@dataclass(frozen=True)
class BuyersForgotten:
    """The term of these invoices is over: whom they named is gone."""

    count: int
