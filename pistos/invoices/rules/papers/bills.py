"""The paper of an invoice, a supplement or a credit note."""

from django.utils.translation import gettext as _

from pistos.invoices.facts import Bill
from pistos.invoices.rules.papers.parts import day, letterhead, lines_table, party_words, sums
from pistos.invoices.rules.papers.setting import gap, paper, said


def bill_paper(bill: Bill, *, language: str) -> bytes:
    """Titles in the language in force; dates and numbers as `language` writes them."""
    is_credit = bill.kind == "credit_note"
    title = _("Credit note") if is_credit else _("Invoice")
    facts = [
        (_("Number"), bill.name),
        (_("Date of issue"), day(bill.issued_on, language)),
        (_("Order number"), bill.order_number),
        (_("Ordered on"), day(bill.ordered_on, language)),
        (_("Corrects invoice"), bill.corrects if is_credit else ""),
        (_("Adds to invoice"), "" if is_credit else bill.corrects),
        (_("Reason"), bill.reason),
        (_("Mark of the tax authority"), bill.mark),
    ]
    story = [
        *letterhead(bill.seller, f"{title} {bill.name}", facts),
        said(_("To"), "label"),
        said(party_words(bill.buyer)),
        gap(5),
        lines_table(bill.lines, bill.currency, language),
        sums(bill.vat_rows, bill.gross, bill.currency, language),
    ]
    if bill.payment_words:
        story += [gap(4), said(bill.payment_words)]
    return paper(
        story,
        title=f"{title} {bill.name}",
        foot=f"{bill.seller.name} · {bill.name}",
        language=language,
    )
