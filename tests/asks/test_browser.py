"""The pages of asking in a real browser: axe finds nothing, nothing overflows, targets are large enough."""

import os
from datetime import timedelta

import pytest
from django.test import Client

from pistos.asks.actions.caring import complete_follow_up, plan_follow_up
from pistos.asks.actions.entitling import set_basis
from pistos.asks.actions.holding import place_hold
from pistos.asks.actions.noticing import follow_up_purchase
from pistos.asks.actions.requesting import request_ask
from pistos.asks.actions.sending import send_due
from pistos.asks.facts import Care, Told
from pistos.asks.models import Approach, AskKind, FollowUp, HoldReason, Occasion, Outcome
from pistos.kit import clock
from pistos.kit.actors import Actor, Ref
from pistos.notifications.models import Message
from tests.asks.conftest import DAY
from tests.components.browsing import (
    DESKTOP,
    OUTSIDE,
    PHONE,
    SITE,
    SMALL,
    axe_faults,
    chromium,
    served,
)
from tests.factories.goods import a_store

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
LANGUAGES = ("en", "el", "sl", "hy")


@pytest.fixture
def told(shop, asker, ben, cleo, dora, order, wish):
    """Something of everything: sent, held, not sent by reason; follow-ups open, overdue and done."""
    now = clock.now()
    request_ask(wish=wish(earliest_at=now), at=now)
    request_ask(wish=wish(customer=dora, order=None, kind=AskKind.SURVEY, earliest_at=now), at=now)
    send_due(at=now)
    request_ask(wish=wish(kind=AskKind.REVIEW_AGAIN, earliest_at=now + DAY), at=now)
    place_hold(customer=cleo, order=order, reason=HoldReason.REFUND, source=Ref("r", "1"), at=now)
    set_basis(country="DE", kind="survey", basis="none", by=Actor.person(1), at=now)
    store = a_store()
    visit = Care(
        dora, Occasion.STORE_VISIT, Ref("visit", "1"), now.date() - timedelta(days=1), store=store
    )
    done = plan_follow_up(care=visit, at=now)
    result = Told(Outcome.QUESTION, "Wanted to know about the glaze.", 4, store)
    complete_follow_up(follow_up=done, told=result, by=ben, at=now)
    follow_up_purchase(order=order, at=now)


def places():
    task = FollowUp.objects.get(state="open")
    approach = Approach.objects.exclude(about_kind="follow_up").get()
    return [
        "/desk/asks/",
        "/desk/asks/?state=not_sent",
        "/desk/asks/rules/",
        "/desk/follow-ups/",
        "/desk/follow-ups/?view=done",
        f"/desk/follow-ups/{task.pk}/",
        f"/en/asks/{approach.token}/",
    ]


@pytest.fixture
def pages(told, alma):
    """Each page as text, in one language after the other, read before a browser runs."""
    client, found = Client(), []
    client.force_login(alma)
    for at, place in enumerate(places()):
        language = LANGUAGES[at % len(LANGUAGES)]
        client.cookies["django_language"] = language
        found.append((place, language, client.get(place.replace("/en/", f"/{language}/")).text))
    return found


def test_pages_are_whole_on_a_phone_and_a_desk_in_both_themes(pages):
    faults = {}
    with chromium() as browser:
        for place, language, text in pages:
            for width, theme in ((PHONE, "dark"), (DESKTOP, "light")):
                context = browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme=theme,
                    has_touch=width == PHONE,
                    is_mobile=width == PHONE,
                )
                page = context.new_page()
                page.route("**/*", served(lambda path, text=text: text))
                page.goto(f"{SITE}{place}")
                small = page.evaluate(SMALL) if width == PHONE else []
                found = [axe_faults(page), page.evaluate(OUTSIDE), small]
                if any(found):
                    faults[place, width, language] = found
                _kept(page, place, width, language)
                context.close()

    assert faults == {}


def test_the_mail_is_whole(told):
    mail = Message.objects.get(template="ask")
    with chromium() as browser:
        page = browser.new_page(viewport={"width": PHONE, "height": 900})
        page.set_content(mail.html)
        _kept(page, "mail", PHONE, mail.language)

        assert page.evaluate(OUTSIDE) == []
        assert page.locator("a", has_text="★").count() == 5


def _kept(page, place, width, language):
    """A picture of the page to look at, where a folder is named for it."""
    folder = os.environ.get("PISTOS_PICTURES")
    if folder:
        name = place.strip("/").replace("/", "-").replace("?", "-")
        page.screenshot(path=f"{folder}/{name}-{width}-{language}.png", full_page=True)
