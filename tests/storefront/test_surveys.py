"""Answering a survey: by token or at a place; a look records nothing, a forwarded link tells nothing."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.surveys.actions.answering import token_for
from pistos.surveys.actions.places import close_place, open_place
from pistos.surveys.models import Answer, Invitation, Response
from tests.factories.goods import a_store
from tests.factories.surveys import invited, survey_of

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")


@pytest.fixture
def invitation(shop, cleo, at, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at)
    return invited(survey_of(at=at), cleo, at=at)


@pytest.fixture
def address(invitation):
    return f"/en/s/{token_for(invitation)}/"


@pytest.mark.serves("S1-43")
def test_a_survey_is_one_form_answered_by_its_link(client, address, invitation):
    page = client.get(f"{address}?a=9")

    assert page.status_code == 200
    text = page.content.decode()
    assert re.search(r'name="recommend" value="9" checked', text)
    assert text.count("<form") - text.count('role="search"') >= 1
    answer = client.post(address, {"recommend": "9", "why": "Early."})
    assert (answer.status_code, answer["Location"]) == (302, f"{address}thanks/")
    assert Response.objects.get().invitation == invitation


@pytest.mark.serves("S1-43")
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_scanner_that_opens_every_link_answers_nothing(address, method, invitation):
    for value in range(11):
        answer = getattr(Client(), method)(f"{address}?a={value}")
        assert answer.status_code == 200

    assert not Response.objects.exists()
    invitation.refresh_from_db()
    assert invitation.answered_on is None


def test_a_forwarded_link_shows_nothing_of_who_answered(client, address):
    client.post(address, {"recommend": "2", "why": "My name is Cleo."})
    other = Client()

    for seen in (other.get(address), other.get(f"{address}thanks/")):
        text = seen.content.decode()
        assert seen.status_code == 200
        assert "Cleo" not in text
        assert 'name="recommend"' not in text
        assert "Change my answer" not in text
        assert "You will have our answer" not in text


def test_a_forwarded_link_changes_nothing(client, address):
    client.post(address, {"recommend": "9"})

    answer = Client().post(address, {"recommend": "0"})

    assert answer.status_code == 409
    assert Answer.objects.get().value == 9


@pytest.mark.serves("S1-43")
def test_the_same_browser_changes_its_answer_for_a_while(client, address, at, monkeypatch):
    client.post(address, {"recommend": "9"})
    page = client.get(address).content.decode()
    assert 'value="9" checked' in page

    client.post(address, {"recommend": "4", "why": "On reflection."})
    assert Answer.objects.get(code="recommend").value == 4

    monkeypatch.setattr(clock, "now", lambda: at + timedelta(hours=30))
    assert client.post(address, {"recommend": "10"}).status_code == 409
    assert Answer.objects.get(code="recommend").value == 4


def test_a_sharp_answer_shows_by_when_we_answer(client, address):
    client.post(address, {"recommend": "1", "why": "Broken."})

    page = client.get(f"{address}thanks/").content.decode()

    assert "You will have our answer" in page


def test_what_is_missing_is_marked_and_what_was_said_stays(client, address):
    page = client.post(address, {"why": "Fine <b>"})

    text = page.content.decode()
    assert page.status_code == 422
    assert "Choose an answer." in text
    assert "Fine &lt;b&gt;" in text
    assert not Response.objects.exists()


def test_an_expired_link_says_so(client, address, invitation, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: invitation.expires_at)

    assert "is over" in client.get(address).content.decode()
    assert client.post(address, {"recommend": "9"}).status_code == 409
    assert not Response.objects.exists()


def test_a_guessed_link_is_not_found(client, shop):
    assert client.get(f"/en/s/{'x' * 22}/").status_code == 404
    assert client.post(f"/en/s/{'x' * 22}/", {"recommend": "9"}).status_code == 404


def test_the_pages_are_nobodys_but_the_readers(client, address):
    page = client.get(address)

    assert page["Cache-Control"] == "private, no-store"
    assert "noindex" in page["X-Robots-Tag"]
    assert page["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("language", "words"), [("el", "Πόσο πιθανό"), ("sl", "Kako verjetno"), ("hy", "Որքա՞ն")]
)
def test_it_asks_in_the_readers_language(client, address, language, words):
    assert words in client.get(address.replace("/en/", f"/{language}/")).content.decode()


@pytest.fixture
def place(shop, at, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at)
    return open_place(
        survey=survey_of("visit", at=at), name="Counter", store=a_store(), by=BY, at=at
    )


def once_in(page):
    return re.search(r'name="once" value="([^"]+)"', page.content.decode())[1]


def test_a_visit_is_rated_by_its_code_once_a_form(client, place):
    address = f"/en/tell-us/{place.token}/"
    shown = client.get(address)
    assert "Adrianou 1, Athens" in shown.content.decode()  # which store it is about
    once = once_in(shown)

    first = client.post(address, {"once": once, "visit": "5"})
    again = client.post(address, {"once": once, "visit": "1"})

    assert first.status_code == again.status_code == 302
    assert Answer.objects.get().value == 5
    assert "Thank you" in client.get(first["Location"]).content.decode()


def test_a_form_without_its_secret_is_refused(client, place):
    address = f"/en/tell-us/{place.token}/"

    assert client.post(address, {"visit": "1"}).status_code == 404
    assert client.post(address, {"visit": "1", "once": "made-up"}).status_code == 404
    assert not Invitation.objects.exists()


def test_a_script_that_answers_again_and_again_is_stopped(client, place):
    address = f"/en/tell-us/{place.token}/"
    once = [once_in(client.get(address)) for _ in range(32)]

    codes = [client.post(address, {"once": each, "visit": "1"}).status_code for each in once]

    assert codes[29] == 302
    assert codes[30] == 404
    assert Response.objects.count() == 30


def test_who_leaves_a_wrong_address_is_told(client, place):
    address = f"/en/tell-us/{place.token}/"
    once = once_in(client.get(address))

    page = client.post(address, {"once": once, "visit": "1", "email": "nobody"})

    assert page.status_code == 422
    assert "name@example.com" in page.content.decode()
    assert not Response.objects.exists()


def test_a_closed_place_is_not_found(client, place, at):
    close_place(place=place, by=BY, at=at)

    assert client.get(f"/en/tell-us/{place.token}/").status_code == 404


def test_pages_ask_the_database_little(client, address, django_assert_num_queries):
    client.get(address)

    with django_assert_num_queries(6):
        client.get(address)
