"""An owner sets the shop up in a real browser, without scripts too; axe finds nothing on the way."""

import os
import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from pistos.accounts.models import User
from pistos.accounts.rules import setup_code
from pistos.kit import clock
from pistos.kit.tasks import drain
from pistos.shop.models import Shop

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
OUTSIDE = """() => [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && box.right > document.documentElement.clientWidth + 1
    && !e.closest('svg, .table-scroll, .skip-link') && !e.closest('details:not([open])');
}).map(e => e.tagName + '.' + e.className)"""
# Language, width, theme and scripts, pairwise.
WALKS = [
    ("el", 390, "dark", True),
    ("hy", 390, "light", False),
    ("sl", 1280, "dark", False),
]


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    # Playwright's own loop runs in this thread; Django would take our queries for async ones.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()
        # This thread's connections under the loop are others than outside it; none may outlive the test.
        connections.close_all()


def check(page: Page, *, has_scripts: bool) -> None:
    """Nothing for axe to find, nothing beyond the edge."""
    if has_scripts:
        found = Axe().run(page).response["violations"]
        assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate(OUTSIDE) == []


@pytest.mark.parametrize(("language", "width", "theme", "has_scripts"), WALKS)
def test_a_new_owner_sets_the_shop_up(
    browser: Browser,
    live_server: LiveServer,
    language: str,
    width: int,
    theme: str,
    has_scripts: bool,
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=theme,
        locale=language,
        java_script_enabled=has_scripts,
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.text} {message.location['url']}"))

    page.goto(f"{live_server.url}/desk/")
    check(page, has_scripts=has_scripts)
    page.fill("#id_code", setup_code(settings.SECRET_KEY))
    page.fill("#id_name", "Kalamos")
    page.fill("#id_own_name", "Alma")
    page.fill("#id_email", "alma@kalamos.example")
    page.fill("#id_password", "a long walk by the sea")
    page.click("main .button-primary")
    page.wait_for_url(re.compile("hours"))
    check(page, has_scripts=has_scripts)
    page.click("main .button-primary")
    page.wait_for_url(re.compile("mailbox"))
    page.click("main form button.button:not(.button-primary) >> nth=0")
    drain(clock.now())
    page.reload()
    check(page, has_scripts=has_scripts)
    page.click("main a.button-primary")
    page.fill("#id_email", "ben@kalamos.example")
    page.click("main form button.button:not(.button-primary):visible >> nth=-1")
    check(page, has_scripts=has_scripts)
    invitation = page.inner_text(".copyable code")
    page.click("main .button-primary")
    page.wait_for_url(re.compile("/desk/$"))
    page.goto(f"{live_server.url}/desk/team/")
    check(page, has_scripts=has_scripts)

    colleague = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=has_scripts
    ).new_page()
    colleague.goto(live_server.url + re.sub(r"^https?://[^/]+", "", invitation))
    check(colleague, has_scripts=has_scripts)
    colleague.fill("#id_name", "Ben")
    colleague.fill("#id_password", "salt and pepper pots")
    colleague.click("main .button-primary")
    colleague.wait_for_url(re.compile("/desk/$"))

    assert Shop.objects.get().set_up_at is not None
    assert User.objects.get(email="ben@kalamos.example").name == "Ben"
    assert [words for words in said if "/live/" not in words] == [], (
        "the live stream is served by asgi"
    )
