"""What changed about a cart's goods since they were put there is told beside them."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.test import Client

from pistos.catalogue.models import Product, ProductState
from pistos.pricing.actions import set_price
from pistos.pricing.models import Market
from pistos.shop.models import Shop
from pistos.stock.models import Level
from tests.factories.goods import ALMA
from tests.factories.shopping import Selling, selling

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(shop: Shop) -> Selling:
    return selling(datetime.now(UTC))


@pytest.fixture
def browser(world: Selling) -> Client:
    """A browser with two blue mugs in its cart."""
    client = Client()
    client.post("/en/cart/add/", {"variant": world.mug.pk, "quantity": 2})
    return client


def cart(browser: Client) -> str:
    return browser.get("/en/cart/").content.decode()


def test_another_price_and_too_few_pieces_are_told(world: Selling, browser: Client) -> None:
    assert "cart-change" not in cart(browser)

    set_price(
        variant=world.mug,
        market=Market.objects.get(),
        gross_amount=Decimal("13.90"),
        by=ALMA,
        at=datetime.now(UTC),
    )
    assert "The price has changed since you put it here; it was €12.40." in cart(browser)

    Level.objects.filter(variant=world.mug).update(on_hand=0)
    Level.objects.filter(variant=world.mug, location=world.room).update(on_hand=1)
    assert "Only 1 is left. Please lower the number." in cart(browser)


def test_a_product_that_was_taken_from_sale_is_told_and_nothing_is_ordered(
    world: Selling, browser: Client
) -> None:
    Product.objects.update(state=ProductState.WITHDRAWN)

    assert "This is no longer sold. Please take it out." in cart(browser)
    assert "disabled" in browser.get("/en/checkout/").content.decode()
