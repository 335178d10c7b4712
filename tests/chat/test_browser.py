"""The widget in a real browser, on a foreign site with a strict policy, against a real web process."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright

from pistos.accounts.models import Role, User
from pistos.chat.widget import FOLDER
from pistos.conversations.actions.answering import answer
from pistos.conversations.facts import Reply
from pistos.conversations.models import Attachment, Conversation, Message
from pistos.conversations.queries.timeline import newest_message_id
from pistos.kit.cards import mask_cards
from pistos.realtime.models import Signal
from tests.chat.conftest import Site, Web, in_database
from tests.chat.test_wire import PNG
from tests.components.browsing import FLAGS
from tests.kit.test_cards import CARDS, OTHERS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.servers,
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 780}
HELD = """() => [...document.querySelector('pistos-chat').chat.sorted.map(m => [m.id, m.text])]"""


class Visiting:
    """A visitor's browser."""

    def __init__(self, context: BrowserContext, site: Site) -> None:
        self.context, self.site = context, site
        self.said: list[str] = []
        self.page = context.new_page()
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def arrive(self) -> Page:
        self.page.goto(self.site.base)
        self.page.wait_for_selector("pistos-chat", state="attached")
        return self.page

    def open(self) -> Page:
        page = self.arrive()
        page.get_by_role("button", name="Chat with us").click()
        return page

    def write(self, text: str) -> None:
        self.page.get_by_role("textbox", name="Your message").fill(text)
        self.page.keyboard.press("Enter")


@pytest.fixture
def chromium(site: Site) -> Iterator[BrowserContext]:
    """After the site, so that its loop is gone before the database is made anew."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        context = browser.new_context(viewport=DESKTOP, locale="en-GB")
        context.set_default_timeout(20_000)
        expect.set_options(timeout=20_000)
        yield context
        browser.close()


@pytest.fixture
def visiting(chromium: BrowserContext, site: Site) -> Visiting:
    return Visiting(chromium, site)


def agent_says(text: str) -> None:
    def work() -> None:
        ben, _ = User.objects.get_or_create(
            email="ben@kalamos.example", defaults={"name": "Ben", "role": Role.AGENT}
        )
        conversation = Conversation.objects.get()
        reply = Reply(
            text=text,
            seen_message_id=newest_message_id(conversation),
            channel="chat",
            accepts_likeness=True,
        )
        answer(conversation=conversation, reply=reply, by=ben, at=datetime.now(UTC))

    in_database(work)


def server_holds() -> list[list[object]]:
    def work() -> list[list[object]]:
        rows = Message.objects.filter(direction__in=["in", "out"]).order_by("pk")
        return [[row.pk, row.text] for row in rows]

    return in_database(work)


def until(page: Page, question: str) -> None:
    """The page's policy lets nobody evaluate within it, so it is asked again from outside."""
    for _ in range(150):
        if page.evaluate(question):
            return
        page.wait_for_timeout(200)
    raise AssertionError(question)


def is_whole(page: Page) -> None:
    """The browser holds exactly the server's state, in order."""
    for _ in range(150):
        if page.evaluate(HELD) == server_holds():
            return
        page.wait_for_timeout(200)
    assert page.evaluate(HELD) == server_holds()


@pytest.mark.fault("F2", "F1")
def test_widget_is_whole_after_every_kind_of_gap(visiting: Visiting, web: Web) -> None:
    page = visiting.open()
    visiting.write("first")
    expect(page.get_by_text("a machine").first).to_be_visible()
    is_whole(page)
    agent_says("while connected")
    is_whole(page)

    visiting.context.set_offline(True)
    visiting.write("written in aeroplane mode")
    for number in range(3):
        agent_says(f"while offline {number}")
    visiting.context.set_offline(False)
    is_whole(page)

    web.kill()
    visiting.write("written while the server was dead")
    agent_says("said while the server was dead")
    page.wait_for_timeout(500)
    web.start()
    is_whole(page)

    # Three days asleep: the stream's rows are gone, and nothing half open may be trusted.
    page.evaluate("document.querySelector('pistos-chat').chat.stream.close()")
    for number in range(30):
        agent_says(f"days later {number}")
    in_database(lambda: Signal.objects.all().delete())
    in_database(lambda: Message.objects.filter(text="while offline 1").delete())
    page.evaluate("document.querySelector('pistos-chat').chat.wake()")
    is_whole(page)

    agent_says("and live again")
    is_whole(page)
    page.reload()
    page.wait_for_selector("pistos-chat", state="attached")
    is_whole(page)
    texts = [text for _, text in server_holds()]
    said = ["first", "written in aeroplane mode", "written while the server was dead"]
    said += ["while connected", "while offline 0", "while offline 2", "and live again"]
    said += ["said while the server was dead", *(f"days later {number}" for number in range(30))]
    assert {text: texts.count(text) for text in said} == dict.fromkeys(said, 1), texts


