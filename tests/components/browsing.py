"""A real browser for pages that are given as text: no server, the real static files and the real policy."""

import mimetypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route, sync_playwright

SITE = "http://localhost"  # which browsers trust as they trust https
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PHONE, DESKTOP = 360, 1440

# What reaches out of the screen to the right, where nothing scrolls.
OUTSIDE = """() => [...document.querySelectorAll('body *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && box.right > document.documentElement.clientWidth + 1
    && !e.closest('svg, .table-scroll, .public-links, .skip-link') && !e.closest('details:not([open])');
}).map(e => e.tagName + '.' + e.className)"""

# Every word gets two fifths longer, as Greek and Armenian do.
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

# What cuts off words; the name of a chosen file is the browser's own to shorten.
CUT = """() => [...document.querySelectorAll('body *')].filter(e => {
  const style = getComputedStyle(e);
  const cuts = style.overflowX === 'hidden' || style.textOverflow === 'ellipsis';
  return cuts && e.scrollWidth > e.clientWidth + 1
    && !e.matches('.visually-hidden, .table-cards thead, svg, svg *, progress, [type=file]');
}).map(e => e.tagName + '.' + e.className)"""

# What is too small for a finger.
SMALL = """() => [...document.querySelectorAll(
  '.button, .desk-bar .desk-link, .tabs a, .languages a, input:not([type=hidden]), select, textarea, summary'
)].filter(e => {
  const box = (e.matches('.choice input, label > input') ? e.parentElement : e).getBoundingClientRect();
  return box.height && box.height < 43.5;
}).map(e => e.tagName + '.' + e.className + ' ' + e.textContent.trim())"""


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


def served(page_at: Callable[[str], str | bytes]) -> Callable[[Route], None]:
    """A route that answers from the static files, else from `page_at(path)`."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        headers = {"Content-Security-Policy": settings.CONTENT_SECURITY_POLICY}
        if path.startswith("/static/"):
            found = finders.find(path.removeprefix("/static/"))
            assert found, path
            kind = mimetypes.guess_type(found)[0] or "text/plain"
            route.fulfill(body=Path(found).read_bytes(), content_type=kind, headers=headers)
            return
        if path.endswith("/seen/"):  # a look, counted: nothing is read back
            route.fulfill(status=204, headers=headers)
            return
        if path == "/chat.js":
            route.fulfill(body="", content_type="text/javascript")
            return
        route.fulfill(body=page_at(path), content_type="text/html; charset=utf-8", headers=headers)

    return answer


def axe_faults(page: Page) -> list[tuple[str, list[object]]]:
    """The rules of axe that the page breaks, each with the places."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [(rule["id"], [node["target"] for node in rule["nodes"]]) for rule in found]
