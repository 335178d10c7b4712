"""A purchase end to end in a real browser: on a phone with scripts, on a desk without; axe finds nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from pistos.checkout.models import Cart
from pistos.connectors.payments.bank_transfer.adapter import BankTransfer
from pistos.connectors.payments.cash_on_delivery.adapter import CashOnDelivery
from pistos.orders.models import Order
from pistos.payments import ports
from pistos.promises.models import Promise
from pistos.shop.models import Shop
from tests.factories.shopping import Selling, a_cart, selling
from tests.storefront.test_browser import FLAGS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
BUTTONS = {"el": "Παραγγελία με υποχρέωση πληρωμής", "sl": "Naročilo z obveznostjo plačila"}


@pytest.fixture
def world(shop: Shop) -> Iterator[Selling]:
    before = ports.providers_in_use()
    ports.use_providers(BankTransfer(), CashOnDelivery())
    yield selling(datetime.now(UTC))
    ports.use_providers(*before)


def _sound(page: Page, what: str) -> list[str]:
    """What axe finds, and whether anything is cut off."""
    found = Axe().run(page).response["violations"]
    faults = [f"{what}: {fault['id']} {fault['nodes'][0]['target']}" for fault in found]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append(f"{what}: wider than the window")
    return faults


def _fill(page: Page) -> None:
    for name, value in (
        ("email", "cleo@customer.example"), ("name", "Cleo Primer"), ("street", "Ermou 1"),
        ("postcode", "10563"), ("city", "Athens"),
    ):  # fmt: skip
        page.fill(f"#id_{name}", value)


def _bought(browser: Browser, site: str, token: str, language: str, *, scripts: bool) -> list[str]:
    context = browser.new_context(
        viewport={"width": 390 if scripts else 1280, "height": 900},
        java_script_enabled=scripts,
        color_scheme="light" if scripts else "dark",
    )
    context.add_cookies([{"name": "pistos_cart", "value": token, "url": site}])
    page, faults = context.new_page(), []
    page.goto(f"{site}/{language}/cart/")
    faults += _sound(page, "cart") if scripts else []
    page.locator("form[action$='/cart/checkout/'] button").click()
    _fill(page)
    if scripts:
        with page.expect_response("**/checkout/"):
            page.check("#provider-cash_on_delivery")
        assert page.input_value("#id_street") == "Ermou 1"
        assert page.locator("#provider-cash_on_delivery").is_checked()
        faults += _sound(page, "checkout")
    button = page.get_by_role("button", name=BUTTONS[language])
    button.dblclick() if scripts else button.click()
    page.wait_for_url("**/p/*/")
    page.goto(f"{site}/{language}/checkout/")
    page.wait_for_url("**/cart/")
    context.close()
    return faults


@pytest.mark.serves("S1-60", "S2-15", "EAA-01")
def test_a_purchase_end_to_end_on_a_phone_and_without_scripts(
    live_server: LiveServer, world: Selling
) -> None:
    at = datetime.now(UTC)
    phone, plain = a_cart(at, world.mug), a_cart(at, world.mug, world.red)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        faults = _bought(browser, live_server.url, phone.token, "el", scripts=True)
        faults += _bought(browser, live_server.url, plain.token, "sl", scripts=False)
        browser.close()

    assert faults == []
    first, second = Order.objects.order_by("pk")
    assert (first.provider_code, first.language) == ("cash_on_delivery", "el")
    assert (second.provider_code, second.language) == ("bank_transfer", "sl")
    assert Promise.objects.filter(kind="delivery", toward="customer").count() == 2
    assert set(Cart.objects.values_list("state", flat=True)) == {"ordered"}
