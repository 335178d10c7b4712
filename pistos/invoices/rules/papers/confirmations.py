"""The paper that confirms an order, with all that the law asks the buyer to hold in their hands."""

from django.utils.translation import gettext as _

from pistos.invoices.facts import Confirmation
from pistos.invoices.rules.papers.parts import (
    day,
    letterhead,
    lines_table,
    party_words,
    sections_of,
    sums,
)
from pistos.invoices.rules.papers.setting import gap, paper, said, table


def confirmation_paper(order: Confirmation, *, language: str) -> bytes:
    """Titles in the language in force; dates and numbers as `language` writes them."""
    title = _("Order %(number)s") % {"number": order.order_number}
    facts = [
        (_("Ordered on"), day(order.ordered_on, language)),
        (_("Delivery"), order.method_words),
        (_("Promised"), order.promised_words),
        (_("Payment"), order.payment_words),
    ]
    parties = [
        [said(_("Buyer"), "label"), said(_("Goes to"), "label")],
        [said(party_words(order.buyer)), said(party_words(order.ship_to))],
    ]
    story = [
        *letterhead(order.seller, title, facts),
        table(parties, (0.5, 0.5), has_head=False),
        gap(4),
        lines_table(order.lines, order.currency, language),
        sums(order.vat_rows, order.total, order.currency, language),
        *sections_of(order.sections),
    ]
    return paper(story, title=title, foot=f"{order.seller.name} · {title}", language=language)
