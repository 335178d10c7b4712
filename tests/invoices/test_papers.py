"""Papers: letters of all our languages, all that the law asks, the same bytes for the same facts."""

import hashlib
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils.translation import override
from pypdf import PdfReader

from pistos.invoices.facts import Bill, Confirmation, InvoiceLine, Party, Seller, VatRow
from pistos.invoices.rules.legal import legal_sections
from pistos.invoices.rules.papers import bill_paper, confirmation_paper
from pistos.invoices.rules.papers.setting import FONTS

SHA256 = {
    "DejaVuSansCondensed.ttf": "2d8aa290adcf1ebcbb35f63e57cf32941b012eaab4b65096b904112cf3bac972",
    "DejaVuSansCondensed-Bold.ttf": "6d2f2481e2aae944e8411cc5be515c69503ff7f5db52f2c67bcbe5d4de6bec13",
}
SELLER = Seller(
    "Κάλαμος",
    "Κάλαμος ΙΚΕ",
    "Ερμού 12\n10563 Αθήνα",
    "EL123456789",
    "GEMI 1234",
    "shop@kalamos.example",
    "+30 210 1234567",
    "GR",
)
LINES = (
    InvoiceLine("Χειροποίητη κούπα", 2, Decimal("12.40"), Decimal("24.80"), Decimal(24)),
    InvoiceLine(
        "Keramična skodelica <b>čaj</b>", 1, Decimal("20.10"), Decimal("20.10"), Decimal(24)
    ),
    InvoiceLine("Կավե բաժակ", 1, Decimal("20.00"), Decimal("20.00"), Decimal(13), "կակաոյի գդալով"),
)
ROWS = (
    VatRow(Decimal(13), Decimal("17.70"), Decimal("2.30")),
    VatRow(Decimal(24), Decimal("36.21"), Decimal("8.69")),
)
BILL = Bill(
    "invoice",
    "2026-000001",
    date(2026, 3, 2),
    "1001",
    date(2026, 3, 1),
    SELLER,
    Party(("Անի Սարգսյան", "Čopova 1", "1000 Ljubljana"), "SI12345678"),
    LINES,
    ROWS,
    "EUR",
)


def text_of(content: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split()
    )


def made(language: str, bill: Bill = BILL) -> bytes:
    with override(language):
        return bill_paper(bill, language=language)


@pytest.mark.parametrize(
    ("language", "title", "total"),
    [
        ("en", "Invoice 2026-000001", "64.90 EUR"),
        ("el", "Τιμολόγιο 2026-000001", "64,90 EUR"),
        ("sl", "Račun 2026-000001", "64,90 EUR"),
        ("hy", "Հաշիվ 2026-000001", "64,90 EUR"),
    ],
)
def test_an_invoice_has_every_letter_in_every_language(
    language: str, title: str, total: str
) -> None:
    found = text_of(made(language))

    for words in (title, total, "Χειροποίητη κούπα", "Keramična skodelica", "Կավե բաժակ"):
        assert words in found
    for words in ("Անի Սարգսյան", "Čopova 1", "SI12345678", "EL123456789", "36", "8"):
        assert words in found
    assert "<b>čaj</b>" in found


def test_the_same_facts_are_the_same_bytes_and_others_are_not() -> None:
    assert made("el") == made("el")
    assert made("el") != made("el", replace(BILL, name="2026-000002"))


def test_many_lines_go_on_over_pages() -> None:
    many = replace(BILL, lines=LINES * 40)

    reader = PdfReader(io.BytesIO(made("sl", many)))

    assert len(reader.pages) >= 4
    assert all("Količina" in page.extract_text() for page in reader.pages[:3])


@pytest.mark.serves("CRD-08")
@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
def test_a_confirmation_holds_all_that_the_law_asks(language: str) -> None:
    with override(language):
        sections = legal_sections(SELLER)
        content = confirmation_paper(
            Confirmation(
                "1001",
                date(2026, 3, 2),
                SELLER,
                BILL.buyer,
                BILL.buyer,
                LINES,
                ROWS,
                Decimal("64.90"),
                "EUR",
                "Hermes Post",
                "Παρασκευή 6 Μαρτίου",
                "IBAN GR16",
                sections,
            ),
            language=language,
        )

    found = text_of(content)
    for section in sections:
        assert section.title in found
        for paragraph in section.paragraphs:
            assert " ".join(paragraph.split())[:60] in found
    for words in ("64", "Παρασκευή 6 Μαρτίου", "Hermes Post", "IBAN GR16", "+30 210 1234567"):
        assert words in found


def test_the_typeface_is_the_one_whose_licence_lies_beside_it() -> None:
    for name, digest in SHA256.items():
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == digest
    assert "Bitstream" in (FONTS / "LICENSE").read_text()
    assert isinstance(FONTS, Path)
