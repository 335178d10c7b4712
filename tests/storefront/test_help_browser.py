"""The help pages in a real browser: four languages, two widths, two themes."""

import pytest
from django.test import Client

from pistos.help.actions.articles import add_default_articles
from pistos.help.actions.misses import note_search
from pistos.kit.actors import Actor
from tests.components.browsing import OUTSIDE, SITE, SMALL, axe_faults, chromium, served

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

VIEWS = [
    ("/en/help/", 390, "light"),
    ("/el/help/", 1280, "dark"),
    ("/sl/help/?q=vracilo", 390, "dark"),
    ("/hy/help/?q=xyz", 390, "light"),
    ("/hy/help/", 1280, "light"),
    ("/el/help/returns-14-days/", 390, "dark"),
    ("/sl/help/our-promises/", 1280, "light"),
    ("/desk/help/", 1280, "light"),
    ("/desk/help/", 390, "dark"),
    ("/desk/help/new/", 390, "light"),
]


@pytest.fixture
def pages(shop, alma, at):
    """Every page rendered before the browser starts: its loop allows no queries."""
    add_default_articles(by=Actor.machine("test"), at=at)
    for _ in range(2):
        note_search(words="garancija", language="sl", by=Actor.machine("help page"), at=at)
    stranger, owner = Client(), Client()
    owner.force_login(alma)
    return {
        address: (owner if address.startswith("/desk/") else stranger).get(address).content.decode()
        for address, _, _ in VIEWS
    }


@pytest.mark.serves("S1-4")
def test_help_pages_are_sound_in_a_browser(pages, tmp_path):
    faults = []
    with chromium() as browser:
        for number, (address, width, theme) in enumerate(VIEWS):
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=theme
            )
            page = context.new_page()
            page.route("**/*", served(lambda path: pages[path]))
            page.goto(f"{SITE}{address}")
            page.screenshot(path=tmp_path / f"{number}.png", full_page=True)
            found = [*axe_faults(page), *page.evaluate(OUTSIDE)]
            found += [] if address.startswith("/desk/") else page.evaluate(SMALL)
            faults += [(address, width, theme, fault) for fault in found]
            context.close()

    assert faults == []
