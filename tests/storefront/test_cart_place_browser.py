"""Where the cart stands, measured in a real browser on each kind of page, on a phone and on a desk."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from pistos.checkout.actions.placing import place
from pistos.config.failures import server_error
from pistos.help.actions.articles import add_default_articles
from pistos.kit.actors import Actor
from pistos.promises.models import Publication
from tests.components.browsing import SITE, chromium, served
from tests.factories.shopping import a_cart, a_purchase, selling

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]

GUEST = Actor.machine("storefront.guest")
# Where the cart, the end of the page's column and the end of the header are; and what is nearer the corner.
PLACE = """() => {
  const link = document.querySelector('header .cart-link');
  if (!link) return null;
  const bar = link.parentElement, box = link.getBoundingClientRect();
  const inner = bar.getBoundingClientRect().right - parseFloat(getComputedStyle(bar).paddingRight);
  const right = [...bar.children].filter(e => e.getBoundingClientRect().right > box.right);
  const seen = document.elementFromPoint(box.right - 4, box.top + box.height / 2);
  return {top: box.top, middle: box.left + box.width / 2, short: inner - box.right, right: right.length,
          height: box.height, isSeen: link.contains(seen),
          count: link.querySelector('.cart-count')?.textContent};
}"""


@pytest.fixture
def pages(published: Publication, client: Client) -> dict[str, str]:
    """Every page rendered before the browser starts: its loop allows no queries."""
    at = datetime.now(UTC)
    world = selling(at)
    add_default_articles(by=Actor.machine("test"), at=at)
    bought = a_cart(at, world.mug)
    order = place(cart=bought, purchase=a_purchase(bought, at), by=GUEST, at=at).order
    cart = a_cart(at, world.mug, world.red)
    client.cookies["pistos_cart"] = cart.token
    cache.clear()
    addresses = {
        "home": "/en/",
        "shop": "/en/shop/",
        "category": "/en/category/mugs/",
        "product": "/en/product/stoneware-mug/",
        "search": "/en/search/?q=mug",
        "cart": "/en/cart/",
        "checkout": "/en/checkout/",
        "order": f"/en/o/{order.token}/",
        "account": "/en/account/",
        "help": "/en/help/",
        "article": "/en/help/returns-14-days/",
        "contact": "/hy/contact/",
        "trust": "/el/trust/",
        "missing": "/en/nothing-of-the-kind/",
    }
    found = {name: client.get(address).content.decode() for name, address in addresses.items()}
    broken = server_error(RequestFactory().get("/en/trust/"))
    return found | {"failed": broken.content.decode()}


@pytest.mark.serves("S1-36", "S1-34")
def test_cart_stands_top_right_on_each_kind_of_page(pages: dict[str, str], tmp_path: Path) -> None:
    faults = []
    with chromium() as browser:
        page = browser.new_context(java_script_enabled=True).new_page()
        page.route("**/*", served(lambda path: pages.get(path.strip("/"), "")))
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            for name in pages:
                page.goto(f"{SITE}/{name}/")
                page.screenshot(path=tmp_path / f"{name}-{width}.png")
                for scrolled in (0, 300):
                    page.evaluate(f"scrollTo(0, {scrolled})")
                    place = page.evaluate(PLACE)
                    wanted = None if name == "failed" else "2"
                    is_right = (
                        place
                        and 0 <= place["top"] < 60
                        and place["middle"] > width * 0.7
                        and abs(place["short"]) <= 1
                        and place["right"] == 0
                        and place["height"] >= 44
                        and place["isSeen"]
                        and place["count"] == wanted
                    )
                    if not is_right:
                        faults.append((name, width, scrolled, place))

    assert faults == []
