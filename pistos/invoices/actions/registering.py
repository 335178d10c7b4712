"""Telling a tax authority, where one is wired in."""

from datetime import datetime

from django.db import transaction

from pistos.invoices import events
from pistos.invoices.models import Invoice, Registration
from pistos.invoices.ports import tax_authority
from pistos.invoices.queries import bill_of
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref

BY = Actor.machine("invoices.register_invoice")


def register_invoice(*, invoice: Invoice, at: datetime) -> bool:
    """Registers once; False where there is nothing to do. Publishes InvoiceRegistered.

    AuthorityAway surfaces, and is tried again.
    """
    authority = tax_authority()
    if authority is None or Registration.objects.filter(invoice=invoice).exists():
        return False
    answer = authority.register(bill_of(invoice))
    with transaction.atomic():
        Registration.objects.create(
            invoice=invoice,
            authority=answer.authority,
            mark=answer.mark,
            url=answer.url,
            registered_at=at,
        )
        told = events.InvoiceRegistered(invoice.pk, answer.authority)
        publish(told, about=Ref("order", str(invoice.order_id)), by=BY, at=at)
    return True
