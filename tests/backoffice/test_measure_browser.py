"""Partners, their choice and indicators in a real browser: nothing for axe, nothing beyond the edge."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.indicators.actions import add_default_indicators, read_indicators
from pistos.kit.actors import Actor
from pistos.partners.models import Partner
from pistos.reviews.models import OutcomeFigures
from pistos.scorecards.actions import add_candidate, compute_newest, open_selection
from pistos.shop.models import Shop
from tests.backoffice.test_people_browser import browser, check
from tests.factories.words_given import give_word

__all__ = ["browser"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOW = datetime.now(UTC)
ALMA = Actor.person(1)


@pytest.fixture
def addresses(shop: Shop, alma: User, cleo: Customer) -> list[str]:
    firm = Partner.objects.create(code="acs", name="Acs", kind="courier", state="active")
    for number in range(40):
        due_on = (NOW - timedelta(days=1 + number)).date()
        late = timedelta(hours=-6 if number % 8 else 30)
        give_word(due_on=due_on, late=late, customer=cleo, partner=firm, about_id=number)
    compute_newest(at=NOW)
    add_default_indicators(by=ALMA, at=NOW)
    read_indicators(at=NOW)
    selection = open_selection(kind="courier", title="Islands", by=ALMA, at=NOW)
    add_candidate(selection=selection, partner=firm, by=ALMA, at=NOW)
    for outcome, stars in (("kept", (20, 8, 25, 60, 180)), ("late", (90, 15, 12, 9, 14))):
        OutcomeFigures.objects.create(
            about="purchase", outcome=outcome, courier_id=firm.pk, made_at=NOW,
            **{f"stars_{n}": count for n, count in enumerate(stars, 1)},
        )  # fmt: skip
    pages: list[tuple[str, list[object]]] = [
        ("partners", []),
        ("partners_ranking", []),
        ("partner", ["acs"]),
        ("partner_terms", ["acs"]),
        ("selections", []),
        ("selection", [selection.pk]),
        ("selection_criteria", [selection.pk]),
        ("candidate", [selection.pk, "acs"]),
        ("indicators", []),
        ("indicator", ["kept"]),
        ("indicator_add", []),
        ("review_outcomes", []),
        ("customer_trust", [cleo.token]),
    ]
    return [reverse(f"backoffice:{name}", args=given) for name, given in pages]


@pytest.mark.parametrize(
    ("language", "width", "theme"),
    [("el", 390, "dark"), ("hy", 390, "light"), ("sl", 1280, "light")],
)
def test_pages_of_measure_are_clean(
    browser: Browser,
    live_server: LiveServer,
    client: Client,
    alma: User,
    addresses: list[str],
    language: str,
    width: int,
    theme: str,
) -> None:
    client.force_login(alma, backend="allauth.account.auth_backends.AuthenticationBackend")
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=theme,
    )
    cookies = {"sessionid": client.cookies["sessionid"].value, "django_language": language}
    context.add_cookies(
        [{"name": name, "value": value, "url": live_server.url} for name, value in cookies.items()]
    )
    page = context.new_page()

    for address in addresses:
        answer = page.goto(f"{live_server.url}{address}")
        assert answer is not None
        assert answer.status == 200, address
        assert page.get_attribute("html", "lang") == language
        check(page, has_scripts=True)
