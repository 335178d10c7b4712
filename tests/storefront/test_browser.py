"""The public pages in a real browser: axe finds nothing, nothing overflows, the policy holds."""

from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from pistos.customers.models import Customer
from pistos.partners.models import Partner
from pistos.promises.models import Publication, Standing
from tests.components.browsing import served
from tests.factories.orders import delivered, order_of, parcel_of, promised_delivery

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

SITE = "http://localhost"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
# Page, language, width, theme: each meets each other at least once.
VIEWS = [
    ("trust", "en", 390, "dark"),
    ("trust", "el", 1280, "light"),
    ("trust", "sl", 390, "light"),
    ("trust", "hy", 1280, "dark"),
    ("open", "el", 390, "light"),
    ("open", "hy", 390, "dark"),
    ("done", "en", 1280, "dark"),
    ("done", "sl", 390, "light"),
    ("home", "hy", 390, "light"),
    ("home", "sl", 1280, "dark"),
]


@pytest.fixture
def pages(client: Client, published: Publication, cleo: Customer) -> dict[str, bytes]:
    """Every page rendered before the browser starts: its loop allows no queries."""
    courier, now = Partner.objects.get(code="hermes"), datetime.now(UTC)
    addresses = {"trust": "trust/", "home": ""}
    on_its_way = order_of(cleo, placed_at=now - timedelta(days=2), number="1001")
    promise = promised_delivery(parcel_of(on_its_way, courier=courier))
    Standing.objects.filter(pk=promise.pk).update(told_first_at=now)
    arrived = order_of(cleo, placed_at=now - timedelta(days=6), number="1002")
    delivered(parcel_of(arrived, courier=courier))
    addresses |= {"open": f"o/{on_its_way.token}/", "done": f"o/{arrived.token}/"}
    return {
        f"/{language}/{name}": client.get(f"/{language}/{addresses[name]}").content
        for name, language, _, _ in VIEWS
    }


def _faults(
    browser: Browser, pages: dict[str, bytes], view: tuple[str, str, int, str]
) -> list[str]:
    name, language, width, theme = view
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=theme,
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.route("**/*", served(pages.__getitem__))
    page.goto(f"{SITE}/{language}/{name}")
    found = Axe().run(page).response["violations"]
    faults = [f"{view}: {fault['id']} {fault['nodes'][0]['target']}" for fault in found]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append(f"{view}: wider than the window")
    context.close()
    return faults + [f"{view}: {text}" for text in said]


@pytest.mark.serves("S3-33", "S3-125")
def test_public_pages_are_sound_in_a_browser(pages: dict[str, bytes]) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        faults = [fault for view in VIEWS for fault in _faults(browser, pages, view)]
        browser.close()

    assert faults == []
