"""Answering a survey in a real browser: languages, widths, themes, by keyboard."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from pistos.kit.actors import Actor, Ref
from pistos.surveys.actions.answering import token_for
from pistos.surveys.actions.places import open_place
from tests.components.browsing import OUTSIDE, SITE, SMALL, axe_faults, chromium, served
from tests.factories.goods import a_store
from tests.factories.surveys import invited, survey_of

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def pages(shop, alma, cleo, dora):
    """Every page rendered before the browser starts: its loop allows no queries."""
    at, by = datetime.now(UTC), Actor.machine("test")
    delivery, client = survey_of(at=at), Client()
    token = token_for(invited(delivery, cleo, at=at))
    answered = token_for(invited(delivery, dora, at=at, about=Ref("order", "77")))
    six = token_for(invited(survey_of("experience", at=at), cleo, at=at))
    case = token_for(invited(survey_of("case", at=at), cleo, at=at))
    place = open_place(
        survey=survey_of("visit", at=at), name="Counter", store=a_store(), by=by, at=at
    )
    client.post(f"/en/s/{answered}/", {"recommend": "2", "why": "Late."})
    views = [
        (f"/en/s/{token}/?a=9", 390, "light"),
        (f"/el/s/{token}/", 390, "dark"),
        (f"/hy/s/{six}/", 390, "light"),
        (f"/sl/s/{case}/", 1280, "dark"),
        (f"/hy/tell-us/{place.token}/", 390, "dark"),
        (f"/en/s/{answered}/thanks/", 390, "light"),
        (f"/sl/s/{token}/?wrong", 390, "light"),
        (f"/el/s/{answered}/?other", 1280, "light"),
    ]
    found = {}
    for address, width, theme in views:
        who = Client() if address.endswith("?other") else client
        answer = who.post(address, {"why": "…"}) if address.endswith("?wrong") else who.get(address)
        found[address] = (width, theme, answer.content.decode())
    return found


@pytest.mark.serves("S1-43", "EAA-01")
def test_surveys_are_sound_in_a_browser(pages, tmp_path):
    shots = Path(os.environ.get("PISTOS_SHOTS", tmp_path))
    faults = []
    with chromium() as browser:
        for number, (address, (width, theme, html)) in enumerate(pages.items()):
            context = browser.new_context(
                viewport={"width": width, "height": 844}, color_scheme=theme
            )
            page = context.new_page()
            page.route("**/*", served(lambda _path, html=html: html))
            page.goto(f"{SITE}{address}")
            page.screenshot(path=shots / f"survey-{number}.png", full_page=True)
            found = [*axe_faults(page), *page.evaluate(OUTSIDE), *page.evaluate(SMALL)]
            faults += [(address, width, theme, fault) for fault in found]
            context.close()

    assert faults == []
