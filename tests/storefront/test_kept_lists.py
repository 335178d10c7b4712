"""Lists are kept whole, and show every change at once."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pistos.catalogue.actions.publishing import withdraw_product
from pistos.catalogue.models import Category
from pistos.kit import clock
from pistos.pricing.models import Market
from pistos.shop.models import Shop
from tests.factories.goods import ALMA, priced
from tests.factories.pages import read
from tests.factories.shopping import Selling, selling

MUGS, FOUND = "/en/category/mugs/", "/en/search/?q=mug"


@pytest.fixture
def world(shop: Shop, at: datetime) -> Selling:
    return selling(at)


@pytest.fixture(autouse=True)
def _one_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands, so that a page is not made anew because an hour ended."""
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.mark.parametrize("address", [MUGS, FOUND])
def test_a_warm_list_asks_one_question(
    client: Client,
    world: Selling,
    address: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    first = read(client, address)

    with django_assert_num_queries(1):
        again = read(client, address)

    assert "Stoneware mug" in first
    assert again == first


@pytest.mark.parametrize("address", [MUGS, FOUND])
def test_a_kept_list_shows_every_change_at_once(
    client: Client, world: Selling, at: datetime, address: str
) -> None:
    before = read(client, address)
    priced(world.mug, "11.10", Market.objects.get(), at + timedelta(minutes=1))
    cheaper = read(client, address)
    withdraw_product(product=world.mug.product, by=ALMA, at=at)
    gone = read(client, address)

    assert "12.40" in before
    assert "11.10" in cheaper
    assert "Stoneware mug" not in gone


def test_a_category_shows_its_new_name_and_the_shop_its_own(client: Client, world: Selling) -> None:
    before = read(client, MUGS)
    Category.objects.filter(slug="mugs").update(name={"en": "Cups"})
    Shop.objects.update(name="Kalamos of Sifnos")
    after = read(client, MUGS)

    assert "<h1>Mugs</h1>" in before
    assert "<h1>Cups</h1>" in after
    assert "Kalamos of Sifnos" in after


def test_each_language_choice_and_cart_sees_its_own_list(client: Client, world: Selling) -> None:
    english, greek = read(client, MUGS), read(client, "/el/category/mugs/")
    red = read(client, f"{MUGS}?f.colour=red")
    client.post("/en/cart/add/", {"variant": world.mug.pk, "quantity": 1})
    told, counted = read(client, MUGS), read(client, MUGS)

    assert "Κούπες" in greek
    assert "Mugs" in english
    assert "Colour: Red" in red
    assert "It is in your cart" in told
    assert "It is in your cart" not in counted


def test_another_order_keeps_what_was_chosen(client: Client, world: Selling) -> None:
    page = read(client, f"{MUGS}?f.colour=red&sort=price")

    form = page[page.index('class="list-sort"') :]
    form = form[: form.index("</form>")]
    assert '<input type="hidden" name="f.colour" value="red">' in form
    assert 'name="sort" value' not in form


def test_a_long_address_is_answered_and_not_kept(
    client: Client, world: Selling, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    address = f"{MUGS}?x={'y' * 600}"
    assert "Stoneware mug" in read(client, address)

    with pytest.raises(pytest.fail.Exception), django_assert_num_queries(1):
        read(client, address)