@pytest.mark.serves("S2-34", "S4-29")
def test_strict_policy_of_a_foreign_site_is_kept_and_no_cookie_is_set(visiting: Visiting) -> None:
    page = visiting.open()
    visiting.write("Is 4111 1111 1111 1111 my card?")
    sent = "Is ************1111 my card?"

    expect(page.get_by_text(sent)).to_be_visible()
    expect(page.get_by_text("A card number was hidden")).to_be_visible()
    expect(page.get_by_text("a machine").first).to_be_visible()
    agent_says("No, please never write one here.")
    expect(page.get_by_text("Ben · a person")).to_be_visible()
    assert visiting.context.cookies() == []
    assert visiting.said == []


@pytest.mark.serves("S4-30", "S4-31")
def test_widget_is_worked_by_keyboard_alone(visiting: Visiting) -> None:
    page = visiting.arrive()
    page.evaluate(
        "() => { window.heard = []; addEventListener('keydown', (event) => heard.push(event.key)); }"
    )
    launch = page.get_by_role("button", name="Chat with us")
    expect(launch).to_be_visible()
    page.keyboard.press("Tab")
    expect(launch).to_be_focused()
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="Your message")
    expect(field).to_be_focused()
    page.keyboard.type("hello")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("again")
    page.keyboard.press("Enter")

    expect(page.get_by_role("log").get_by_text("hello\nagain")).to_be_visible()
    assert page.evaluate("heard") == ["Tab", "Enter"]  # typed here, not for the page's shortcuts
    expect(page.get_by_role("dialog", name="Kalamos")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Chat with us")).to_be_focused()


@pytest.mark.serves("S4-30")
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_button_keeps_its_corner_and_never_covers_cart_or_pay(
    visiting: Visiting, site: Site, size: dict[str, int]
) -> None:
    visiting.page.set_viewport_size(size)
    places = []
    for tall in ("", "<p>word</p>" * 80):
        site.content = f"<h1>Shop</h1>{tall}"
        places.append(visiting.arrive().get_by_role("button", name="Chat with us").bounding_box())
    assert places[0] == places[1]

    site.content = (
        "<p>x</p>" * 30
        + "<table width='100%'><tr><td align='right'><button data-chat-clear>Pay 12 EUR</button></table>"
    )
    page = visiting.arrive()
    page.evaluate(
        "document.querySelector('[data-chat-clear]').style.setProperty('position','fixed')"
    )
    for name, value in (("bottom", "10px"), ("right", "10px"), ("height", "60px")):
        page.evaluate(
            f"document.querySelector('[data-chat-clear]').style.setProperty('{name}','{value}')"
        )
    page.wait_for_timeout(1300)
    pay = page.get_by_role("button", name="Pay").bounding_box()
    chat = page.get_by_role("button", name="Chat with us").bounding_box()
    assert pay
    assert chat
    assert chat["y"] + chat["height"] <= pay["y"]
    page.get_by_role("button", name="Pay").click()
    assert abs(chat["x"] + chat["width"] - size["width"]) <= 40


@pytest.mark.serves("S2-35", "PCI-03")
def test_help_after_the_checkout_is_offered_on_the_next_page_and_once_for_a_step(
    visiting: Visiting, site: Site
) -> None:
    from pistos.visits.models import InvitationRule, PageEvent

    in_database(
        lambda: InvitationRule.objects.create(
            name="Stuck", trigger="checkout", threshold=60, text={"en": "Is something unclear?"}
        )
    )
    site.attributes = 'data-consent="given" data-signs="/en/cart/signs/"'
    site.answers["/en/cart/signs/"] = '{"mark": "7", "signs": [["checkout", 90], ["shipping", 4]]}'
    page = visiting.arrive()
    until(page, "Boolean(JSON.parse(localStorage['pistos-chat'] || '{}').agreed)")
    page.reload()
    expect(page.get_by_text("Is something unclear?")).to_be_visible()
    page.reload()
    page.wait_for_selector("pistos-chat", state="attached")
    page.wait_for_timeout(1500)

    assert in_database(lambda: list(PageEvent.objects.values_list("kind", "amount"))) == [
        ("checkout", 90)
    ]


@pytest.mark.serves("S2-35")
def test_help_is_offered_without_taking_the_focus_and_no_is_silence(
    visiting: Visiting, site: Site
) -> None:
    from pistos.visits.models import Invitation, InvitationRule

    in_database(
        lambda: InvitationRule.objects.create(
            name="Error", trigger="error", threshold=1, text={"en": "Shall we look together?"}
        )
    )
    site.attributes = 'data-consent="given"'
    site.content = "<button data-chat-clear>Pay 12 EUR</button>"
    visiting.page.set_viewport_size(PHONE)
    page = visiting.arrive()
    for name, value in (("position", "fixed"), ("bottom", "0"), ("left", "0"), ("width", "100%")):
        page.evaluate(
            f"document.querySelector('[data-chat-clear]').style.setProperty('{name}','{value}')"
        )
    page.evaluate("document.querySelector('[data-chat-clear]').style.setProperty('height','140px')")
    until(page, "Boolean(JSON.parse(localStorage['pistos-chat'] || '{}').agreed)")
    page.evaluate("dispatchEvent(new CustomEvent('pistos:error'))")

    expect(page.get_by_text("Shall we look together?")).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")
    offer = page.get_by_text("Shall we look together?").locator("..")
    places = [
        one.bounding_box()
        for one in (
            offer,
            page.get_by_role("button", name="Chat with us"),
            page.get_by_role("button", name="Pay"),
        )
    ]
    tops = [(place["y"], place["y"] + place["height"]) for place in places if place]
    assert tops[0][1] <= tops[1][0] < tops[1][1] <= tops[2][0]
    page.get_by_role("button", name="No, thank you").click()
    expect(page.get_by_text("Shall we look together?")).to_be_hidden()
    page.wait_for_timeout(300)
    page.reload()
    page.wait_for_selector("pistos-chat", state="attached")
    page.evaluate("dispatchEvent(new CustomEvent('pistos:error'))")
    page.wait_for_timeout(800)
    assert page.get_by_text("Shall we look together?").count() == 0
    assert in_database(lambda: Invitation.objects.get().dismissed_at) is not None


@pytest.mark.fault("F15")
def test_a_file_is_sent_by_the_tab_that_holds_it_and_never_silently_lost(
    visiting: Visiting, tmp_path: Path
) -> None:
    page = visiting.open()
    visiting.write("first")
    expect(page.get_by_text("a machine").first).to_be_visible()
    other = visiting.context.new_page()
    other.goto(visiting.site.base)
    other.wait_for_selector("pistos-chat", state="attached")
    shoe = tmp_path / "shoe.png"
    shoe.write_bytes(PNG)
    picker = page.locator("input[type=file]")

    # Both tabs see that something waits; the one without the bytes leaves it alone.
    page.route("**/chat/say", lambda route: route.abort())
    picker.set_input_files(shoe)
    visiting.write("with a picture")
    other.wait_for_timeout(1500)
    assert [text for _, text in server_holds()][-1] != "with a picture"
    page.unroute("**/chat/say")
    expect(page.get_by_role("img", name="File: shoe.png")).to_be_visible()
    assert in_database(Attachment.objects.count) == 1
    other.close()

    # The page is gone before it was sent: its words wait, and whoever wrote is asked.
    page.route("**/chat/say", lambda route: route.abort())
    picker.set_input_files(shoe)
    visiting.write("with another")
    page.get_by_role("textbox", name="Your message").fill("half a sentence")
    page.reload()
    page.wait_for_selector("pistos-chat", state="attached")
    expect(page.get_by_text("The file is no longer here")).to_be_visible()
    expect(page.get_by_role("textbox", name="Your message")).to_have_value("half a sentence")
    page.unroute("**/chat/say")
    page.get_by_role("button", name="Send again").click()
    for _ in range(100):
        if server_holds()[-1][1] == "with another":
            break
        page.wait_for_timeout(200)
    is_whole(page)
    assert [text for _, text in server_holds()].count("with another") == 1
    assert in_database(Attachment.objects.count) == 1


@pytest.mark.serves("S0-18")
def test_browser_and_server_know_the_same_card_numbers() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page()
        source = (FOLDER / "cards.js").read_text()
        texts = [*(f"my card: {number}, thanks" for number in CARDS), *OTHERS]
        seen = page.evaluate(f"(texts) => {{ {source}; return texts.map(masked); }}", texts)
        browser.close()

    assert seen == [mask_cards(text) for text in texts]


def test_open_widget_has_no_fault_that_axe_finds(visiting: Visiting) -> None:
    page = visiting.page
    visiting.site.policy = lambda: "default-src * 'unsafe-inline'"
    visiting.open()
    visiting.write("Do you ship to Patras?")
    expect(page.get_by_text("a machine").first).to_be_visible()
    faults = []
    for size in (DESKTOP, PHONE):
        for theme in ("light", "dark"):
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            faults += [f"{size} {theme} {fault}" for fault in faults_of(page)]
            page.get_by_role("button", name="Options").click()
            faults += [f"{size} {theme} options {fault}" for fault in faults_of(page)]
            page.get_by_role("button", name="Options").click()

    assert faults == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def faults_of(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']} {node['target']}" for rule in found for node in rule["nodes"]]
