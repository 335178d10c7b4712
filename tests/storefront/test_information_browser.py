"""Pages of information, an article and a comparison in a real browser: languages, widths, themes."""

import os
from pathlib import Path

import pytest
from django.test import Client

from pistos.help.actions.articles import Writing, publish_article, write_article
from pistos.kit.actors import Actor
from pistos.shop.actions.presenting import change_accent, save_page_words
from tests.components.browsing import OUTSIDE, SITE, SMALL, axe_faults, chromium, served
from tests.factories.shopping import selling

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

VIEWS = [
    ("/en/who-we-are/", 1280, "light"),
    ("/el/delivery/", 390, "light"),
    ("/sl/returns/", 390, "dark"),
    ("/hy/safety-net/", 390, "light"),
    ("/hy/cookies/", 1280, "dark"),
    ("/en/help/how-long/", 390, "light"),
    ("/el/compare/?p=stoneware-mug", 390, "light"),
    ("/en/compare/?p=stoneware-mug", 1280, "dark"),
    ("/desk/pages/", 390, "light"),
    ("/el/withdraw/", 390, "light"),
    ("/sl/withdraw/", 1280, "dark"),
    ("/desk/returns/", 390, "light"),
    ("/desk/returns/exempt/", 1280, "dark"),
]


@pytest.fixture
def pages(shop, alma, at):
    """Every page rendered before the browser starts: its loop allows no queries."""
    selling(at)
    by = Actor.person(alma.pk)
    shop.legal_address, shop.phone, shop.tax_number = (
        "Ermou 1\n10563 Athens",
        "+302101234567",
        "EL1",
    )
    shop.save()
    change_accent(accent="#7a1f3d", by=by, at=at)
    save_page_words(page="people", words={"en": "Alma bakes, Ben answers."}, by=by, at=at)
    body = "> Two days.\n> Three at most.\n\n## Where\nText.\n\n## Late\n- Wait\n- Cancel\n\n## Then\nMore."
    article = write_article(
        writing=Writing({"en": "How long"}, {"en": body}, "delivery"), by=by, at=at
    )
    publish_article(article=article, by=by, at=at)
    stranger, owner = Client(), Client()
    owner.force_login(alma)
    found = {
        address: (owner if address.startswith("/desk/") else stranger).get(address).content.decode()
        for address, _, _ in VIEWS
    }
    return found | {"look": stranger.get("/look/7a1f3d.css").content.decode()}


@pytest.mark.serves("EAA-01", "S2-5")
def test_pages_are_sound_in_a_browser(pages, tmp_path):
    shots = Path(os.environ.get("PISTOS_SHOTS", tmp_path))
    faults = []
    with chromium() as browser:
        for number, (address, width, theme) in enumerate(VIEWS):
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=theme
            )
            page = context.new_page()
            page.route("**/*", served(lambda path: pages.get(path, "")))
            page.route(
                "**/look/*",
                lambda route: route.fulfill(body=pages["look"], content_type="text/css"),
            )
            page.goto(f"{SITE}{address}")
            page.screenshot(path=shots / f"{number}.png", full_page=True)
            found = [*axe_faults(page), *page.evaluate(OUTSIDE)]
            found += [] if address.startswith("/desk/") else page.evaluate(SMALL)
            faults += [(address, width, theme, fault) for fault in found]
            context.close()

    assert faults == []
