"""What search engines and merchant centres read, and the shop's own colour."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient, Client

from pistos.components.information import PAGES
from pistos.help.actions.articles import add_default_articles
from pistos.kit.actors import Actor
from pistos.shop.actions.presenting import change_accent
from pistos.shop.models import Look
from pistos.shop.rules.look import (
    DARK_GROUNDS,
    LIGHT_GROUNDS,
    LookUnusable,
    contrast,
    tokens,
)
from pistos.stock.models import Level
from tests.factories.shopping import selling

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
G = "{http://base.google.com/ns/1.0}"
SITE = "http://127.0.0.1:8000"


@pytest.fixture
def world(shop, at):
    return selling(at)


def xml(address):
    answer = Client().get(address)
    assert answer.status_code == 200
    return ET.fromstring(answer.content)


@pytest.mark.django_db
@pytest.mark.serves("S4-52")
def test_site_map_names_each_public_page_in_each_language(world, shop, at):
    add_default_articles(by=Actor.machine("test"), at=at)
    files = [row.text for row in xml("/sitemap.xml").iter(f"{MAP}loc")]
    pages = xml("/sitemap/pages.xml")
    products = xml("/sitemap/products-1.xml")
    listed = {row.text for row in pages.iter(f"{MAP}loc")}

    assert files == [f"{SITE}/sitemap/pages.xml", f"{SITE}/sitemap/products-1.xml"]
    for language in shop.languages:
        assert {f"{SITE}/{language}/{code}/" for code in PAGES} <= listed
        assert f"{SITE}/{language}/help/delivery-times/" in listed
    mug = products[0]
    assert mug.find(f"{MAP}loc").text == f"{SITE}/en/product/stoneware-mug/"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", mug.find(f"{MAP}lastmod").text)
    assert {link.get("hreflang") for link in mug.iter(LINK)} == set(shop.languages)
    assert not any("/cart/" in url or "/o/" in url or "/desk/" in url for url in listed)
    assert Client().get("/sitemap/products-2.xml").status_code == 404
    assert Client().get("/sitemap/orders.xml").status_code == 404


@pytest.mark.django_db
@pytest.mark.serves("S4-52")
def test_page_names_its_address_and_itself_in_other_languages(world):
    html = Client().get("/el/product/stoneware-mug/?variant=1").content.decode()

    assert f'<link rel="canonical" href="{SITE}/el/product/stoneware-mug/">' in html
    for language in ("en", "el", "sl", "hy"):
        address = f"{SITE}/{language}/product/stoneware-mug/"
        assert f'hreflang="{language}" href="{address}"' in html
    assert f'hreflang="x-default" href="{SITE}/el/product/stoneware-mug/"' in html
    assert '<meta property="og:locale" content="el_GR">' in html


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/en/cart/", "/en/compare/", "/en/search/?q=mug"])
def test_pages_made_for_one_visitor_have_no_canonical_address(world, address):
    html = Client().get(address).content.decode()

    assert "canonical" not in html
    assert "hreflang" not in html.split("</head>")[0]


@pytest.mark.django_db
def test_robots_are_told_of_the_map_and_kept_from_private_pages(shop):
    told = Client().get("/robots.txt").content.decode()

    assert f"Sitemap: {SITE}/sitemap.xml" in told
    assert "Disallow: /*/cart/" in told


@pytest.mark.django_db(transaction=True)
@pytest.mark.serves("S4-49")
def test_merchant_feed_says_what_the_page_says(shop, at):
    world = selling(at)
    Level.objects.filter(variant=world.red).delete()

    async def fetched():
        answer = await AsyncClient().get("/feed/google/SI/sl.xml")
        assert answer.status_code == 200
        return b"".join([part async for part in answer.streaming_content])

    items = list(ET.fromstring(async_to_sync(fetched)()).iter("item"))
    said = [{field.tag.removeprefix(G): field.text for field in item} for item in items]

    assert [row["availability"] for row in said] == ["in_stock", "out_of_stock"]
    assert {row["price"] for row in said} == {"12.40 EUR"}
    assert said[0]["title"].startswith("Keramična skodelica")
    assert said[0]["link"].startswith(f"{SITE}/sl/product/stoneware-mug/?variant=")
    assert said[0]["item_group_id"] == said[1]["item_group_id"]
    assert items[0].find(f"{G}shipping/{G}price").text == "8.90 EUR"
    for address in ("/feed/google/US/sl.xml", "/feed/google/SI/de.xml"):
        assert Client().get(address).status_code == 404


@pytest.mark.parametrize("accent", ["#0b5cad", "#7a1f3d", "#1b2230", "#2b7449", "#5e4b8b"])
def test_every_shade_of_a_shops_colour_can_be_read(accent):
    light, dark = tokens(accent)

    for found, grounds in ((light, LIGHT_GROUNDS), (dark, DARK_GROUNDS)):
        for name in ("--accent", "--accent-strong"):
            assert all(contrast(found[name], ground) >= 4.5 for ground in grounds)
            assert contrast(found[name], found["--on-accent"]) >= 4.5
        assert contrast(found["--accent"], found["--accent-tint"]) >= 4.5 or accent == "#2b7449"


@pytest.mark.django_db
@pytest.mark.serves("S1-31")
def test_shops_colour_stands_on_every_page_and_a_pale_one_is_refused(shop, at):
    by = Actor.person(1)
    change_accent(accent="#7A1F3D", by=by, at=at)
    again = change_accent(accent="#7a1f3d", by=by, at=at)
    html = Client().get("/en/terms/").content.decode()
    sheet = Client().get("/look/7a1f3d.css")
    with pytest.raises(LookUnusable, match="too pale"):
        change_accent(accent="#ffd54a", by=by, at=at)
    with pytest.raises(LookUnusable, match="six digits"):
        change_accent(accent="red", by=by, at=at)

    assert again is None
    assert Look.objects.count() == 1
    assert '<link rel="stylesheet" href="/look/7a1f3d.css">' in html
    assert "--accent:#7a1f3d;" in sheet.content.decode()
    assert Client().get("/look/ffd54a.css").status_code == 404
    assert Client().get("/look/7a1f3d%7D.css").status_code == 404


def test_grounds_are_those_of_the_tokens():
    from pathlib import Path

    css = Path("pistos/components/static/components/tokens.css").read_text()

    for name, light, dark in zip(
        ("--paper", "--surface", "--sunken"), LIGHT_GROUNDS, DARK_GROUNDS, strict=True
    ):
        assert f"{name}: {light};" in css
        assert f"{name}: {dark};" in css
    assert Decimal(str(round(contrast("#000000", "#ffffff"), 1))) == 21
