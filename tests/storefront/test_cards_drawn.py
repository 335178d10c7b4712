"""A product in a list as it is drawn: what was typed stays text, and a price says all that it must."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils.translation import override

from pistos.catalogue.rules.shown import Card, PhotoShown, PhotoSize, Place
from pistos.pricing.queries import PriceView
from pistos.storefront.photos import pictured

PRICE = PriceView(
    1, Decimal("12.40"), "EUR", "standard", Decimal(24), Decimal("2.40"), Decimal("10.00"),
    None, None, None, None, None, False, False, Decimal(0),
)  # fmt: skip
REDUCED = replace(
    PRICE, prior_gross=Decimal("15.50"), reduction_percent=20,
    reduction_until=datetime(2026, 12, 24, tzinfo=UTC), unit_amount=Decimal("49.60"), unit="kg",
)  # fmt: skip
PHOTO = PhotoShown("products/a/b.webp", 800, 600, (PhotoSize("products/a/b-320.webp", 320, 240),),
                   'A "mug" <new>', "front", True)  # fmt: skip
CARD = Card(1, 1, "mug", "goods", "Mug <b>&", "So & so", "en", None, Place("mugs", "Mugs"), 1,
            "standard", (1,), "", ())  # fmt: skip


def row(card: Card, price: PriceView | None, **more: object) -> dict[str, object]:
    return {
        "card": card,
        "photo": pictured(card.photo),
        "price": price,
        "is_from": False,
        **more,
    }


def drawn(*rows: dict[str, object], language: str = "en") -> str:
    with override(language):
        return Template("{% load goods %}{% cards rows %}").render(Context({"rows": rows}))


def test_what_was_typed_is_never_markup() -> None:
    page = drawn(row(replace(CARD, photo=PHOTO, because="<i>Like it</i>"), PRICE))

    assert "Mug &lt;b&gt;&amp;" in page
    assert 'alt="A &quot;mug&quot; &lt;new&gt;"' in page
    assert "&lt;i&gt;Like it&lt;/i&gt;" in page
    assert "So &amp; so" not in page


@pytest.mark.parametrize(
    ("language", "way", "prior"),
    [
        ("en", "/en/product/mug/", "lowest price of the 30 days before: <s>€15.50</s>"),
        ("el", "/el/product/mug/", "<s>15,50\xa0€</s>"),
    ],
)
def test_a_reduced_price_says_the_lowest_before_it(language: str, way: str, prior: str) -> None:
    page = drawn(row(CARD, REDUCED, is_from=True), language=language)

    assert f'href="{way}"' in page
    assert 'class="price price-reduced"' in page
    assert prior in page
    assert "−20" in page
    assert "/ kg" in page
    assert 'class="price-from"' in page


def test_a_plain_price_says_nothing_more() -> None:
    page = drawn(row(CARD, PRICE))

    assert '<p class="price"><span class="price-gross">€12.40</span></p>' in page


def test_what_is_not_sold_there_says_so() -> None:
    assert "Not sold to your country" in drawn(row(CARD, None))


def test_a_rating_stands_with_its_count() -> None:
    page = drawn(row(CARD, PRICE, rating={"mean": 4.4, "count": 1}))

    assert 'aria-label="4.4 of 5 stars"' in page
    assert '(1<span class="visually-hidden"> review</span>)' in page


def test_the_first_pictures_come_at_once_and_the_others_later() -> None:
    page = drawn(*[row(replace(CARD, photo=PHOTO), PRICE)] * 5)

    assert page.count("<img ") == 5
    assert page.count('loading="lazy"') == 1


def test_a_long_summary_is_cut() -> None:
    long, short = drawn(row(replace(CARD, summary="é" * 91), PRICE)), "é" * 90

    assert f"{'é' * 89}…</p>" in long
    assert f"{short}</p>" in drawn(row(replace(CARD, summary=short), PRICE))
