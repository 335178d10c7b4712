"""Issuing: a number without a gap, given in the transaction that keeps what was billed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.invoices import events
from pistos.invoices.facts import Bill, InvoiceLine, Party, VatRow
from pistos.invoices.models import Counter, Invoice, InvoiceBuyer, Kind, Series
from pistos.invoices.queries import (
    credited_by_rate,
    lines_of,
    parties_of,
    seller_of,
    vat_of,
)
from pistos.invoices.rules.content import bill_from, content_of, credited_rows, hash_of
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.models import Order, OrderState
from pistos.pricing.rules.vat import UNION
from pistos.shop.queries import days_kept, the_shop


class InvoiceNotPossible(Refused):
    """What is known of the order does not make an invoice."""


class CreditTooHigh(Refused):
    """More would be credited than was billed."""


@transaction.atomic
def issue_invoice(*, order: Order, by: Actor, at: datetime) -> Invoice:
    """The order's invoice; the one that is there if it was issued before. Publishes InvoiceIssued.

    Numbers run from one each year without a gap: whoever issues waits for the one before, and what
    is rolled back gives its number back. Refuses with InvoiceNotPossible.
    """
    locked = (
        Order.objects.select_for_update(of=("self",)).select_related("customer").get(pk=order.pk)
    )
    known = Invoice.objects.filter(order=locked, kind=Kind.INVOICE).first()
    if known is not None:
        return known
    if locked.state == OrderState.CANCELLED:
        raise InvoiceNotPossible(_("This order was cancelled, so nothing is billed."))
    with override(locked.language):
        lines = lines_of(locked)
    vat_rows = vat_of(locked, lines)
    if sum((row.gross for row in vat_rows), Decimal(0)) != locked.total_amount or not vat_rows:
        raise InvoiceNotPossible(
            _("The VAT of this order is not known, so no invoice can be made of it here.")
        )
    shop = the_shop()
    zone = ZoneInfo(shop.time_zone)
    buyer, _ship_to = parties_of(locked)
    bill = Bill(
        kind=Kind.INVOICE,
        name="",
        issued_on=at.astimezone(zone).date(),
        order_number=locked.number,
        ordered_on=locked.placed_at.astimezone(zone).date(),
        seller=seller_of(shop),
        buyer=buyer,
        lines=lines,
        vat_rows=vat_rows,
        currency=locked.currency,
        payment_words=_vat_words(locked, buyer, vat_rows, shop.country),
    )
    made = keep(locked, bill, key=f"order:{locked.pk}", corrects=None, at=at)
    told = events.InvoiceIssued(
        made.pk, locked.pk, made.name, str(made.gross_amount), made.currency
    )
    publish(told, about=Ref("order", str(locked.pk)), by=by, at=at)
    return made


def _vat_words(order: Order, buyer: Party, vat_rows: Sequence[VatRow], shop_country: str) -> str:
    """Why a firm of another member state pays no VAT (directive 2006/112/EC, article 226, point 11a)."""
    is_other_state = order.country != shop_country and {order.country, shop_country} <= UNION
    if not (buyer.vat_id and is_other_state) or any(row.vat for row in vat_rows):
        return ""
    with override(order.language):
        return _("Reverse charge: the buyer accounts for the VAT.")


@transaction.atomic
def issue_credit_note(
    *, invoice: Invoice, amount: Decimal, reason: str, key: str, by: Actor, at: datetime
) -> Invoice:
    """Takes `amount` (gross) of an invoice back, once for each `key`. Publishes CreditNoteIssued.

    The rates share it in proportion to what is left of each. Refuses with CreditTooHigh.
    """
    Order.objects.select_for_update().get(pk=invoice.order_id)
    known = Invoice.objects.filter(key=key).first()
    if known is not None:
        return known
    billed = bill_from(invoice.content, buyer=buyer_of(invoice))
    credited = credited_by_rate(invoice)
    left = invoice.gross_amount - sum(credited.values(), Decimal(0))
    refuse_above(left, amount, invoice.currency)
    rows = credited_rows(amount, billed.vat_rows, credited)
    note = replace(
        following(invoice, billed, Kind.CREDIT_NOTE, at),
        lines=_credit_lines(invoice, rows),
        vat_rows=rows,
        payment_words="",
        reason=reason[:200],
    )
    made = keep(invoice.order, note, key=key, corrects=invoice, at=at)
    told = events.CreditNoteIssued(
        made.pk, invoice.pk, made.order_id, made.name, str(made.gross_amount), made.currency
    )
    publish(told, about=Ref("order", str(made.order_id)), by=by, at=at)
    return made


def following(first: Invoice, billed: Bill, kind: str, at: datetime) -> Bill:
    """A paper that follows an invoice, of the same order and parties; its lines are the caller's."""
    day = at.astimezone(ZoneInfo(the_shop().time_zone)).date()
    return replace(
        billed, kind=kind, name="", issued_on=day, corrects=first.name, reason="", mark=""
    )


def refuse_above(left: Decimal, amount: Decimal, currency: str) -> None:
    """Refuses with CreditTooHigh a sum above what is left to credit, or none."""
    if amount <= 0 or amount > left:
        raise CreditTooHigh(
            _("At most %(left)s %(currency)s of this invoice can be credited.")
            % {"left": left, "currency": currency}
        )


def _credit_lines(invoice: Invoice, rows: tuple[VatRow, ...]) -> tuple[InvoiceLine, ...]:
    """One line for each rate, in the language of what is corrected."""
    with override(invoice.language):
        words = _("Credit on invoice %(name)s") % {"name": invoice.name}
    return tuple(InvoiceLine(words, 1, row.gross, row.gross, row.percent) for row in rows)


def buyer_of(invoice: Invoice) -> Party:
    kept = InvoiceBuyer.objects.filter(invoice=invoice).values_list("content", flat=True).first()
    return Party(tuple(kept["lines"]), kept["vat_id"]) if kept else Party(())


def keep(order: Order, bill: Bill, *, key: str, corrects: Invoice | None, at: datetime) -> Invoice:
    """Gives the next number and keeps all; the counter is locked until the transaction ends."""
    run = Kind.CREDIT_NOTE if bill.kind == Kind.CREDIT_NOTE else Kind.INVOICE
    series = Series.objects.get(kind=run)
    year = bill.issued_on.year
    Counter.objects.get_or_create(series=series, year=year)
    counter = Counter.objects.select_for_update().get(series=series, year=year)
    number = counter.last_number + 1
    Counter.objects.filter(pk=counter.pk).update(last_number=number)
    name = f"{series.prefix}{year}-{number:06d}"
    content = content_of(bill) | {"name": name}
    made = Invoice.objects.create(
        series=series,
        kind=bill.kind,
        year=year,
        number=number,
        name=name,
        order=order,
        corrects=corrects,
        key=key,
        language=order.language,
        issued_at=at,
        issued_on=bill.issued_on,
        currency=bill.currency,
        net_amount=sum((row.net for row in bill.vat_rows), Decimal(0)),
        vat_amount=sum((row.vat for row in bill.vat_rows), Decimal(0)),
        gross_amount=bill.gross,
        content=content,
        content_hash=hash_of(content),
    )
    InvoiceBuyer.objects.create(
        invoice=made,
        content={"lines": list(bill.buyer.lines), "vat_id": bill.buyer.vat_id},
        kept_until=bill.issued_on + timedelta(days=days_kept("invoices")),
    )
    return made
