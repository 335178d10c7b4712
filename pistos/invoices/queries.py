"""Reads of invoices, and what an order puts on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.invoices.facts import Bill, InvoiceLine, Party, Seller, VatRow
from pistos.invoices.models import BILLS, Invoice, InvoiceBuyer, Kind, Paper
from pistos.invoices.rules.content import bill_from, vat_rows_of
from pistos.invoices.rules.papers import bill_paper
from pistos.kit.keyset import Page, page_of, sort_named
from pistos.kit.regions import country_name
from pistos.orders.models import AddressKind, Order, OrderAddress
from pistos.shop.models import Shop

SORTS = {"issued": "issued_at"}


def seller_of(shop: Shop) -> Seller:
    return Seller(
        name=shop.name,
        legal_name=shop.legal_name,
        address=shop.legal_address,
        tax_number=shop.tax_number,
        register_number=shop.register_number,
        email=shop.email,
        phone=shop.phone,
        country=shop.country,
    )


def parties_of(order: Order) -> tuple[Party, Party]:
    """Whom the invoice names and where the goods go; the customer's name where no address is kept."""
    addresses = {row.kind: row for row in OrderAddress.objects.filter(order=order)}
    ship_to = addresses.get(AddressKind.SHIPPING)
    billed = addresses.get(AddressKind.BILLING) or ship_to
    plain = Party((order.customer.name, order.contact_email or order.customer.email))
    return (
        _party(billed, order.language) if billed else plain,
        _party(ship_to, order.language) if ship_to else plain,
    )


def _party(row: OrderAddress, language: str) -> Party:
    place = f"{row.postcode} {row.city}".strip()
    country = country_name(row.country, language) if row.country else ""
    lines = (row.company, row.name, row.street, row.extra, place, country)
    return Party(tuple(line for line in lines if line), row.vat_id)


def lines_of(order: Order) -> tuple[InvoiceLine, ...]:
    """The order's lines, what sending costs and what the way to pay costs; one query."""
    found = [
        InvoiceLine(
            name=line.name,
            quantity=line.quantity,
            unit_gross=line.unit_amount,
            gross=(
                line.unit_amount * line.quantity if line.gross_amount is None else line.gross_amount
            )
            - (line.discount_amount or Decimal(0)),
            vat_percent=line.vat_percent,
            note=line.request,
        )
        for line in order.lines.order_by("position")
    ]
    for words, amount in (
        (_("Delivery"), order.shipping_amount),
        (_("Fee for the way to pay"), order.fee_amount),
    ):
        if amount:
            found.append(InvoiceLine(words, 1, amount, amount, None))
    return tuple(found)


def vat_of(order: Order, lines: tuple[InvoiceLine, ...]) -> tuple[VatRow, ...]:
    """VAT by rate as the order has it, else from its lines; empty where it is not known."""
    if order.vat_rows:
        return tuple(VatRow(*(Decimal(value) for value in row)) for row in order.vat_rows)
    return vat_rows_of(lines) if all(line.vat_percent is not None for line in lines) else ()


def bill_of(invoice: Invoice) -> Bill:
    """What was billed, with whom it names, unless their term is over. Two queries at most."""
    kept = InvoiceBuyer.objects.filter(invoice=invoice).values_list("content", flat=True).first()
    buyer = Party(tuple(kept["lines"]), kept["vat_id"]) if kept else Party(())
    registration = getattr(invoice, "registration", None)
    return bill_from(invoice.content, buyer=buyer, mark=registration.mark if registration else "")


def invoice_paper(invoice: Invoice) -> bytes:
    """The PDF as it was handed out; made from the kept content where no file is there yet."""
    kept = (
        Paper.objects.filter(about_kind="invoice", about_id=invoice.pk).order_by("-made_at").first()
    )
    if kept is not None and default_storage.exists(kept.file):
        with default_storage.open(kept.file) as file:
            content: bytes = file.read()
        return content
    with override(invoice.language):
        return bill_paper(bill_of(invoice), language=invoice.language)


@dataclass(frozen=True, slots=True)
class InvoiceFilter:
    """`words` is an invoice's or an order's number, whole."""

    kind: str = ""
    words: str = ""


def invoices_page(
    wanted: InvoiceFilter, *, sort: str = "", after: str = "", before: str = "", size: int = 50
) -> Page[Invoice]:
    """A page of the list with orders; one query."""
    rows = Invoice.objects.select_related("order")
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.words:
        rows = rows.filter(name=wanted.words) | rows.filter(order__number=wanted.words)
    return page_of(rows, sort_named(SORTS, sort, "-issued"), after=after, before=before, size=size)


def invoices_of(order: Order) -> list[Invoice]:
    """An order's invoice, what was added to it, and the credit notes, in order."""
    return list(Invoice.objects.filter(order=order).order_by("pk"))


def credited_by_rate(invoice: Invoice) -> Mapping[Decimal, Decimal]:
    """What credit notes gave back of each rate so far, gross."""
    credit_notes = Invoice.objects.filter(corrects=invoice, kind=Kind.CREDIT_NOTE)
    found: dict[Decimal, Decimal] = {}
    for content in credit_notes.values_list("content", flat=True):
        for row in content["vat_rows"]:
            rate = Decimal(row["percent"])
            gone = -(Decimal(row["net"]) + Decimal(row["vat"]))
            found[rate] = found.get(rate, Decimal("0.00")) + gone
    return found


def left_to_credit(order: Order) -> list[tuple[Invoice, Decimal]]:
    """Each bill of an order with what no credit note took back of it yet; one query."""
    credited: dict[int, Decimal] = {}
    bills = []
    for row in Invoice.objects.filter(order=order).order_by("pk"):
        if row.kind in BILLS:
            bills.append(row)
        elif row.corrects_id is not None:
            before = credited.get(row.corrects_id, Decimal("0.00"))
            credited[row.corrects_id] = before - row.gross_amount
    return [(row, row.gross_amount - credited.get(row.pk, Decimal("0.00"))) for row in bills]


def gaps() -> list[str]:
    """Runs of numbers that do not go from one to the last without a gap; none is the only right answer."""
    counts: dict[tuple[int, int], list[int]] = {}
    rows = Invoice.objects.order_by("number").values_list("series_id", "year", "number")
    for series, year, number in rows:
        counts.setdefault((series, year), []).append(number)
    return [
        f"{series} {year}"
        for (series, year), numbers in counts.items()
        if numbers != list(range(1, len(numbers) + 1))
    ]
