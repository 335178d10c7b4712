"""Whoever is on any page of the shop, or reads any of its mails, sees how to reach it."""

from datetime import date

import pytest
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse
from django.utils.translation import override

from pistos.config.failures import bad_request, server_error
from pistos.conversations.access import address_of, link_of
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.notifications.queries import letterhead_of
from pistos.notifications.rules.drafts import TEMPLATES, Draft, Recipient
from pistos.notifications.rules.rendering import rendered
from pistos.shop.models import Shop
from pistos.storefront.proofs import asked_proof
from tests.factories.conversations import conversation_of
from tests.factories.orders import order_of
from tests.journeys.test_sweep import ADDRESSES

pytestmark = pytest.mark.django_db
PHONE = "+30 210 123 4567"


@pytest.fixture
def reachable(shop: Shop) -> Shop:
    shop.phone = PHONE
    shop.save(update_fields=["phone"])
    return shop


def shows_contacts(page: str) -> bool:
    return all(
        words in page
        for words in (
            'href="/en/contact/"',
            'href="mailto:shop@kalamos.example"',
            'href="tel:+302101234567"',
            "Report a problem on this page",
        )
    )


@pytest.mark.serves("S4-26")
def test_every_public_page_shows_the_contacts(reachable: Shop, cleo: Customer) -> None:
    """Crawls every public address that answers with a page, and those that need a token."""
    conversation = conversation_of(cleo, at=clock.now(), channel="form")
    order = order_of(cleo, placed_at=clock.now())
    private = [
        f"/en/c/{link_of(conversation, clock.now())}/",
        f"/en/asked/{asked_proof(conversation.token)}/",
        f"/en/o/{order.token}/",
    ]
    public = [a for a in ADDRESSES if a.startswith("/en/") and "x" * 22 not in a]
    seen = []

    for address in [*public, *private]:
        answer = Client().get(address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            seen.append(address)
            assert shows_contacts(answer.content.decode()), address

    assert {"/en/", "/en/contact/", "/en/trust/", *private} <= set(seen)


@pytest.mark.serves("S4-26")
def test_error_pages_show_the_contacts(reachable: Shop) -> None:
    request = RequestFactory().get("/en/broken/")
    missing = Client().get("/en/nothing-here/")
    forged = Client(enforce_csrf_checks=True).post("/en/contact/ask/")
    broken = server_error(request)
    unread = bad_request(request, Exception())

    for answer, status in ((missing, 404), (forged, 403), (broken, 500), (unread, 400)):
        assert answer.status_code == status
        assert shows_contacts(answer.content.decode()), status
    assert get_resolver().resolve_error_handler(500) is server_error


def test_a_private_pages_token_is_not_carried_to_the_contact_page(
    reachable: Shop, cleo: Customer
) -> None:
    order = order_of(cleo, placed_at=clock.now())

    page = Client().get(f"/en/o/{order.token}/").content.decode()

    assert f"about=%2Fen%2Fo%2F{order.token}" not in page


@pytest.mark.serves("S4-26")
@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_mail_shows_the_contacts(reachable: Shop, name: str, language: str) -> None:
    values: dict[str, object] = dict.fromkeys(TEMPLATES[name].needs, "x")
    values |= {key: date(2026, 3, 6) for key in values if key.endswith("_on")}
    counted = ("right_within_days", "entries", "minutes")
    counted += tuple(key for key in values if key.endswith("_count"))
    values |= {key: 14 for key in counted if key in values}
    to = Recipient("customer", 1, "cleo@customer.example", language, "Cleo")

    words = rendered(Draft(name, values), to, letterhead_of(reachable, language), date(2026, 3, 2))

    with override(language):
        contact = reverse("storefront:contact")
    assert "mailto:shop@kalamos.example" in words.html
    assert PHONE in words.html
    assert contact in words.html
    assert "shop@kalamos.example" in words.text


def test_the_address_in_letters_is_the_customers_own_page(reachable: Shop, cleo: Customer) -> None:
    at = clock.now()
    conversation = conversation_of(cleo, at=at)

    with override("el"):
        page = reverse("storefront:conversation", args=[link_of(conversation, at)])

    assert address_of(conversation, "el", at).endswith(page)
    assert Client().get(page).status_code == 200
