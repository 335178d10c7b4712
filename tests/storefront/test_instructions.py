"""The instructions of a product as a paper to keep."""

import io
from datetime import datetime

import pytest
from django.test import Client
from pypdf import PdfReader

from pistos.catalogue.models import Product
from pistos.shop.models import Shop
from tests.factories.shopping import selling

PRODUCT = "/{}/product/stoneware-mug/"


@pytest.fixture
def mug(shop: Shop, at: datetime) -> Product:
    return selling(at).mug.product


@pytest.mark.serves("S1-24")
@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Wash it by hand"), ("el", "Πλένεται στο χέρι"), ("sl", "Pomivajte jo ročno")],
)
def test_instructions_of_the_page_are_kept_as_a_paper(
    client: Client, mug: Product, language: str, words: str
) -> None:
    address = f"{PRODUCT.format(language)}instructions/"
    assert address in client.get(PRODUCT.format(language)).content.decode()

    response = client.get(address)

    assert response.headers["Content-Type"] == "application/pdf"
    assert "attachment" in response.headers["Content-Disposition"]
    assert words in _text(response.content)


def _text(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_without_instructions_there_is_no_paper(client: Client, shop: Shop, mug: Product) -> None:
    assert client.get("/en/product/no-such-mug/instructions/").status_code == 404
