"""What comes to an order after it was billed, and what goes from it: papers that follow the first one."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.invoices import events
from pistos.invoices.actions.issuing import (
    InvoiceNotPossible,
    buyer_of,
    following,
    issue_credit_note,
    keep,
    refuse_above,
)
from pistos.invoices.facts import InvoiceLine, VatRow
from pistos.invoices.models import Invoice, Kind
from pistos.invoices.queries import left_to_credit
from pistos.invoices.rules.content import bill_from
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.orders.models import Line, Order

ZERO = Decimal("0.00")


@transaction.atomic
def issue_supplement(*, line: Line, by: Actor, at: datetime) -> Invoice | None:
    """Bills a line that came to its order after the invoice; None where the order is not billed yet.

    Once for a line, with the next number of the invoices; it names the first and whom that one names.
    Publishes InvoiceIssued. Refuses with InvoiceNotPossible a line whose VAT is not known.
    """
    order = Order.objects.select_for_update().get(pk=line.order_id)
    first = Invoice.objects.filter(order=order, kind=Kind.INVOICE).first()
    key = f"line:{line.pk}"
    known = Invoice.objects.filter(key=key).first()
    if first is None or known is not None:
        return known
    if line.vat_percent is None or line.vat_amount is None:
        raise InvoiceNotPossible(
            _("The VAT of this order is not known, so no invoice can be made of it here.")
        )
    billed = bill_from(first.content, buyer=buyer_of(first))
    gross, vat = line.paid_amount, line.vat_amount
    bill = replace(
        following(first, billed, Kind.SUPPLEMENT, at),
        lines=(
            InvoiceLine(
                line.name, line.quantity, line.unit_amount, gross, line.vat_percent, line.request
            ),
        ),
        vat_rows=(VatRow(line.vat_percent, gross - vat, vat),),
    )
    made = keep(order, bill, key=key, corrects=first, at=at)
    told = events.InvoiceIssued(made.pk, order.pk, made.name, str(made.gross_amount), made.currency)
    publish(told, about=Ref("order", str(order.pk)), by=by, at=at)
    return made


@transaction.atomic
def credit_order(*, order: Order, amount: Decimal, key: str, by: Actor, at: datetime) -> None:
    """Takes `amount` of what an order was billed back, from the first bill on; nothing of one that was not.

    Once for each `key`. Publishes CreditNoteIssued. Refuses with CreditTooHigh.
    """
    locked = Order.objects.select_for_update().get(pk=order.pk)
    bills = left_to_credit(locked)
    names = [key, *(f"{key}:{bill.pk}" for bill, _open in bills)]
    if not bills or Invoice.objects.filter(key__in=names).exists():
        return
    refuse_above(sum((open_ for _bill, open_ in bills), ZERO), amount, locked.currency)
    left = amount
    for place, (bill, open_) in enumerate(bills):
        part = min(left, open_)
        if part > 0:
            own = key if place == 0 else f"{key}:{bill.pk}"
            issue_credit_note(invoice=bill, amount=part, reason="", key=own, by=by, at=at)
            left -= part
