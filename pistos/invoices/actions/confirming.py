"""Papers that are handed out are kept as they were, with their hash."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import override

from pistos.invoices.facts import Confirmation
from pistos.invoices.models import Invoice, Paper
from pistos.invoices.queries import bill_of, lines_of, parties_of, seller_of, vat_of
from pistos.invoices.rules.legal import legal_sections
from pistos.invoices.rules.papers import bill_paper, confirmation_paper
from pistos.orders.models import Order
from pistos.shop.queries import the_shop


@dataclass(frozen=True, slots=True)
class KeptPaper:
    """A stored PDF: `file` is its name in the storage, `name` what the customer sees."""

    name: str
    file: str
    content: bytes
    sha256: str


@transaction.atomic
def keep_confirmation(
    *, order: Order, promised_words: str, payment_words: str, at: datetime
) -> KeptPaper:
    """The confirmation of an order in its language, with all legal information, stored with its hash.

    The same facts are the same bytes and the same row. Part of the deed that places the order.
    """
    shop = the_shop()
    buyer, ship_to = parties_of(order)
    seller = seller_of(shop)
    with override(order.language):
        lines = lines_of(order)
        content = confirmation_paper(
            Confirmation(
                order_number=order.number,
                ordered_on=order.placed_at.astimezone(ZoneInfo(shop.time_zone)).date(),
                seller=seller,
                buyer=buyer,
                ship_to=ship_to,
                lines=lines,
                vat_rows=vat_of(order, lines),
                total=order.total_amount,
                currency=order.currency,
                method_words=order.method_name,
                promised_words=promised_words,
                payment_words=payment_words,
                sections=legal_sections(seller),
            ),
            language=order.language,
        )
    return _kept("order", order.pk, f"{order.number}.pdf", content, order.language, at)


@transaction.atomic
def keep_invoice_paper(*, invoice: Invoice, at: datetime) -> KeptPaper:
    """The invoice's PDF, stored as it is handed out."""
    with override(invoice.language):
        content = bill_paper(bill_of(invoice), language=invoice.language)
    return _kept("invoice", invoice.pk, f"{invoice.name}.pdf", content, invoice.language, at)


def _kept(
    about_kind: str, about_id: int, name: str, content: bytes, language: str, at: datetime
) -> KeptPaper:
    digest = hashlib.sha256(content).hexdigest()
    known = Paper.objects.filter(about_kind=about_kind, about_id=about_id, sha256=digest).first()
    if known is None:
        file = default_storage.save(f"papers/{at:%Y/%m}/{digest[:32]}.pdf", ContentFile(content))
        known = Paper.objects.create(
            about_kind=about_kind,
            about_id=about_id,
            language=language,
            file=file,
            sha256=digest,
            made_at=at,
        )
    return KeptPaper(name, known.file, content, digest)
