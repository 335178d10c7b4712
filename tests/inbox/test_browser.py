"""Agents at their desk in real browsers, against a real web process with its live stream."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from pistos.accounts.models import Role, User
from pistos.conversations.access import link_of
from pistos.conversations.actions.answering import answer
from pistos.conversations.actions.assigning import Given, assign_conversation
from pistos.conversations.actions.closing import close_conversation
from pistos.conversations.actions.presence import PRESENCE
from pistos.conversations.actions.writing import INBOX, signal
from pistos.conversations.facts import Reply
from pistos.conversations.models import Conversation, Macro, Message
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.realtime.actions import send_signal
from pistos.shop.models import Shop
from tests.chat.conftest import Web, in_database
from tests.components.browsing import FLAGS, OUTSIDE, SMALL, axe_faults
from tests.factories.conversations import (
    answer_promised,
    conversation_of,
    file_of,
    note_of,
    written_by_customer,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.servers,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture
def web(transactional_db: None, tmp_path: Path) -> Iterator[Web]:
    Shop.objects.create(
        name="Kalamos", legal_name="Kalamos IKE", country="GR", currency="EUR",
        time_zone="Europe/Athens", languages=["en", "el", "sl", "hy"], default_language="en",
        email="shop@kalamos.example",
    )  # fmt: skip
    for name, role in (("Alma", Role.OWNER), ("Ben", Role.AGENT)):
        User.objects.create(email=f"{name.lower()}@kalamos.example", name=name, role=role)
    now = clock.now()
    for name in ("Cleo", "Dora"):
        customer = Customer.objects.create(
            name=name, email=f"{name.lower()}@customer.example", language="en"
        )
        found = conversation_of(
            customer, at=now - timedelta(hours=1), subject=f"{name}'s jug", language="en"
        )
        written = written_by_customer(found, f"{name} asks.", at=now - timedelta(hours=1))
        file_of(written)
        answer_promised(found, made_at=now - timedelta(hours=1), hours=2 if name == "Cleo" else 9)
    note_of(User.objects.earliest("pk"), found, "Look at the shelf.", at=now)
    connection.close()
    web = Web(tmp_path)
    try:
        web.start()
        yield web
    finally:
        web.kill()


@pytest.fixture
def browser(web: Web) -> Iterator[Browser]:
    """After the web, so that its loop is gone before the database is made anew."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        expect.set_options(timeout=20_000)
        yield browser
        browser.close()


Sits = Callable[..., Page]


@pytest.fixture
def sits(browser: Browser, web: Web) -> Sits:
    """A page of the inbox with somebody signed in."""

    def page_of(name: str, path: str = "/desk/inbox/", **options: Any) -> Page:
        def session() -> str:
            client = Client()
            client.force_login(User.objects.get(name=name))
            return client.cookies[settings.SESSION_COOKIE_NAME].value

        context: BrowserContext = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "locale": "en-GB", **options}
        )
        context.set_default_timeout(20_000)
        context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": in_database(session),
                    "url": web.base,
                }
            ]
        )
        page = context.new_page()
        page.goto(f"{web.base}{path}")
        return page

    return page_of


def of(name: str) -> Conversation:
    return Conversation.objects.get(customer__name=name)


def path_of(name: str) -> str:
    return in_database(lambda: f"/desk/inbox/c/{of(name).token}/")


def customer_writes(name: str, text: str) -> None:
    def work() -> None:
        conversation = of(name)
        message = written_by_customer(conversation, text, at=clock.now())
        signal(conversation, message=message)

    in_database(work)


GREEK_KEY = """(given) => document.body.dispatchEvent(
    new KeyboardEvent("keydown", {...given, bubbles: true, cancelable: true}))"""


