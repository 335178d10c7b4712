"""Every page of a living shop in a real browser: axe finds nothing, nothing overflows, targets are
large enough.
"""

from datetime import UTC, datetime

import pytest
from django.test import Client
from playwright.sync_api import Browser

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.demo import story
from pistos.demo.actions import filling as demo
from pistos.demo.actions import ordering
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.promises.actions import publish_figures, seal_entries
from pistos.promises.models import Promise
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
from tests.journeys.test_sweep import ADDRESSES, ARGUMENTS

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

LANGUAGES = ("en", "el", "sl", "hy")


@pytest.fixture
def living_shop(db: None) -> None:
    """Three hundred invented orders of fourteen months, told up to now, sealed and published."""
    now = datetime.now(UTC)
    demo.open_shop(now)
    demo.invite_cast()
    demo.take_on_partners(now)
    ordering.record(list(story.tell(now, orders=300)), now)
    seal_entries(now)
    publish_figures(now)


def places() -> list[str]:
    """Every address that names no single thing, and one thing of each kind."""
    plain = [
        address
        for address in ADDRESSES
        if not any(filler in address for filler in ARGUMENTS.values())
        and not address.startswith("/desk/account/")
    ]
    customer = Customer.objects.filter(orders__isnull=False).earliest("pk")
    broken = Promise.objects.filter(standing__state="broken").latest("pk")
    return [
        *plain,
        f"/desk/promises/{broken.token}/",
        f"/desk/orders/{Order.objects.latest('pk').token}/",
        f"/desk/customers/{customer.token}/",
        f"/desk/partners/firm/{Partner.objects.earliest('pk').code}/",
        f"/en/o/{Order.objects.latest('pk').token}/",
        "/desk/promises/?view=broken",
        "/desk/promises/?view=slipping",
        "/desk/account/2fa/",
    ]


def read_all(client: Client) -> dict[str, str]:
    """The pages as text, each in the next language; what is no page (a file, a form's target) is left
    out.
    """
    pages = {}
    for at, place in enumerate(places()):
        language = LANGUAGES[at % len(LANGUAGES)]
        if place.startswith("/en/"):
            place = place.replace("/en/", f"/{language}/", 1)
        client.cookies["django_language"] = language
        answer = client.get(place)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            pages[place] = answer.content.decode()
    return pages


def faults_of(browser: Browser, pages: dict[str, str]) -> dict[tuple[str, int], object]:
    """By page and width: on a light phone, then on a dark desk."""
    context = browser.new_context(
        viewport={"width": PHONE, "height": 900},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",  # no colour on its way from light to dark
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.route("**/*", served(lambda path: pages.get(path, "")))
    faults: dict[tuple[str, int], object] = {}
    for at, place in enumerate(pages):
        said.clear()
        for width, theme in ((PHONE, "light"), (DESKTOP, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=theme)
            if width == PHONE:
                page.goto(f"{SITE}{place}")
            small = page.evaluate(SMALL) if width == PHONE else []
            # Axe is slow: each page meets it once, every other one on the phone.
            rules = axe_faults(page) if (at % 2 == 0) == (width == PHONE) else []
            refused = [words for words in said if "Content Security" in words]
            if found := [*rules, *page.evaluate(OUTSIDE), *small, *refused]:
                faults[place, width] = found
    context.close()
    return faults


@pytest.mark.timeout(900)
def test_every_page_is_accessible_and_fits(client: Client, living_shop: None) -> None:
    client.force_login(User.objects.get(email__startswith="alma@"))
    pages = read_all(client)

    with chromium() as browser:
        faults = faults_of(browser, pages)

    assert len(pages) > 20, sorted(pages)
    assert faults == {}
