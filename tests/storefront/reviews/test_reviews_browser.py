"""Reviews in a real browser: written from the mail's link on a phone, in Greek, without scripts; axe finds
nothing on any page of theirs.
"""

from datetime import datetime

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from pistos.accounts.models import User
from pistos.catalogue.models import Product
from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.reviews.actions.flagging import flag_review
from pistos.reviews.actions.moderating import remove_review
from pistos.reviews.actions.replying import reply_publicly
from pistos.reviews.actions.translating import translate_review
from pistos.reviews.actions.writing import write_on_site
from pistos.reviews.facts import Complaint, OrderMatch, Translation, Writing
from pistos.reviews.models import Review
from tests.components.browsing import (
    DESKTOP,
    OUTSIDE,
    PHONE,
    SITE,
    SMALL,
    axe_faults,
    chromium,
    served,
)
from tests.factories.reviews import bought, invited
from tests.storefront.reviews.conftest import Said

pytestmark = [
    pytest.mark.browser,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
SAID = "Η λαβή είναι ωραία, αλλά το καπάκι στάζει κάθε φορά που σερβίρω."


@pytest.mark.serves("S4-32", "S1-48")
@pytest.mark.django_db(transaction=True)
def test_a_review_is_written_from_the_mail_on_a_phone_in_greek_without_scripts(
    live_server: LiveServer, cleo: Customer, mug: Product, at: datetime
) -> None:
    invitation = invited(bought(cleo, at, product=mug), at)
    with chromium() as browser:
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, java_script_enabled=False, is_mobile=True
        )
        page = context.new_page()
        page.goto(f"{live_server.url}/el/write-review/{invitation.token}/?stars=2")
        assert page.locator("#id_stars_1").is_checked()
        page.locator(".star-pick label").nth(2).click()  # after all three
        page.fill("#id_text", SAID)
        page.locator(".review-more summary").click()
        page.fill("#id_cons", "το καπάκι στάζει")
        page.get_by_role("button", name="Δημοσίευση της κριτικής μου").click()
        page.wait_for_url("**/el/my-review/**")
        assert "Η κριτική σας δημοσιεύτηκε" in page.inner_text("h1")
        page.goto(f"{live_server.url}/el/product/stoneware-mug/#reviews")
        shown = page.inner_text("#reviews")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        context.close()

    review = Review.objects.get()
    assert (review.stars, review.language, review.is_verified) == (3, "el", True)
    assert SAID in shown
    assert "Αποδεδειγμένη αγορά" in shown


def public_pages(said: Said, mug: Product, alma: User, at: datetime) -> list[str]:
    """One of each kind, of a product whose opinions are divided."""
    rows = [
        said(5 - n % 2 * 4, aspects={"quality": 4}, pros="solid", cons="drips") for n in range(12)
    ]
    reply_publicly(review=rows[1], text="A new lid left us on Monday, Buyer 2.", by=alma, at=at)
    words = Translation(text="Η κούπα στάζει.", pros="στέρεη", cons="στάζει", title="")
    drips = said(2, text="The mug drips.", pros="solid", cons="drips")
    translate_review(review=drips, language="el", words=words, by=alma, at=at)
    gone = said(1, text="The kettle is bad.")
    remove_review(review=gone, ground="wrong_product", words="A kettle.", by=alma, at=at)
    buyer = Customer.objects.create(name="Eve", email="eve@customer.example", language="en")
    invitation = invited(bought(buyer, at, product=mug, number="E1"), at)
    other = Customer.objects.create(name="Ida", email="ida@customer.example", language="en")
    bought(other, at, product=mug, number="E2")
    waiting = write_on_site(
        product=mug,
        writing=Writing(stars=4, text="Good and heavy.", language="en"),
        match=OrderMatch("E2", "ida@customer.example"),
        at=at,
    )
    assert waiting is not None
    first = rows[1]
    return [
        "/el/product/stoneware-mug/",
        "/hy/product/stoneware-mug/reviews/",
        "/sl/reviews/",
        f"/en/review/{first.public_id}/",
        f"/el/review/{first.public_id}/flag/",
        f"/hy/write-review/{invitation.token}/?stars=4",
        "/sl/product/stoneware-mug/review/",
        "/el/product/stoneware-mug/review/sent/",
        f"/sl/confirm-review/{waiting.author_token}/",
        f"/el/my-review/{first.author_token}/",
        f"/en/my-review/{drips.author_token}/",
        f"/el/review/{drips.public_id}/",
        f"/hy/my-review/{first.author_token}/change/",
        f"/sl/my-review/{gone.author_token}/",
        "/el/reviews/how/",
        "/hy/reviews/moderation/",
        "/en/",
    ]


@pytest.mark.django_db
def test_every_page_of_reviews_is_accessible_and_fits(
    said: Said, mug: Product, alma: User, at: datetime
) -> None:
    client = Client()
    pages = {place: text_of(client, place) for place in public_pages(said, mug, alma, at)}

    with chromium() as browser:
        assert faults_of(browser, pages, width=PHONE, theme="light") == {}
        assert faults_of(browser, pages, width=DESKTOP, theme="dark") == {}


@pytest.mark.django_db
def test_the_desk_of_reviews_is_accessible_and_fits(
    said: Said, mug: Product, alma: User, at: datetime
) -> None:
    public_pages(said, mug, alma, at)
    sharp = Review.objects.filter(stars=1, state="published").latest("pk")
    Review.objects.filter(pk=sharp.pk).update(
        signals=[{"code": "before_delivery", "weight": 2, "facts": {}}], signal_score=2
    )
    flag_review(
        review=sharp, complaint=Complaint("conflict", "A rival."), by=Actor.machine("x"), at=at
    )
    client = Client()
    client.force_login(alma)
    pages = {}
    for language, place in (
        ("el", "/desk/reviews/"),
        ("hy", f"/desk/reviews/{sharp.public_id}/"),
        ("sl", "/desk/reviews/figures/"),
        ("en", "/desk/reviews/?view=flags"),
        ("el", "/desk/reviews/?view=signals"),
    ):
        client.cookies["django_language"] = language
        pages[place] = text_of(client, place)

    with chromium() as browser:
        assert faults_of(browser, pages, width=PHONE, theme="light") == {}
        assert faults_of(browser, pages, width=DESKTOP, theme="dark") == {}


def text_of(client: Client, place: str) -> str:
    answer = client.get(place)
    assert answer.status_code == 200, place
    return answer.content.decode()


def faults_of(
    browser: Browser, pages: dict[str, str], *, width: int, theme: str
) -> dict[str, object]:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=theme,
        has_touch=width == PHONE,
        is_mobile=width == PHONE,
    )
    page = context.new_page()
    page.route("**/*", served(lambda path: pages.get(path, "")))
    faults: dict[str, object] = {}
    for place in pages:
        page.goto(f"{SITE}{place}")
        small = page.evaluate(SMALL) if width == PHONE else []
        if found := [*axe_faults(page), *page.evaluate(OUTSIDE), *small]:
            faults[place] = found
    context.close()
    return faults
