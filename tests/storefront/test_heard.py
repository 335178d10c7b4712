"""The customer says whether we understood, and sees how far it is."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from pistos.accounts.models import User
from pistos.conversations.access import link_of
from pistos.conversations.models import AnswerSettings, Message
from pistos.kit import clock
from pistos.listening.models import Hearing, Restatement
from pistos.shop.models import Shop
from pistos.storefront import limits
from tests.listening.steps import COMPLAINT, OWN_WORDS, acted, comes_in, fresh, restated

pytestmark = pytest.mark.django_db


@pytest.fixture
def hearing(shop: Shop, alma: User, ben: User) -> Hearing:
    cache.clear()
    AnswerSettings.objects.create(undo_seconds=0)
    message = comes_in(COMPLAINT, at=clock.now() - timedelta(hours=2))
    return Hearing.objects.select_related("conversation").get(conversation=message.conversation)


@pytest.fixture
def said(hearing: Hearing, ben: User) -> Restatement:
    return restated(hearing, ben, clock.now() - timedelta(hours=1))


@pytest.mark.serves("S3-78")
def test_a_visit_confirms_nothing_and_one_click_does(client: Client, hearing, said):
    page = f"/en/heard/{said.token}/"
    for _scanner in range(3):
        assert client.get(page).status_code == 200
    assert client.head(f"{page}yes/").status_code == 405
    assert client.get(f"{page}yes/").status_code == 405
    assert fresh(hearing).step == "confirm"

    answer = client.post(f"{page}yes/", follow=True)

    assert fresh(hearing).step == "act"
    assert "You said that this is right." in answer.content.decode()
    client.post(f"{page}yes/")
    assert fresh(hearing).confirmed_how == "click"


def test_who_tried_too_often_keeps_their_words_and_sends_them_later(client: Client, hearing, said):
    page, words = (
        f"/en/heard/{said.token}/no/",
        'No, "the lid" is broken, <b>not</b> the cup itself.',
    )
    for _ in range(limits.POSTS):
        client.post(page, {"text": " "})

    over = client.post(page, {"text": words})

    assert (over.status_code, over.headers["Retry-After"]) == (429, "600")
    assert "Too many tries in a short time" in over.content.decode()
    shown = over.content.decode()
    kept = re.search(rf'action="{page}".*name="text" value="([^"]*)"', shown, re.DOTALL)
    assert kept
    assert unescape(kept[1]) == words
    assert "<b>not</b>" not in shown
    assert fresh(hearing).step == "confirm"

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM kit_attempt")
    client.post(page, {"text": unescape(kept[1])})

    assert fresh(hearing).step == "listen"


@pytest.mark.serves("S3-78")
def test_a_correction_comes_in_as_their_message(client: Client, hearing, said):
    page = f"/en/heard/{said.token}/no/"
    empty = client.post(page, {"text": " "})
    assert empty.status_code == 422
    assert fresh(hearing).step == "confirm"

    answer = client.post(page, {"text": "No, rather the lid."}, follow=True)

    assert "We are reading it again." in answer.content.decode()
    assert fresh(hearing).step == "listen"
    assert Message.objects.filter(direction="in", text="No, rather the lid.").count() == 1
    again = client.post(page, {"text": "And the rim."})
    assert again.status_code == 422


def test_a_link_expires_and_cannot_be_guessed(client: Client, said):
    assert client.get("/en/heard/aaaaaaaaaaaaaaaaaaaaaa/").status_code == 404
    Restatement.objects.update(expires_at=clock.now())

    assert client.get(f"/en/heard/{said.token}/").status_code == 404
    assert client.post(f"/en/heard/{said.token}/yes/").status_code == 404


@pytest.mark.serves("S3-82")
def test_the_case_page_shows_the_stages_and_asks_whether_it_is_right(client: Client, hearing, said):
    link = f"/en/c/{link_of(hearing.conversation, clock.now())}/"

    page = client.get(link).content.decode()

    assert "How far your matter is" in page
    assert "We understood:" in page
    assert OWN_WORDS in page
    assert f"/heard/{said.token}/yes/" in page


@pytest.mark.serves("S3-82")
def test_the_case_page_shows_what_is_promised(client: Client, hearing, ben):
    acted(hearing, ben, clock.now() - timedelta(hours=1))
    link = f"/en/c/{link_of(hearing.conversation, clock.now())}/"

    page = client.get(link).content.decode()

    assert "A new blue jug" in page
    assert "You said that this is right." in page
