"""The page of doubts in a real browser."""

import pytest

from pistos.conversations.actions.doubts import answer_doubt, note_doubt
from pistos.conversations.models import DoubtAnswer
from pistos.kit.actors import Actor
from tests.components.browsing import OUTSIDE, SITE, axe_faults, chromium, served
from tests.factories.conversations import conversation_of, written_by_customer

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def page_of_doubts(desk, cleo, at):
    """Rendered before the browser starts: its loop allows no queries."""
    talk = conversation_of(cleo, at=at, language="en")
    written_by_customer(talk, "Is it safe for children, and can I return it?", at=at)
    by = Actor.machine("test")
    DoubtAnswer.objects.create(
        kind="safety", language="en", text="Tested by a laboratory.", written_at=at
    )
    note_doubt(conversation=talk, kind="safety", by=by, at=at)
    answered = note_doubt(conversation=talk, kind="price", by=by, at=at)
    answer_doubt(doubt=answered, text="It is made by hand.", by=by, at=at)
    return desk.get(f"/desk/inbox/c/{talk.token}/doubts/").content.decode()


def test_page_of_doubts_is_sound_in_a_browser(page_of_doubts, tmp_path):
    faults = []
    with chromium() as browser:
        for width, theme in ((390, "dark"), (1280, "light")):
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=theme
            )
            page = context.new_page()
            page.route("**/*", served(lambda path: page_of_doubts))
            page.goto(f"{SITE}/doubts/")
            page.screenshot(path=tmp_path / f"{width}.png", full_page=True)
            faults += [(width, fault) for fault in [*axe_faults(page), *page.evaluate(OUTSIDE)]]
            context.close()

    assert faults == []
