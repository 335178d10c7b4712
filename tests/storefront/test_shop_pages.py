"""The shop window: home, categories, search and the product page."""

import json
import re
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pistos.catalogue.models import SheetTask, Wish
from pistos.kit import clock
from pistos.pricing.models import Market
from pistos.shipping.models import Method
from pistos.shop.models import Shop
from pistos.stock.models import Level
from tests.factories.goods import priced
from tests.factories.pages import read
from tests.factories.shopping import Selling, selling

LANGUAGES = ["en", "el", "sl", "hy"]
TITLES = {
    "en": "Stoneware mug",
    "el": "Κούπα από πηλό",
    "sl": "Keramična skodelica",
    "hy": "Կավե գավաթ",
}
PRODUCT = "/en/product/stoneware-mug/"


@pytest.fixture
def world(shop: Shop, at: datetime) -> Selling:
    return selling(at)


@pytest.fixture(autouse=True)
def _one_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands, so that a page is not made anew because an hour ended."""
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.mark.serves("S1-27", "S1-28", "S1-29", "S1-30", "S4-52")
@pytest.mark.parametrize("language", LANGUAGES)
def test_product_page_tells_all_of_the_price_beside_the_button(
    client: Client, world: Selling, language: str
) -> None:
    page = read(client, f"/{language}/product/stoneware-mug/")

    block = page[page.index('id="price"') : page.index('class="buy-form"')]
    words = re.sub(r"<[^>]+>|\s+", " ", block)
    assert TITLES[language] in page
    assert re.search(r"12[.,]40", words)
    assert re.search(r"(22|24)\W*%", words)  # of Slovenia, or of Greece
    assert '<dl class="delivery">' in block


def test_each_variant_has_its_own_address_and_price(client: Client, world: Selling) -> None:
    page = read(client, f"{PRODUCT}?variant={world.red.pk}")

    assert f'name="variant" value="{world.red.pk}"' in page
    assert 'aria-current="true">Red' in page


def test_what_is_sold_out_says_so_and_has_no_button(client: Client, world: Selling) -> None:
    Level.objects.all().delete()
    page = read(client, PRODUCT)

    assert "None is left" in page
    assert 'class="buy-form"' not in page


@pytest.mark.serves("S4-49")
def test_machines_read_the_same_as_people_and_once(client: Client, world: Selling) -> None:
    page = read(client, PRODUCT)

    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert len(found) == 1
    said = json.loads(found[0])
    assert said["name"] == TITLES["en"]
    assert {offer["price"] for offer in said["offers"]} == {"12.40"}
    assert "</script" not in found[0]


@pytest.mark.serves("S4-52")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_of_the_product_says_what_the_page_says(
    client: Client, world: Selling, language: str
) -> None:
    page = read(client, f"/{language}/product/stoneware-mug/")

    found = re.findall(r'<meta property="((?:og|product):[a-z:_]+)" content="([^"]*)">', page)
    card = dict(found)
    assert card["og:type"] == "product"
    assert card["og:title"] == TITLES[language]
    assert card["og:description"] in page[page.index('class="lead"') :]
    assert card["product:price:amount"] == "12.40"
    assert card["product:price:currency"] == "EUR"
    assert card["product:availability"] == "in stock"
    assert card["og:url"].endswith(f"/{language}/product/stoneware-mug/")
    others = {words for name, words in found if name == "og:locale:alternate"}
    assert len(others) == len(LANGUAGES) - 1
    assert card["og:locale"] not in others


@pytest.mark.serves("S1-62", "S1-21")
def test_two_who_miss_the_same_make_a_task(client: Client, world: Selling) -> None:
    for _ in range(2):
        client.post(f"{PRODUCT}missing/", {"words": "is it dishwasher safe"})

    assert Wish.objects.get().count == 2
    assert SheetTask.objects.filter(kind="complete", closed_at=None).count() == 1


@pytest.mark.serves("S1-4")
def test_what_is_sought_in_vain_is_noted_and_reading_notes_nothing(
    client: Client, world: Selling
) -> None:
    page = client.post("/en/search/seek/", {"q": "surfboard"}, follow=True)
    read(client, "/en/search/?q=surfboard")

    assert "We found nothing" in page.content.decode()
    assert Wish.objects.get().count == 1


@pytest.mark.parametrize(
    ("language", "words"),
    [("el", "κουπες"), ("sl", "skodelico"), ("hy", "գավաթներ"), ("en", "mugz")],
)
def test_search_finds_by_forms_and_mistakes(
    client: Client, world: Selling, language: str, words: str
) -> None:
    page = read(client, f"/{language}/search/?q={words}")

    assert TITLES[language] in page


@pytest.mark.serves("S1-59", "S3-110")
def test_category_filters_by_typed_facts(client: Client, world: Selling) -> None:
    everything = read(client, "/en/category/mugs/")
    nothing = read(client, "/en/category/mugs/?from=500")

    assert TITLES["en"] in everything
    assert "Nothing here has all of that." in nothing


def test_odd_choices_of_a_list_are_passed_over(client: Client, world: Selling) -> None:
    for odd in ("sort=__class__", "f.x=1&f.=2&f..from=a", "from=nan&to=1e99", "f.id__gt.from=1"):
        read(client, f"/en/category/mugs/?{odd}")
    assert client.get("/en/category/mugs/?after=rubbish").status_code in (404, 409)


def test_home_shows_the_shop_only_where_something_is_sold(
    client: Client, shop: Shop, at: datetime
) -> None:
    before = read(client, "/en/")
    selling(at)
    after = read(client, "/en/")

    assert "New here" not in before
    assert TITLES["en"] in after
    assert 'class="seek"' in after


@pytest.mark.parametrize(
    ("address", "most"),
    [("/en/", 19), ("/en/category/mugs/", 18), ("/en/search/?q=mug", 12), (PRODUCT, 34)],
)
def test_pages_ask_a_fixed_number_of_questions(
    client: Client,
    world: Selling,
    address: str,
    most: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(most):
        read(client, address)


def test_a_warm_product_page_asks_little(
    client: Client, world: Selling, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    read(client, PRODUCT)
    with django_assert_max_num_queries(2):
        read(client, PRODUCT)

    client.post("/en/cart/add/", {"variant": world.mug.pk, "quantity": 1})
    assert "It is in your cart" in read(client, PRODUCT)
    assert "It is in your cart" not in read(client, PRODUCT)
    with django_assert_max_num_queries(5):
        read(client, PRODUCT)


def test_a_kept_page_shows_every_change_at_once(
    client: Client, world: Selling, at: datetime
) -> None:
    before = read(client, PRODUCT)
    priced(world.mug, "13.70", Market.objects.get(), at + timedelta(minutes=1))
    dearer = read(client, PRODUCT)
    Method.objects.filter(pk=world.home.pk).update(name={"en": "By donkey"})
    renamed = read(client, PRODUCT)
    Level.objects.filter(variant=world.mug, location=world.room).update(on_hand=2)
    Level.objects.filter(variant=world.mug, location=world.store).update(on_hand=0)
    few = read(client, PRODUCT)

    assert "12.40" in before
    assert "13.70" in dearer
    assert "2 left" in few
    assert "2 left" not in dearer
    assert "By donkey" in renamed


def test_a_kept_page_gives_each_visitor_a_token_of_their_own(world: Selling) -> None:
    pages = [read(Client(), PRODUCT) for _ in range(2)]

    tokens = [re.findall(r'csrfmiddlewaretoken" value="([^"]+)"', page) for page in pages]
    assert all(tokens)
    assert not set(tokens[0]) & set(tokens[1])
    assert "visitor's own token" not in pages[0]


def test_an_unknown_product_photo_or_category_is_not_found(client: Client, world: Selling) -> None:
    for address in ("/en/product/none/", "/en/category/none/", f"/photo/{'0' * 64}-320.webp"):
        assert client.get(address).status_code == 404
    assert client.get("/photo/..%2Fsecret-key").status_code == 404
