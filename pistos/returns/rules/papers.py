"""Papers of returns as PDF: the evidence for a courier, and the label that brings goods home."""

import io
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from PIL import Image as Pictures
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.platypus import Image

from pistos.invoices.rules.papers.parts import day
from pistos.invoices.rules.papers.setting import gap, money, paper, said, table, together

LONGEST = 150 * mm


@dataclass(frozen=True, slots=True)
class Reported:
    """One report of the courier itself."""

    at: datetime
    code: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a claim against a courier stands on; photos are WebP of our own making."""

    shop: str
    courier: str
    kind: str
    number: str
    order_number: str
    ordered_on: date
    told_on: date
    deadline_on: date
    tracking_number: str
    place: str
    weight_grams: int | None
    amount: Decimal
    currency: str
    words: str
    goods: tuple[tuple[str, int, Decimal], ...]
    reports: tuple[Reported, ...]
    photos: tuple[bytes, ...]


def evidence_paper(facts: Evidence, *, language: str) -> bytes:
    """Titles in the language in force. The same facts are the same bytes."""
    title = _("Claim %(number)s against %(courier)s") % {
        "number": facts.number,
        "courier": facts.courier,
    }
    rows = [
        (_("What for"), facts.kind),
        (_("Parcel number"), facts.tracking_number or "–"),
        (_("Order number"), facts.order_number),
        (_("Ordered on"), day(facts.ordered_on, language)),
        (_("Reported by the recipient on"), day(facts.told_on, language)),
        (_("To be claimed by"), day(facts.deadline_on, language)),
        (_("Goes to"), facts.place or "–"),
        (_("Weight"), f"{facts.weight_grams} g" if facts.weight_grams else "–"),
        (_("Amount claimed"), money(facts.amount, facts.currency, language)),
    ]
    story: list[Any] = [
        said(facts.shop, "strong"),
        gap(4),
        said(title, "title"),
        gap(3),
        table(
            [[said(name, "label"), said(value)] for name, value in rows],
            (0.35, 0.65),
            has_head=False,
        ),
        said(_("Goods"), "head"),
        table(
            [
                [
                    said(name),
                    said(many, "right"),
                    said(money(each, facts.currency, language), "right"),
                ]
                for name, many, each in facts.goods
            ],
            (0.6, 0.15, 0.25),
            has_head=False,
        ),
    ]
    if facts.words:
        story += [said(_("In the words of the recipient"), "head"), said(facts.words)]
    story += [said(_("Reports of the courier"), "head"), _reports(facts)]
    if facts.photos:
        story.append(said(_("Photos"), "head"))
        story += [together(_picture(content), gap(3)) for content in facts.photos]
    return paper(story, title=title, foot=f"{facts.shop} · {facts.number}", language=language)


def _reports(facts: Evidence) -> Any:
    if not facts.reports:
        return said(_("None came."))
    rows = [
        [said(f"{each.at:%Y-%m-%d %H:%M} UTC"), said(each.code), said(f"{each.place} {each.text}")]
        for each in facts.reports
    ]
    return table(rows, (0.3, 0.25, 0.45), has_head=False)


def _picture(content: bytes) -> Any:
    """A JPEG within the page: the library reads no WebP by itself."""
    with Pictures.open(io.BytesIO(content)) as opened:
        plain = opened.convert("RGB")
    plain.thumbnail((1200, 1200))
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=80)
    out.seek(0)
    share = min(LONGEST / plain.width, LONGEST / plain.height)
    return Image(out, plain.width * share, plain.height * share)


@dataclass(frozen=True, slots=True)
class Label:
    """What is stuck on a parcel that goes back. `code` finds the return; nothing on it is secret."""

    shop: str
    address: str
    number: str
    code: str
    link: str
    goods: tuple[tuple[str, int], ...]
    send_by: date | None


def label_paper(label: Label, *, language: str) -> bytes:
    """One page: the address to cut out, the code to scan, and what to put in."""
    widget = QrCodeWidget(label.link)
    left, bottom, right, top = widget.getBounds()
    size = 42 * mm
    code = Drawing(size, size, transform=[size / (right - left), 0, 0, size / (top - bottom), 0, 0])
    code.add(widget)
    story: list[Any] = [
        said(_("Return of order %(number)s") % {"number": label.number}, "title"),
        gap(4),
        table(
            [[[said(_("To"), "label"), said(label.shop, "strong"), said(label.address)], code]],
            (0.65, 0.35),
            has_head=False,
        ),
        gap(2),
        said(label.code, "strong"),
        gap(6),
        said(_("Please put in"), "head"),
        *(said(f"{many} × {name}") for name, many in label.goods),
        gap(3),
    ]
    if label.send_by:
        story.append(said(_("Please send it by %(day)s.") % {"day": day(label.send_by, language)}))
    story.append(said(_("Stick the upper part on the parcel. Keep the proof that you sent it.")))
    title = _("Return of order %(number)s") % {"number": label.number}
    return paper(story, title=title, foot=f"{label.shop} · {label.number}", language=language)
