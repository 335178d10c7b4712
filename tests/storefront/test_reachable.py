"""Nothing is hidden: costs, contacts, withdrawal and complaints at most two clicks from every page."""

import re

import pytest
from django.test import Client

from pistos.components.information import PAGES
from pistos.help.actions.articles import add_default_articles
from pistos.kit.actors import Actor
from pistos.storefront.information.cookies import stored

pytestmark = pytest.mark.django_db

MUST = ("contact", "delivery", "returns", "terms", "privacy", "safety-net", "guarantee")


def links_of(html):
    return {
        address.partition("#")[0].partition("?")[0]
        for address in re.findall(r'<a\b[^>]*?href="(/en/[^"]*)"', html)
    }


def walked(client, start="/en/"):
    """Every public page that links lead to, with its text."""
    pages, ahead = {}, [start]
    while ahead:
        address = ahead.pop()
        if address in pages:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, address
        pages[address] = answer.content.decode()
        ahead += [found for found in links_of(pages[address]) if found not in pages]
    return pages


@pytest.fixture
def pages(shop, at):
    add_default_articles(by=Actor.machine("test"), at=at)
    return walked(Client())


@pytest.mark.serves("S4-19", "S4-26", "S0-20")
def test_what_matters_is_at_most_two_clicks_from_every_page(pages):
    depth = {
        (address, goal): 1
        if f"/en/{goal}/" in links_of(html)
        else 2
        if any(f"/en/{goal}/" in links_of(pages[next_]) for next_ in links_of(html))
        else 9
        for address, html in pages.items()
        for goal in MUST
        if address != f"/en/{goal}/"
    }

    assert len(pages) > 20
    assert max(depth.values()) <= 2
    assert all(depth[address, "contact"] == 1 for address in pages if address != "/en/contact/")


@pytest.mark.serves("S4-26", "CRD-01")
def test_every_page_carries_the_contacts_and_the_name_of_the_firm(pages, shop):
    for address, html in pages.items():
        assert "mailto:shop@kalamos.example" in html, address
        assert shop.legal_name in html, address
        assert all(f'href="/en/{code}/"' in html for code in PAGES), address


@pytest.mark.serves("EPR-01", "EPR-02", "EPR-03")
def test_stranger_who_reads_everything_is_stored_nothing_that_is_not_listed(shop, at):
    add_default_articles(by=Actor.machine("test"), at=at)
    client = Client()
    client.cookies.clear()
    pages = walked(client)
    listed = {row.name for row in stored()}
    shown = client.get("/en/cookies/").content.decode()

    assert len(pages) > 20
    assert set(client.cookies) <= {"csrftoken"}  # protects the forms, and nothing else
    assert set(client.cookies) <= listed
    assert all(f"<dt>{name}</dt>" in shown for name in listed)


@pytest.mark.serves("EPR-01")
def test_no_page_asks_another_host_for_anything(pages):
    for address, html in pages.items():
        html = re.sub(r'<link rel="(?:canonical|alternate)"[^>]*>', "", html)  # read, never fetched
        loaded = re.findall(
            r'<(?:script|img|link|iframe|source)\b[^>]*?(?:src|href)="([^"]+)"', html
        )
        assert not [url for url in loaded if re.match(r"(https?:)?//", url)], address
