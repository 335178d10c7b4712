"""How papers are set: the typeface, sizes, a page with its foot, tables that go on over pages."""

import io
import threading
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from babel import Locale
from babel.numbers import format_decimal
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from pistos.kit.words import hundredths_words

FONTS = Path(__file__).resolve().parents[2] / "fonts" / "dejavu-2.37"
INK, MUTED, LINE = HexColor("#1B2230"), HexColor("#5A6270"), HexColor("#E3DFD6")
MARGIN = 20 * mm
WIDTH = A4[0] - 2 * MARGIN
PADDING = 6
"""What the library keeps free within its margins."""

_one_at_a_time = threading.Lock()
"""The library keeps the state of its typefaces in one place for all documents."""


@cache
def _typefaces() -> None:
    for name, file in (
        ("Plain", "DejaVuSansCondensed.ttf"),
        ("Bold", "DejaVuSansCondensed-Bold.ttf"),
    ):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / file)))
        pdfmetrics.registerFontFamily(
            name, normal=name, bold="Bold", italic=name, boldItalic="Bold"
        )


def _style(name: str, **changed: Any) -> ParagraphStyle:
    given = {"fontName": "Plain", "fontSize": 9, "leading": 13, "textColor": INK} | changed
    return ParagraphStyle(name, **given)


STYLES = {
    "text": _style("text"),
    "small": _style("small", fontSize=7.5, leading=10.5, textColor=MUTED),
    "strong": _style("strong", fontName="Bold"),
    "title": _style("title", fontName="Bold", fontSize=18, leading=24),
    "head": _style("head", fontName="Bold", fontSize=10.5, leading=15, spaceBefore=8),
    "right": _style("right", alignment=2),
    "right_strong": _style("right_strong", fontName="Bold", alignment=2),
    "label": _style("label", fontSize=8, leading=11, textColor=MUTED),
    "label_right": _style("label_right", fontSize=8, leading=11, textColor=MUTED, alignment=2),
}


def said(text: object, style: str = "text") -> Any:
    """Text from outside, shown as it is: markup in it is words."""
    _typefaces()
    lines = escape(str(text), quote=False).split("\n")
    return Paragraph("<br/>".join(lines), STYLES[style])


def gap(millimetres: float) -> Any:
    return Spacer(1, millimetres * mm)


def together(*parts: Any) -> Any:
    return KeepTogether(list(parts))


def money(amount: Decimal, currency: str, language: str) -> str:
    """With the currency's code: not every sign is in the typeface."""
    return f"{format_decimal(amount, '#,##0.00', locale=Locale(language))}\u00a0{currency}"


def percent(value: Decimal, language: str) -> str:
    return hundredths_words(value, language)


def table(rows: Sequence[Sequence[Any]], widths: Sequence[float], *, has_head: bool = True) -> Any:
    """`widths` are shares of the page's width; the head is repeated on each page it goes on to."""
    made = Table(
        [list(row) for row in rows],
        colWidths=[WIDTH * share for share in widths],
        repeatRows=1 if has_head else 0,
    )
    rules: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    if has_head:
        rules.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE))
    made.setStyle(TableStyle(rules))
    return made


def paper(story: Sequence[Any], *, title: str, foot: str, language: str) -> bytes:
    """The PDF. Without the time of its making: the same story is the same bytes."""
    with _one_at_a_time:
        _typefaces()
        target = io.BytesIO()
        document = SimpleDocTemplate(
            target,
            pagesize=A4,
            leftMargin=MARGIN - PADDING,
            rightMargin=MARGIN - PADDING,
            topMargin=18 * mm,
            bottomMargin=24 * mm,
            title=title,
            lang=language,
            invariant=1,
        )

        def draw_foot(canvas: Any, at: Any) -> None:
            canvas.saveState()
            canvas.setFont("Plain", 7.5)
            canvas.setFillColor(MUTED)
            canvas.drawString(MARGIN, 14 * mm, foot[:150])
            canvas.drawRightString(A4[0] - MARGIN, 14 * mm, str(at.page))
            canvas.restoreState()

        document.build(list(story), onFirstPage=draw_foot, onLaterPages=draw_foot)
        return target.getvalue()
