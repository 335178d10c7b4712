"""Parts that papers share: who sells and buys, the lines, the VAT by rate."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from babel.dates import format_date
from django.utils.translation import gettext as _

from pistos.invoices.facts import InvoiceLine, Party, Section, Seller, VatRow
from pistos.invoices.rules.papers.setting import gap, money, percent, said, table, together


def seller_words(seller: Seller) -> str:
    rows = [
        seller.legal_name or seller.name,
        seller.address,
        seller.tax_number and _("Tax number %(number)s") % {"number": seller.tax_number},
        seller.register_number
        and _("Register number %(number)s") % {"number": seller.register_number},
        seller.email,
        seller.phone,
    ]
    return "\n".join(row for row in rows if row)


def party_words(party: Party) -> str:
    rows = [*party.lines]
    if party.vat_id:
        rows.append(_("VAT id %(number)s") % {"number": party.vat_id})
    return "\n".join(row for row in rows if row)


def letterhead(seller: Seller, title: str, facts: Sequence[tuple[str, str]]) -> list[Any]:
    """The shop's name and address beside the paper's name and its facts."""
    told = "\n".join(f"{label}: {value}" for label, value in facts if value)
    return [
        said(seller.name, "strong"),
        gap(4),
        said(title, "title"),
        gap(2),
        table([[said(told), said(seller_words(seller), "small")]], (0.6, 0.4), has_head=False),
        gap(4),
    ]


def lines_table(lines: Sequence[InvoiceLine], currency: str, language: str) -> Any:
    """What was bought, each line with its VAT rate."""
    rows: list[list[Any]] = [
        [
            said(_("What"), "label"),
            said(_("Quantity"), "label_right"),
            said(_("Price each"), "label_right"),
            said(_("VAT"), "label_right"),
            said(_("Sum"), "label_right"),
        ]
    ]
    for line in lines:
        name = f"{line.name}\n{line.note}" if line.note else line.name
        rate = "" if line.vat_percent is None else percent(line.vat_percent, language)
        rows.append(
            [
                said(name),
                said(line.quantity, "right"),
                said(money(line.unit_gross, currency, language), "right"),
                said(rate, "right"),
                said(money(line.gross, currency, language), "right"),
            ]
        )
    return table(rows, (0.44, 0.11, 0.17, 0.1, 0.18))


def sums(vat_rows: Sequence[VatRow], total: Decimal, currency: str, language: str) -> Any:
    """Net and VAT by rate, and the whole."""
    rows: list[list[Any]] = [
        [
            said(_("VAT rate"), "label_right"),
            said(_("Net"), "label_right"),
            said(_("VAT"), "label_right"),
            said(_("With VAT"), "label_right"),
        ]
    ]
    for row in vat_rows:
        rows.append(
            [
                said(percent(row.percent, language), "right"),
                said(money(row.net, currency, language), "right"),
                said(money(row.vat, currency, language), "right"),
                said(money(row.gross, currency, language), "right"),
            ]
        )
    whole = table(
        [
            [
                said(_("Total, VAT included"), "strong"),
                said(money(total, currency, language), "right_strong"),
            ]
        ],
        (0.6, 0.4),
        has_head=False,
    )
    return together(gap(3), table(rows, (0.34, 0.22, 0.22, 0.22)), gap(1), whole)


def sections_of(sections: Sequence[Section]) -> list[Any]:
    found: list[Any] = []
    for section in sections:
        first, *rest = section.paragraphs
        found.append(together(said(section.title, "head"), said(first)))
        found += [part for text in rest for part in (gap(1.5), said(text))]
    return found


def day(value: Any, language: str) -> str:
    return str(format_date(value, "long", locale=language))
