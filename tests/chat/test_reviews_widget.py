"""A product's reviews on foreign sites: what the wire gives, to whom, and what a browser shows."""

import gzip
import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import Page, expect, sync_playwright

from pistos.chat.reviews import texts
from pistos.chat.widget import reviews_script
from pistos.kit.languages import LANGUAGES
from pistos.reviews.actions.recording import record_reviews
from pistos.reviews.facts import ReviewFacts
from pistos.reviews.models import Review
from pistos.visits.models import ChatSettings
from tests.chat.conftest import Site as ForeignSite
from tests.chat.conftest import in_database
from tests.chat.test_browser import until
from tests.chat.test_wire import BLOG, OWN, Site
from tests.components.browsing import FLAGS
from tests.factories.shopping import selling

pytestmark = pytest.mark.django_db(transaction=True)
SLUG = "stoneware-mug"
STARS = (5, 5, 4, 1, 2, 5, 3, 5, 1, 4, 5, 5)


def spoken_of(at: datetime) -> None:
    """Twelve reviews, the newest first in `STARS`; one holds script, one has an answer."""
    product = selling(at).mug.product
    record_reviews(
        batch=[
            ReviewFacts(
                "judgeme", str(place), product.ref, stars, at - timedelta(days=place),
                title=f"Number {place}",
                text="<img src=x onerror=alert(1)>" if place == 0 else f"Said {place}.",
                display_name="Nela" if place else "",
                reply="Thank you, Nela." if place == 3 else "",
            )
            for place, stars in enumerate(STARS)
        ],
        at=at,
    )  # fmt: skip


def asked(site: Site, **query: str):
    return site.ask("/reviews.json", query=urlencode({"product": SLUG, "lang": "en", **query}))


@pytest.mark.serves("S4-33")
def test_script_is_small_and_asks_nothing_of_the_page():
    status, headers, body = Site(BLOG).ask("/reviews.js", headers=[(b"accept-encoding", b"gzip")])

    assert status == 200
    assert len(body) <= 10 * 1024
    assert gzip.decompress(body) == reviews_script().body
    assert headers[b"cross-origin-resource-policy"] == b"cross-origin"
    assert b"set-cookie" not in headers
    for forbidden in (b"eval(", b"innerHTML", b"new Function", b"cookie", b"Storage", b"import("):
        assert forbidden not in reviews_script().body


def test_only_named_sites_read_them(shop, at):
    spoken_of(at)

    status, headers, _body = asked(Site(BLOG))
    assert (status, headers.get(b"access-control-allow-origin")) == (403, None)

    ChatSettings.objects.create(origins=[BLOG])
    status, headers, body = asked(Site(BLOG))
    assert (status, headers[b"access-control-allow-origin"]) == (200, BLOG.encode())
    assert b"access-control-allow-credentials" not in headers
    assert b"set-cookie" not in headers
    assert json.loads(body)["count"] == len(STARS)
    assert asked(Site("https://other.example"))[0] == 403
    assert asked(Site(OWN))[0] == 200


@pytest.mark.serves("S4-35")
def test_pages_by_key_hold_all_of_them_and_the_figures_are_the_real_ones(shop, at):
    spoken_of(at)
    site, seen, after = Site(OWN), [], ""

    for _page in range(9):
        given = json.loads(asked(site, after=after)[2])
        seen += [review["stars"] for review in given["reviews"]]
        after = given["next"]
        if not after:
            break

    assert seen == list(STARS)
    assert given["stars"] == [STARS.count(stars) for stars in range(1, 6)]
    assert given["mean"] == pytest.approx(sum(STARS) / len(STARS))
    assert [row["stars"] for row in json.loads(asked(site, stars="1")[2])["reviews"]] == [1, 1]
    lowest = json.loads(asked(site, sort="lowest")[2])["reviews"]
    assert [row["stars"] for row in lowest] == [1, 1, 2, 3, 4]


