"""robots.txt and the icon at its old address."""

from typing import Any

from django.test import Client

from pistos.shop.models import Shop


def test_robots_may_read_the_record_but_no_desk_and_no_order(client: Client, db: None) -> None:
    answer = client.get("/robots.txt")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    told = answer.content.decode().splitlines()
    closed = {line.removeprefix("Disallow: ") for line in told if line.startswith("Disallow")}
    assert told[0] == "User-agent: *"
    assert {"/desk/", "/live/", "/*/o/", "/*/c/", "/*/cart/"} <= closed
    assert not any(address.startswith(("/trust", "/record", "/*/trust")) for address in closed)


def test_a_crawler_finds_no_checkout_but_the_closed_cart(client: Client, shop: Shop) -> None:
    answer = client.get("/en/checkout/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/cart/")
    assert answer.headers["X-Robots-Tag"] == "all"
    assert "no-store" in answer.headers["Cache-Control"]


def test_robots_read_nothing_of_a_demo(client: Client, db: None, settings: Any) -> None:
    settings.IS_DEMO = True

    assert client.get("/robots.txt").content == b"User-agent: *\nDisallow: /\n"


def test_the_old_address_of_the_icon_leads_to_it(client: Client, db: None) -> None:
    answer = client.get("/favicon.ico")

    assert answer.status_code == 302
    assert "components/touch-icon" in answer.headers["Location"]
    assert client.post("/favicon.ico").status_code == 405