def test_mail_is_answered_with_the_keyboard_alone_and_taken_back(sits: Sits) -> None:
    page = sits("Ben")

    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.evaluate(GREEK_KEY, {"key": "ξ", "code": "KeyJ"})
    expect(page.locator(".q-link").first).to_be_focused()
    page.evaluate(GREEK_KEY, {"key": "ծ", "code": "Slash"})
    expect(page.locator("#inbox-words")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator(".q-link").first).to_be_focused()
    page.keyboard.press("o")
    expect(page.get_by_role("heading", level=1, name="Cleo's jug")).to_be_visible()
    page.wait_for_load_state("load")
    page.keyboard.press("r")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("There is another jug: keys such as j, n and e are letters here.")
    assert page.locator("#text").input_value().endswith("letters here.")
    page.keyboard.press("Control+Enter")

    undo = page.get_by_role("button", name=re.compile("Undo"))
    expect(undo).to_be_visible()
    assert in_database(lambda: Message.objects.get(direction="out").state) == "held"
    undo.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_have_value(re.compile("There is another jug"))
    assert in_database(lambda: Message.objects.get(direction="out").state) == "undone"


def test_a_prepared_answer_put_where_the_cursor_stands_is_counted(sits: Sits) -> None:
    macro = in_database(
        lambda: Macro.objects.create(name={"en": "Shelf"}, text={"en": "There is one."})
    )
    page = sits("Ben", path_of("Cleo"))
    text = page.locator("#text")

    def press() -> None:
        page.locator("#composer summary", has_text="Prepared answers").click()
        page.locator(f"[data-macro-id='{macro.pk}']").click()
        expect(text).to_have_value(re.compile("There is one."))

    press()
    text.fill("")
    expect(page.locator("#prepared input")).to_have_count(0)
    press()
    page.get_by_role("button", name="Send the answer").click()

    expect(page.get_by_role("button", name=re.compile("Undo"))).to_be_visible()
    assert in_database(lambda: Macro.objects.get().used_count) == 1


def test_the_last_of_many_signals_is_heard_though_they_come_together(sits: Sits) -> None:
    page = sits("Ben")
    page.evaluate(
        "document.body.dataset.heard = 0; document.body.addEventListener('live:presence:x',"
        " () => { document.body.dataset.heard = Number(document.body.dataset.heard) + 1; })"
    )

    in_database(
        lambda: [send_signal(stream=INBOX, kind=PRESENCE, subject_id="x") for _ in range(9)]
    )

    expect(page.locator("body")).to_have_attribute("data-heard", "2")
    page.wait_for_timeout(700)
    expect(page.locator("body")).to_have_attribute("data-heard", "2")


@pytest.mark.fault("F24")
def test_two_agents_never_answer_blindly(sits: Sits) -> None:
    alma, ben = sits("Alma", path_of("Cleo")), sits("Ben", path_of("Cleo"))

    alma.locator("#text").press_sequentially("Alma: there is one on the shelf.")
    expect(ben.locator("#head")).to_contain_text("Alma is writing.")
    ben.locator("#text").fill("Ben: the shelf is empty.")
    alma.locator("#text").press("Control+Enter")
    expect(ben.locator("#line")).to_contain_text("Alma: there is one on the shelf.")
    ben.locator("#text").press("Control+Enter")

    expect(ben.get_by_role("alert")).to_contain_text("Alma answered since you opened it.")
    expect(ben.locator("#text")).to_have_value("Ben: the shelf is empty.")
    assert in_database(lambda: Message.objects.filter(author_name="Ben").count()) == 0


