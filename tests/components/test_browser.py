"""The gallery in a real browser: axe finds nothing, nothing overflows, targets are large enough,
scripts are extra.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.components import gallery
from tests.components.browsing import (
    CUT,
    DESKTOP,
    LONGER,
    OUTSIDE,
    PHONE,
    SITE,
    SMALL,
    axe_faults,
    chromium,
    served,
)

pytestmark = pytest.mark.browser

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
    with chromium() as browser:
        yield browser


def gallery_page(path: str) -> str:
    _, name, language = path.split("/")[:3]
    return gallery.page(name, language)


def opened(browser: Browser, name: str, language: str, **options: Any) -> tuple[Page, list[str]]:
    context = browser.new_context(**options)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.route("**/*", served(gallery_page))
    page.goto(f"{SITE}/{name}/{language}/")
    return page, said


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

    assert axe_faults(page) == []
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
    page.locator(".desk-more > summary").click()
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
