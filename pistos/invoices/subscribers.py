"""What follows from invoices and from money that went back; and this app's part of a person."""

from datetime import datetime
from decimal import Decimal

from pistos.customers import ports
from pistos.customers.models import Customer
from pistos.customers.queries import family_ids
from pistos.invoices.actions.confirming import keep_invoice_paper
from pistos.invoices.actions.registering import register_invoice
from pistos.invoices.actions.supplementing import credit_order
from pistos.invoices.models import Invoice, InvoiceBuyer
from pistos.journal.listeners import on
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.orders.models import Order


@on("invoices.InvoiceIssued", "invoices.CreditNoteIssued")
def keep_paper_of_invoice(event: Event, at: datetime) -> None:
    keep_invoice_paper(invoice=Invoice.objects.get(pk=event.data["invoice_id"]), at=at)


@on("invoices.InvoiceIssued", "invoices.CreditNoteIssued")
def tell_tax_authority(event: Event, at: datetime) -> None:
    """Where one gives a mark, the paper that carries it follows the one without."""
    invoice = Invoice.objects.get(pk=event.data["invoice_id"])
    if register_invoice(invoice=invoice, at=at):
        keep_invoice_paper(invoice=Invoice.objects.get(pk=invoice.pk), at=at)


@on("payments.RefundDone")
def credit_what_went_back(event: Event, at: datetime) -> None:
    """Money that went back of an order that was billed needs a credit note; what was paid beyond the
    bill does not."""
    if event.data.get("is_beyond_order"):
        return
    credit_order(
        order=Order.objects.get(pk=event.data["order_id"]),
        amount=Decimal(event.data["amount"]),
        key=f"refund:{event.data['refund_id']}",
        by=Actor.machine("invoices.credit_what_went_back"),
        at=at,
    )


class Invoices:
    """A person's invoices; the law demands them until `kept_until`, so an erasure leaves them."""

    name = "invoices"

    def export(self, customer: Customer) -> dict[str, list[ports.Row]]:
        invoices = Invoice.objects.filter(order__customer_id__in=family_ids(customer))
        buyers = InvoiceBuyer.objects.filter(invoice__in=invoices).order_by("pk")
        return {
            "invoices": list(
                invoices.order_by("pk").values(
                    "name", "kind", "issued_on", "gross_amount", "vat_amount", "currency"
                )
            ),
            "invoice_buyers": list(buyers.values("invoice__name", "content", "kept_until")),
        }

    def erase(self, customer: Customer, at: datetime) -> None:
        """Nothing before its term: see `forget_buyers`."""


ports.hold(Invoices())
