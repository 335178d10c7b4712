"""The gallery in a real browser: axe finds nothing, nothing overflows, targets are large enough,
scripts are extra.
"""

import mimetypes
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.components import gallery

pytestmark = pytest.mark.browser

SITE = "http://localhost"  # which browsers trust as they trust https
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PHONE, DESKTOP = 360, 1440
# Pairwise: each frame, language, width and theme meets each other at least once.
VIEWS = [
    ("desk", "en", PHONE, "dark"),
    ("desk", "el", DESKTOP, "light"),
    ("desk", "sl", PHONE, "light"),
    ("desk", "hy", DESKTOP, "dark"),
    ("public", "en", DESKTOP, "light"),
    ("public", "el", PHONE, "dark"),
    ("public", "sl", DESKTOP, "dark"),
    ("public", "hy", PHONE, "light"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


def answer(route: Route) -> None:
    """Static files from their finders, the gallery's pages rendered; the real policy on each."""
    path = route.request.url.removeprefix(SITE)
    headers = {"Content-Security-Policy": settings.CONTENT_SECURITY_POLICY}
    if path.startswith("/static/"):
        found = finders.find(path.removeprefix("/static/"))
        assert found, path
        kind = mimetypes.guess_type(found)[0] or "text/plain"
        route.fulfill(body=Path(found).read_bytes(), content_type=kind, headers=headers)
        return
    _, name, language = path.split("/")[:3]
    route.fulfill(body=gallery.page(name, language), content_type="text/html", headers=headers)


def opened(browser: Browser, name: str, language: str, **options: object) -> tuple[Page, list[str]]:
    context = browser.new_context(**options)  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.route("**/*", answer)
    page.goto(f"{SITE}/{name}/{language}/")
    return page, said


OUTSIDE = """() => [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && box.right > document.documentElement.clientWidth + 1
    && !e.closest('svg, .table-scroll, .skip-link') && !e.closest('details:not([open])');
}).map(e => e.tagName + '.' + e.className)"""

LONGER = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    const words = text.textContent.trim();
    if (words && !text.parentElement.closest('svg, option, script')) {
      text.textContent += ' ' + 'հաղորդակցության '.repeat(3).slice(0, Math.ceil(words.length * 0.4));
    }
  }
}"""

CUT = """() => [...document.querySelectorAll('body *')].filter(e => {
  const style = getComputedStyle(e);
  const cuts = style.overflowX === 'hidden' || style.textOverflow === 'ellipsis';
  return cuts && e.scrollWidth > e.clientWidth + 1
    && !e.matches('.visually-hidden, .table-cards thead, svg, svg *, progress');
}).map(e => e.tagName + '.' + e.className)"""

SMALL = """() => [...document.querySelectorAll(
  '.button, .desk-bar .desk-link, .tabs a, .languages a, input:not([type=hidden]), select, textarea, summary'
)].filter(e => {
  const box = (e.matches('.choice input') ? e.parentElement : e).getBoundingClientRect();
  return box.height && box.height < 43.5;
}).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim())"""


@pytest.mark.parametrize(("name", "language", "width", "theme"), VIEWS)
def test_gallery_is_accessible_and_fits(
    browser: Browser, name: str, language: str, width: int, theme: str
) -> None:
    page, said = opened(
        browser,
        name,
        language,
        viewport={"width": width, "height": 900},
        color_scheme=theme,
        has_touch=width == PHONE,
        is_mobile=width == PHONE,
    )

    found = Axe().run(page).response["violations"]

    assert [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate(OUTSIDE) == []
    if width == PHONE:
        assert page.evaluate(SMALL) == []
    assert said == []
    page.context.close()


def test_chip_opens_and_closes_by_keyboard(browser: Browser) -> None:
    page, _ = opened(browser, "desk", "en", viewport={"width": PHONE, "height": 900})
    summary = page.locator("details.chip-life > summary").first

    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".chip-panel").first.is_visible()
    assert page.evaluate(OUTSIDE) == []

    page.keyboard.press("Escape")
    assert page.locator(".chip-panel").first.is_hidden()
    page.context.close()


def test_page_works_without_scripts(browser: Browser) -> None:
    page, _ = opened(
        browser, "desk", "en", viewport={"width": PHONE, "height": 900}, java_script_enabled=False
    )

    page.locator(".desk-more > summary").click()
    assert page.get_by_role("link", name="Settings").is_visible()
    page.locator("details.confirm > summary").click()
    assert page.get_by_role("button", name="Withdraw and tell Cleo").is_visible()
    assert page.locator("[data-copy]").is_hidden()
    page.context.close()


def test_theme_is_kept_in_a_cookie(browser: Browser) -> None:
    page, _ = opened(browser, "public", "en", color_scheme="light")

    page.locator(".theme-choice").select_option("dark")
    page.reload()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 28)"
    page.context.close()


@pytest.mark.parametrize("width", [320, 768, 1024])
@pytest.mark.parametrize("name", ["desk", "public"])
def test_words_two_fifths_longer_neither_overflow_nor_are_cut(
    browser: Browser, name: str, width: int
) -> None:
    page, _ = opened(browser, name, "hy", viewport={"width": width, "height": 900})
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")

    page.evaluate(LONGER)

    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(CUT) == []
    page.context.close()


def test_text_is_copied(browser: Browser) -> None:
    page, _ = opened(browser, "desk", "en", permissions=["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name="Copy").click()

    assert page.evaluate("navigator.clipboard.readText()") == "https://shop.example/o/8fK2mQx"
    assert page.get_by_role("button", name="Copied").is_visible()
    page.context.close()


def test_paper_is_light_whatever_the_theme(browser: Browser) -> None:
    page, _ = opened(browser, "public", "en", color_scheme="dark")

    page.locator(".theme-choice").select_option("dark")
    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(27, 34, 48)"
    page.context.close()