@pytest.mark.fault("F23")
def test_draft_survives_reload_second_tab_and_a_killed_server(sits: Sits, web: Web) -> None:
    page = sits("Ben", path_of("Cleo"))

    page.locator("#text").press_sequentially(
        "Half a sentence, and I will call you tomorrow at 15:00"
    )
    expect(page.locator(".composer-saved")).to_contain_text("Draft saved")
    expect(page.locator("#found")).to_contain_text("We read a promise in your words.")
    second = page.context.new_page()
    second.goto(page.url)
    expect(second.locator("#text")).to_have_value(re.compile("^Half a sentence"))
    second.locator("#text").press_sequentially(" or later")
    expect(second.locator(".composer-saved")).to_contain_text("Draft saved")
    page.locator("#text").press_sequentially("!")
    expect(page.get_by_role("alert")).to_contain_text("15:00 or later")
    page.get_by_role("button", name="Keep the words below").click()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_role("radio", name="Note").check()
    page.wait_for_timeout(1500)
    second.reload()
    expect(second.locator("#text")).to_have_value(re.compile("15:00!$"))
    expect(second.get_by_role("radio", name="Note")).to_be_checked()
    page.get_by_role("radio", name="Answer").check()
    web.kill()
    page.locator("#text").press_sequentially(", and more")
    page.wait_for_timeout(1500)
    web.start()
    expect(page.locator(".composer-saved")).to_contain_text("Draft saved")
    page.wait_for_timeout(7000)
    page.reload()

    expect(page.locator("#text")).to_have_value(re.compile("and more$"))


@pytest.mark.fault("F1")
def test_desk_shows_the_servers_state_after_any_gap(sits: Sits, web: Web) -> None:
    """Live while the stream runs; cut, changed elsewhere, and back: the same as a fresh page."""
    page = sits("Ben", path_of("Cleo"))

    customer_writes("Cleo", "Live, without a reload.")
    expect(page.locator("#line")).to_contain_text("Live, without a reload.")
    web.kill()

    def meanwhile() -> None:
        alma, cleo, dora = User.objects.get(name="Alma"), of("Cleo"), of("Dora")
        reply = Reply(text="Said while Ben was cut off.", seen_message_id=10**9)
        answer(conversation=cleo, reply=reply, by=alma, at=clock.now())
        assign_conversation(conversation=cleo, to=Given(person=alma), by=alma, at=clock.now())
        close_conversation(conversation=dora, by=Actor.person(alma.pk), at=clock.now())

    in_database(meanwhile)
    web.start()

    expect(page.locator("#line")).to_contain_text("Said while Ben was cut off.")
    expect(page.locator("#head")).to_contain_text("Take it")
    expect(page.locator("#queue")).not_to_contain_text("Dora's jug")
    kept = page.locator("#line").inner_text()
    page.reload()
    assert page.locator("#line").inner_text() == kept


@pytest.mark.parametrize(("width", "theme"), [(390, "light"), (1280, "dark"), (800, "light")])
def test_inbox_is_accessible_and_fits(sits: Sits, width: int, theme: str) -> None:
    is_phone = width < 500
    page = sits(
        "Ben",
        viewport={"width": width, "height": 800},
        color_scheme=theme,
        is_mobile=is_phone,
        has_touch=is_phone,
    )
    faults = {}
    for path in (
        "/desk/inbox/",
        path_of("Dora"),
        "/desk/inbox/silence/",
        "/desk/inbox/macros/add/",
    ):
        page.goto(page.url.split("/desk/")[0] + path)
        small = page.evaluate(SMALL) if is_phone else []
        if found := [*axe_faults(page), *page.evaluate(OUTSIDE), *small]:
            faults[path] = found
        for menu in page.locator("details.menu > summary, details.views > summary").all():
            if not menu.is_visible():
                continue
            menu.click()
            if found := [*page.evaluate(OUTSIDE)]:
                faults[f"{path} {menu.inner_text()}"] = found
            page.keyboard.press("Escape")

    assert faults == {}


def test_a_customer_writes_on_from_the_page_behind_their_link(web: Web, browser: Browser) -> None:
    """In a real browser, which tells a form's origin by the page's own policy."""
    found = in_database(lambda: Conversation.objects.get(subject="Cleo's jug"))
    page = browser.new_page()
    page.goto(f"{web.base}/en/c/{link_of(found, clock.now())}/")

    page.locator("textarea").first.fill("And the lid, please.")
    page.locator("textarea").first.locator("xpath=ancestor::form").locator("button").first.click()

    expect(page.get_by_text("And the lid, please.")).to_be_visible()
    said = in_database(lambda: Message.objects.filter(text="And the lid, please.").count())
    assert said == 1
