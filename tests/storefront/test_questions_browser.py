"""Questions, suggestions and the shop's name in a real browser: four languages, two widths, two themes."""

from datetime import timedelta

import pytest
from django.test import Client

from pistos.questions.actions.answering import answer_question
from pistos.questions.actions.appealing import appeal_removal
from pistos.questions.actions.asking import Asking
from pistos.questions.actions.inviting import invite_buyers
from pistos.questions.actions.moderating import remove
from pistos.questions.actions.sitting import hold_sitting
from pistos.questions.actions.suggesting import Decision, decide_suggestion, make_suggestion
from pistos.questions.models import Answer
from pistos.questions.rules.tokens import own_token, reply_token
from pistos.reputation.actions.reckoning import reckon
from tests.components.browsing import OUTSIDE, SITE, SMALL, axe_faults, chromium, served
from tests.factories.promises import a_record
from tests.factories.questions import VISITOR, asked, line_bought, written_to
from tests.factories.shopping import selling

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]
LIST = "product/stoneware-mug/questions/"


@pytest.fixture
def views(shop, alma, cleo, at):
    """Everything once: asked, answered, invited, suggested, decided, reckoned."""
    mug = selling(at).mug.product
    line_bought(cleo, mug, at)
    answered = asked(mug, at, display_name="N.")
    invite_buyers(question=answered, at=at)
    written_to(answered)
    answer_question(question=answered, text="Up to 180 degrees.", by=alma, at=at)
    waiting = asked(mug, at, "Μπαίνει στον φούρνο μικροκυμάτων;", language="el")
    idea = Asking("Sell a lid for it.", "en", display_name="N.")
    made = make_suggestion(asking=idea, is_credited=True, by=VISITOR, at=at)
    decide_suggestion(
        suggestion=made, decision=Decision("considered", "We are trying."), by=alma, at=at
    )
    removed = Answer.objects.create(
        question=waiting, kind="buyer", customer=cleo, text="Πάρτε τη δική μου.", language="el",
        answered_at=at,
    )  # fmt: skip
    remove(question=waiting, answer=removed, reason="advertising", by=alma, at=at)
    own = f"/my-answer/{own_token(removed.token)}/"
    appeal_removal(token=removed.token, words="Δεν πουλάω τίποτα.", by=VISITOR, at=at)
    hold_sitting(words="", by=alma, at=at)
    a_record(60, until=at.date() - timedelta(days=1), customer=cleo)
    reckon(at=at)
    return [
        (f"/en/{LIST}", 390, "light"),
        (f"/hy/{LIST}?q=oven", 1280, "dark"),
        (f"/el/questions/{waiting.token}/", 390, "dark"),
        (f"/sl/questions/{answered.token}/", 1280, "light"),
        (f"/el/questions/reply/{reply_token(answered.pk, cleo.pk)}/", 390, "light"),
        (f"/hy{own}", 390, "light"),
        (f"/sl{own}", 1280, "dark"),
        ("/el/questions/moderation/", 390, "light"),
        ("/hy/suggestions/", 390, "dark"),
        (f"/sl/suggestions/{made.token}/", 390, "light"),
        ("/desk/questions/", 390, "light"),
        (f"/desk/questions/{waiting.pk}/", 1280, "dark"),
        ("/desk/questions/rules/", 390, "light"),
        ("/desk/suggestions/?state=considered", 390, "dark"),
        (f"/desk/suggestions/{made.pk}/", 1280, "light"),
        ("/desk/reputation/", 390, "light"),
        ("/desk/reputation/", 1280, "dark"),
        ("/desk/reputation/advocates/", 390, "light"),
        ("/desk/reputation/read/", 390, "dark"),
        ("/desk/", 390, "light"),
    ]


@pytest.fixture
def pages(views, alma):
    """Every page rendered before the browser starts: its loop allows no queries."""
    stranger, owner = Client(), Client()
    owner.force_login(alma)
    return {
        address: (owner if address.startswith("/desk/") else stranger).get(address).content.decode()
        for address, _, _ in views
    }


@pytest.mark.serves("S1-4")
def test_what_customers_say_is_sound_in_a_browser(views, pages, tmp_path):
    faults = []
    with chromium() as browser:
        for number, (address, width, theme) in enumerate(views):
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=theme
            )
            page = context.new_page()
            page.route("**/*", served(lambda path: pages.get(path, "")))
            page.goto(f"{SITE}{address}")
            page.screenshot(path=tmp_path / f"{number}.png", full_page=True)
            found = [*axe_faults(page), *page.evaluate(OUTSIDE)]
            found += [] if address.startswith("/desk/") else page.evaluate(SMALL)
            faults += [(address, width, theme, fault) for fault in found]
            context.close()

    assert faults == []
