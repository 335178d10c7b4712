"""A passkey is added and signs in, in a real browser with a virtual authenticator."""

import os
import re
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import connections
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from pistos.accounts.models import Role, User
from pistos.shop.models import Shop

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASSWORD = "a long and quiet evening"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    # Playwright's own loop runs in this thread; Django would take our queries for async ones.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page()
        session = page.context.new_cdp_session(page)
        session.send("WebAuthn.enable")
        session.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        yield page
        browser.close()
        # This thread's connections under the loop are others than outside it; none may outlive the test.
        connections.close_all()


def test_a_passkey_is_added_and_signs_in(page: Page, live_server: LiveServer) -> None:
    Shop.objects.create(name="Kalamos", country="GR", currency="EUR", time_zone="Europe/Athens")
    alma = User(email="alma@kalamos.example", name="Alma", role=Role.OWNER)
    alma.set_password(PASSWORD)
    alma.save()
    EmailAddress.objects.create(user=alma, email=alma.email, verified=True, primary=True)
    refused: list[str] = []
    page.on(
        "console",
        lambda said: refused.append(said.text) if "Content Security" in said.text else None,
    )

    page.goto(f"{live_server.url}/desk/account/login/")
    page.fill("#id_login", alma.email)
    page.fill("#id_password", PASSWORD)
    page.click("main form button[type=submit]:has-text('Sign in') >> nth=0")
    page.wait_for_url(re.compile(r"/desk/$"))

    page.goto(f"{live_server.url}/desk/account/2fa/webauthn/add/")
    if "reauthenticate" in page.url:
        page.fill("#id_password", PASSWORD)
        page.click("main form button[type=submit] >> nth=0")
        page.wait_for_url(re.compile("webauthn/add"))
    page.fill("#id_name", "Laptop")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: "webauthn/add" not in url)
    assert Authenticator.objects.filter(user=alma, type="webauthn").count() == 1

    page.context.clear_cookies()
    page.goto(f"{live_server.url}/desk/account/login/")
    page.click("#passkey_login")
    page.wait_for_url(re.compile(r"/desk/$"))
    assert refused == []
