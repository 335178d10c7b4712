"""Nobody is pressed: what is said of scarcity is what the shelves hold, and nothing counts down."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from pistos.shop.models import Shop
from pistos.stock.models import Level
from tests.factories.shopping import Selling, selling

PRODUCT = "/en/product/stoneware-mug/"
SCRIPTS = Path(__file__).resolve().parents[2] / "pistos/storefront/static/storefront"
PRESSING = re.compile(
    r"countdown|hurry|watching|looking at this|viewing|last chance|only today", re.I
)


@pytest.fixture
def world(shop: Shop) -> Selling:
    return selling(datetime.now(UTC))


@pytest.mark.django_db
@pytest.mark.serves("OMN-08", "S3-129")
@pytest.mark.parametrize(("here", "said"), [(1, "1 left"), (5, "5 left"), (6, ""), (400, "")])
def test_what_is_left_is_what_the_shelves_hold_and_said_only_where_it_is_little(
    client: Client, world: Selling, here: int, said: str
) -> None:
    Level.objects.filter(location=world.store).update(on_hand=0)
    Level.objects.filter(variant=world.mug, location=world.room).update(on_hand=here)

    page = client.get(PRODUCT).content.decode()

    assert re.findall(r"\d+ left", page) == ([said] if said else [])


@pytest.mark.django_db
@pytest.mark.serves("OMN-08", "S3-129")
def test_no_page_on_the_way_to_an_order_presses(client: Client, world: Selling) -> None:
    client.post("/en/cart/add/", {"variant": world.mug.pk, "quantity": 1})

    for address in ("/en/", "/en/category/mugs/", PRODUCT, "/en/cart/", "/en/checkout/"):
        assert not PRESSING.findall(client.get(address).content.decode()), address


@pytest.mark.serves("OMN-08")
@pytest.mark.parametrize("script", sorted(SCRIPTS.glob("*.js")), ids=lambda path: path.name)
def test_no_script_of_the_shop_has_a_clock(script: Path) -> None:
    assert "setInterval" not in script.read_text()
