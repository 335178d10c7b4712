"""The front door and the landing page."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pistos.promises.models import Publication
from pistos.shop.models import Shop


@pytest.mark.parametrize(
    ("accepted", "address"),
    [("sl,en;q=0.5", "/sl/"), ("hy", "/hy/"), ("el-GR", "/el/"), ("de", "/en/"), ("", "/en/")],
)
def test_the_front_door_finds_the_language(
    client: Client, shop: Shop, accepted: str, address: str
) -> None:
    response = client.get("/", headers={"Accept-Language": accepted})

    assert response.headers["Location"] == address
    assert "Accept-Language" in response.headers["Vary"]


def test_the_language_chosen_before_comes_first(client: Client, shop: Shop) -> None:
    client.cookies["django_language"] = "hy"

    assert client.get("/", headers={"Accept-Language": "el"}).headers["Location"] == "/hy/"


@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
def test_the_landing_page_shows_the_record(
    client: Client, published: Publication, language: str
) -> None:
    page = client.get(f"/{language}/").content.decode()

    assert "Kalamos" in page
    assert f'href="/{language}/trust/"' in page


def test_the_landing_page_costs_few_queries(
    client: Client, published: Publication, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(7):
        client.get("/en/")


def test_an_unknown_address_is_said_calmly(client: Client, shop: Shop) -> None:
    assert client.get("/en/nowhere/").status_code == 404
