"""Saying what one does not want to be asked: behind the link of a mail, without signing in."""

import pytest
from django.test import Client

from pistos.asks.models import Approach, Unsubscription
from pistos.customers.actions import erase_customer
from pistos.customers.models import Consent
from pistos.customers.queries import said_last
from pistos.journal.models import Event
from pistos.kit.actors import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def approach(shop, cleo, at):
    return Approach.objects.create(customer=cleo, kind="ask", made_at=at)


@pytest.fixture
def address(approach):
    return f"/en/asks/{approach.token}/"


@pytest.mark.serves("EPR-05")
def test_opening_changes_nothing_and_tells_nothing_of_the_person(address, cleo, client):
    for path in (address, f"{address}at-once/"):
        page = client.get(path, follow=True)
        assert page.status_code == 200
        assert "Ask me nothing any more" in page.text
        assert cleo.email not in page.text
        assert cleo.name not in page.text
        assert page["X-Robots-Tag"] == "noindex, nofollow"
    client.head(f"{address}at-once/")

    assert not Unsubscription.objects.exists()


@pytest.mark.serves("EPR-05")
def test_one_button_ends_all_asking_and_another_begins_it_again(address, approach, cleo, client):
    page = client.post(address, follow=True)
    assert "You are asked nothing any more" in page.text
    no = Unsubscription.objects.get()
    assert (no.customer, no.kind, no.approach) == (cleo, "", approach)
    assert no.shown == "[en] Ask me nothing any more"
    assert said_last(cleo, "reviews") is False

    page = client.post(address, {"again": "1"}, follow=True)
    assert "You decide about each kind" in page.text
    assert said_last(cleo, "reviews") is True
    assert Consent.objects.latest("pk").shown == "[en] You may ask me again by e-mail what I think"


def test_one_kind_is_left_out_and_taken_up_again(address, client):
    page = client.post(address, {"kind": "survey"}, follow=True)
    assert page.text.count("You are no longer asked this.") == 1
    assert Unsubscription.objects.get(lifted_at=None).kind == "survey"

    client.post(address, {"kind": "survey", "again": "1"})
    assert not Unsubscription.objects.filter(lifted_at=None).exists()


@pytest.mark.serves("EPR-05")
def test_the_button_of_a_mail_program_needs_no_cookie_and_no_token_of_ours(address, cleo):
    program = Client(enforce_csrf_checks=True)
    answer = program.post(f"{address}at-once/", {"List-Unsubscribe": "One-Click"})

    assert (answer.status_code, answer.content) == (204, b"")
    no = Unsubscription.objects.get()
    assert (no.customer, no.kind, no.said_where) == (cleo, "", "mail program")


def test_what_is_not_said_as_agreed_is_refused(address, client):
    assert client.post(f"{address}at-once/").status_code == 400
    assert client.post(address, {"kind": "<script>"}).status_code == 400
    assert Client(enforce_csrf_checks=True).post(address).status_code == 403
    assert client.put(address).status_code == 405

    assert not Unsubscription.objects.exists()


def test_unknown_links_and_those_of_the_erased_are_dead(address, cleo, client, at):
    assert client.get("/en/asks/nothing/").status_code == 404
    assert client.post("/en/asks/nothing/at-once/").status_code == 404

    erase_customer(customer=cleo, by=Actor.person(1), at=at)
    assert client.get(address).status_code == 404


def test_pressing_twice_is_told_once(address, client):
    client.post(address)
    client.post(address)

    assert Event.objects.filter(name="asks.CustomerUnsubscribed").count() == 1


@pytest.mark.parametrize("language", ["el", "sl", "hy"])
def test_the_page_speaks_the_language_of_its_address(approach, language, client):
    page = client.get(f"/{language}/asks/{approach.token}/")

    assert "Ask me nothing" not in page.text
    assert f'lang="{language}"' in page.text
