"""Surveys on the desk in a real browser: languages, widths, themes."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client

from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.partners.models import Partner, PartnerKind
from pistos.surveys.actions.calling import list_calls
from pistos.surveys.actions.places import open_place
from pistos.surveys.actions.waves import begin_wave, watch_silence
from tests.components.browsing import OUTSIDE, SITE, axe_faults, chromium, served
from tests.factories.goods import a_store
from tests.factories.orders import delivered, order_of, parcel_of
from tests.factories.surveys import recorded, survey_of

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]
BY = Actor.machine("test")


@pytest.fixture
def pages(shop, alma, cleo):
    """Every page rendered before the browser starts: its loop allows no queries."""
    at = datetime.now(UTC)
    experience, delivery = survey_of("experience", at=at), survey_of("delivery", at=at)
    for back, good in ((93, 30), (62, 50), (31, 40)):
        start = at - timedelta(days=back)
        begin_wave(survey=delivery, by=BY, at=start)
        happy, sad = (
            {"recommend": "10", "courtesy": "5"},
            {"recommend": "2", "why": "Late, <b>again</b>."},
        )
        recorded(delivery, [happy] * good + [None] * 60, at=start, promise="kept")
        recorded(delivery, [sad] * (60 - good) + [None] * 90, at=start, promise="broken")
    sides = {"service": "5", "product": "4", "delivery": "2", "payment": "4", "information": "5"}
    recorded(experience, [sides] * 40, at=at - timedelta(days=9))
    survey_of("conversation", at=at - timedelta(days=40))
    watch_silence(at=at)
    courier = Partner.objects.create(code="hermes", name="Hermes", kind=PartnerKind.COURIER)
    Customer.objects.filter(pk=cleo.pk).update(phone="+306912345678")
    cleo.refresh_from_db()
    delivered(parcel_of(order_of(cleo, placed_at=at - timedelta(days=9)), courier=courier))
    call = list_calls(survey=experience, most=1, by=BY, at=at)[0]
    place = open_place(
        survey=survey_of("visit", at=at), name="Counter", store=a_store(), by=BY, at=at
    )
    views = [
        ("/desk/surveys/", 1280, "light", "en"),
        ("/desk/surveys/?2", 390, "dark", "el"),
        ("/desk/surveys/of/delivery/", 1280, "light", "en"),
        ("/desk/surveys/of/delivery/?by=promise&days=365", 390, "light", "sl"),
        ("/desk/surveys/of/delivery/answers/?show=sharp", 390, "light", "en"),
        ("/desk/surveys/of/delivery/questions/", 390, "light", "hy"),
        ("/desk/surveys/of/delivery/change/", 1280, "dark", "en"),
        ("/desk/surveys/add/", 390, "light", "el"),
        ("/desk/surveys/calls/", 390, "light", "en"),
        (f"/desk/surveys/calls/{call.token}/", 390, "dark", "sl"),
        (f"/desk/surveys/places/{place.token}/", 1280, "light", "en"),
    ]
    client = Client()
    client.force_login(alma)
    found = {}
    for address, width, theme, language in views:
        alma.language = language
        alma.save()
        client.cookies["django_language"] = language
        found[address] = (width, theme, client.get(address).content.decode())
    return found


@pytest.mark.serves("S3-122", "EAA-01")
def test_surveys_of_the_desk_are_sound_in_a_browser(pages, tmp_path):
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
            page.screenshot(path=shots / f"desk-{number}.png", full_page=True)
            found = [*axe_faults(page), *page.evaluate(OUTSIDE)]
            faults += [(address, width, theme, fault) for fault in found]
            context.close()

    assert faults == []