@pytest.mark.parametrize(
    "query",
    [{"product": "ghost"}, {"product": ""}, {"lang": "de"}, {"sort": "kindest"}, {"after": "junk"},
     {"stars": "9"}],
)  # fmt: skip
def test_what_is_not_there_is_not_found(shop, at, query):
    spoken_of(at)

    assert asked(Site(OWN), **query)[0] == 404


def test_no_way_in_but_reading(shop):
    assert Site(OWN).ask("/reviews.json", b"{}", method="POST")[0] == 405
    assert Site(OWN).ask("/reviews.js", b"", method="POST")[0] == 405


def test_hidden_ones_and_addresses_stay_here(shop, at):
    spoken_of(at)
    Review.objects.filter(stars=3).update(
        state="removed", state_reason="illegal", state_by_kind="person", state_by_id="1"
    )

    given = json.loads(asked(Site(OWN))[2])

    assert given["count"] == len(STARS) - 1
    assert given["removed_words"] == "1 was removed or refused on a published ground."
    assert set(given["reviews"][0]) == {
        *("id", "stars", "title", "text", "pros", "cons", "name", "language", "at"),
        *("verified", "imported", "given", "reply"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_words_are_there_in_each_language(language):
    from django.utils.translation import override

    with override(language):
        words = texts()
    assert all(words.values())
    if language != "en":
        with override("en"):
            assert not set(words["sorts"].values()) & set(texts()["sorts"].values())


@pytest.fixture
def page(site: ForeignSite) -> Iterator[Page]:
    in_database(lambda: spoken_of(datetime.fromisoformat("2026-03-02T10:00:00+00:00")))
    connection.close()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        context = browser.new_context(viewport={"width": 390, "height": 780}, locale="en-GB")
        context.set_default_timeout(20_000)
        expect.set_options(timeout=20_000)
        yield context.new_page()
        browser.close()


@pytest.mark.browser
@pytest.mark.servers
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.serves("S4-33")
def test_a_foreign_site_shows_them_under_a_strict_policy(page: Page, site: ForeignSite):
    site.content = (
        f"<h1>A blog</h1><script src='{site.shop}/reviews.js' data-product='{SLUG}' async></script>"
    )
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(site.base)

    expect(page.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    expect(page.get_by_text("of 5 stars, 12 reviews")).to_be_visible()
    assert page.locator("pistos-reviews li").count() == 5
    page.get_by_role("button", name="More reviews").click()
    until(
        page,
        "document.querySelector('pistos-reviews').shadowRoot.querySelectorAll('li').length == 10",
    )
    page.get_by_role("button", name="More reviews").click()
    expect(page.get_by_role("button", name="More reviews")).to_be_hidden()
    assert page.locator("pistos-reviews li").count() == 12
    expect(page.get_by_text("Thank you, Nela.")).to_be_visible()

    page.get_by_role("button", name="1 star", exact=True).click()
    until(
        page,
        "document.querySelector('pistos-reviews').shadowRoot.querySelectorAll('li').length == 2",
    )
    page.get_by_role("button", name="1 star", exact=True).click()
    page.get_by_label("Sort by").select_option("lowest")
    expect(page.locator("pistos-reviews li").first).to_contain_text("Number")

    assert [text for text in said if "chat" not in text.lower()] == []
    assert page.context.cookies() == []
    assert page.evaluate("Object.keys(localStorage).filter(k => k.includes('review'))") == []
    found = Axe().run(page, {"include": [["pistos-reviews"]]}).response["violations"]
    assert [one["id"] for one in found] == []


@pytest.mark.browser
@pytest.mark.servers
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_site_that_is_not_named_shows_nothing_and_breaks_nothing(page: Page, site: ForeignSite):
    in_database(lambda: ChatSettings.objects.create(origins=[]))
    site.content = (
        f"<h1>A blog</h1><script src='{site.shop}/reviews.js' data-product='{SLUG}'></script>"
    )
    page.goto(site.base)

    expect(page.locator("pistos-reviews")).to_be_hidden()
    expect(page.get_by_role("heading", name="A blog")).to_be_visible()
