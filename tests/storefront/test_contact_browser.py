"""Contact, result, conversation, shifts, calls and capacity in a real browser: axe finds nothing."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from pistos.accounts.models import User
from pistos.calls.actions.calling import note_not_reached
from pistos.calls.actions.calling_back import promise_call_back
from pistos.calls.actions.reporting import set_aside
from pistos.calls.facts import Wish
from pistos.calls.models import Line, LineHour
from pistos.calls.queries.slots import slots_offered
from pistos.conversations.access import link_of
from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.shop.models import Closure, Shift, Shop, WorkingHours
from pistos.storefront.proofs import asked_proof
from tests.components.browsing import axe_faults, served
from tests.factories.conversations import (
    answer_promised,
    answered_by,
    conversation_of,
    file_of,
    written_by_customer,
)
from tests.storefront.test_browser import FLAGS, SITE

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]
SHOTS = os.environ.get("PISTOS_SHOTS", "")
BY = Actor.machine("test")

# Page, language, width, theme: each meets each other at least once.
VIEWS = [
    ("contact", "en", 390, "dark"),
    ("contact", "el", 1280, "light"),
    ("wrong", "sl", 390, "light"),
    ("asked", "sl", 1280, "dark"),
    ("conversation", "hy", 390, "dark"),
    ("conversation", "en", 1280, "light"),
    ("shifts", "el", 390, "light"),
    ("calls", "hy", 1280, "light"),
    ("calls", "sl", 390, "dark"),
    ("capacity", "en", 390, "light"),
    ("log", "el", 1280, "dark"),
    ("line", "hy", 390, "light"),
]


@pytest.fixture
def busy_shop(shop: Shop, ben: User, alma: User, cleo: Customer) -> Conversation:
    """A shop round the clock with people, lines and calls to make; Cleo's matter."""
    at = clock.now()
    Shop.objects.update(phone="+30 210 123 4567")
    WorkingHours.objects.bulk_create(
        WorkingHours(weekday=day, opens="00:00", closes="23:59") for day in range(7)
    )
    for day in range(7):
        Shift.objects.create(person=ben, weekday=day, starts="00:00", ends="12:00")
        Shift.objects.create(person=alma, weekday=day, starts="12:00", ends="00:00")
    today = at.date()
    Closure.objects.create(
        starts_on=today + timedelta(days=12),
        ends_on=today + timedelta(days=13),
        reason={"en": "We take stock.", "el": "Απογραφή."},
    )
    line = Line.objects.create(number="+302101234567", name="Customer service")
    for hours in range(72):
        LineHour.objects.create(
            line=line,
            hour_at=(at - timedelta(hours=hours)).replace(minute=0, second=0, microsecond=0),
            answered_count=hours % 7 + 2,
            busy_count=hours % 3,
            waited_seconds=60,
            talked_seconds=180 * (hours % 7 + 2),
        )
    set_aside(line=line, body='{"call_id": 7}', reason="event is none of ringing …", at=at)
    matter = conversation_of(cleo, at=at - timedelta(minutes=30), channel="form")
    asked = written_by_customer(matter, "Where is my blue jug?", at=at - timedelta(minutes=30))
    file_of(asked)
    answered_by(ben, matter, "On its way. It comes tomorrow.", at=at - timedelta(minutes=20))
    written_by_customer(matter, "And the lid?", at=at - timedelta(minutes=5))
    Conversation.objects.filter(pk=matter.pk).update(state="open", waiting_since=at)
    matter.refresh_from_db()
    answer_promised(matter, made_at=at - timedelta(minutes=5))
    for slot in slots_offered(at, most=2):
        other = conversation_of(cleo, at=at, subject="The jug with a very long name")
        wish = Wish("6912345678", slot, "attempts", "sms")
        call_back = promise_call_back(conversation=other, wish=wish, by=BY, at=at)
    note_not_reached(call_back=call_back, by=ben, at=at)
    return matter


@pytest.fixture
def pages(busy_shop: Conversation, alma: User) -> dict[str, bytes]:
    """Every page rendered before the browser starts: its loop allows no queries."""
    token = link_of(busy_shop, clock.now())
    line = Line.objects.get()
    public = {
        "contact": "contact/?about=/en/trust/",
        "asked": f"asked/{asked_proof(busy_shop.token)}/",
        "conversation": f"c/{token}/",
    }
    desk = {
        "shifts": "shifts/",
        "calls": "calls/",
        "capacity": "capacity/",
        "log": f"calls/log/?channel=store&customer={busy_shop.customer.token}",
        "line": f"lines/{line.token}/",
    }
    found = {}
    for name, language, _width, _theme in VIEWS:
        client = Client()
        client.force_login(alma)
        if name in public:
            answer = client.get(f"/{language}/{public[name]}")
        elif name == "wrong":
            answer = client.post(f"/{language}/contact/ask/", {"email": "nonsense"})
        else:
            User.objects.filter(pk=alma.pk).update(language=language)
            client.cookies["django_language"] = language
            answer = client.get(f"/desk/{desk[name]}", headers={"Accept-Language": language})
        assert answer.status_code in (200, 422), (name, answer.status_code)
        found[f"/{language}/{name}"] = answer.content
    return found


def _faults(
    browser: Browser, pages: dict[str, bytes], view: tuple[str, str, int, str]
) -> list[str]:
    name, language, width, theme = view
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=theme,
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.route("**/*", served(pages.__getitem__))
    page.goto(f"{SITE}/{language}/{name}")
    for details in page.locator("main details").all():
        details.evaluate("e => e.open = true")
    faults = [f"{view}: {fault}" for fault in axe_faults(page)]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        faults.append(f"{view}: wider than the window")
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}-{language}-{width}.png", full_page=True)
    context.close()
    return faults + [f"{view}: {text}" for text in said if "live" not in text]


@pytest.mark.serves("S4-27")
def test_the_pages_of_contact_and_calls_are_accessible_and_fit(pages: dict[str, bytes]) -> None:
    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for view in VIEWS:
            faults += _faults(browser, pages, view)
        browser.close()

    assert faults == []
