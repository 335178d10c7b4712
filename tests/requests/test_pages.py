"""Requests on the desk and the customer's own page."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client

from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message as Mail
from pistos.requests.actions.receiving import receive_request
from pistos.requests.facts import Asked
from pistos.requests.models import UnusualRequest
from tests.factories.conversations import conversation_of, written_by_customer

COCOA = "Could you add a spoonful of cocoa?"


def _text(answer, status=200) -> str:
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.serves("S3-39", "S3-56")
def test_agent_and_customer_go_through_it_on_their_pages(client: Client, shop, cleo, ben) -> None:
    at = clock.now()
    conversation = conversation_of(cleo, at=at, language="el")
    message = written_by_customer(conversation, COCOA, at=at)
    desk, own = Client(), client
    desk.force_login(ben)
    beside = _text(desk.get(f"/desk/inbox/c/{conversation.token}/"))
    address = f"/desk/requests/begin/?conversation={conversation.token}&amp;message={message.token}"
    assert address in beside
    form = _text(desk.get(address.replace("&amp;", "&")))
    assert COCOA in form
    assert "Thank you for asking" in form, "staff have neutral words at hand"

    desk.post(
        "/desk/requests/begin/",
        {"conversation": conversation.token, "message": message.token, "words": COCOA},
    )
    found = UnusualRequest.objects.get()
    page = f"/desk/requests/{found.token}/"
    assert "Is it feasible?" in _text(desk.get(page))
    desk.post(f"{page}judge/", {"needed": "Cocoa", "cost": "0,30"})
    assert "At once you give away up to" in _text(desk.get(page))
    day = (at + timedelta(days=3)).date().isoformat()
    desk.post(f"{page}offer/", {"price": "1.50", "due_on": day, "answer": "Με χαρά."})
    drain(at)
    assert f"/el/wish/{found.token}/" in Mail.objects.get(template="wish_offered").text

    own_page = f"/en/wish/{found.token}/"
    assert "Yes, please do it" in _text(own.get(own_page))
    found.refresh_from_db()
    assert found.state == "offered", "looking agrees to nothing"
    shown = {"seen": re.search(r'name="seen" value="([^"]+)"', _text(own.get(own_page)))[1]}
    dearer = {"price": "2.50", "due_on": day, "answer": "Με χαρά."}
    desk.post(f"{page}offer/", dearer)
    assert own.post(f"{own_page}agree/", shown).status_code == 409
    found.refresh_from_db()
    assert found.state == "offered", "a yes is a yes to what was shown"
    desk.post(f"{page}offer/", {**dearer, "price": "1.50"})
    own.post(f"{own_page}agree/", shown)
    found.refresh_from_db()
    assert (found.state, found.price_amount) == ("agreed", Decimal("1.50"))
    desk.post(f"{page}finish/", {"touch": "A smile on the lid"})
    assert "It is done." in _text(own.get(own_page))
    assert COCOA in _text(desk.get("/desk/requests/?view=done"))
    assert "A smile on the lid" in _text(desk.get("/desk/requests/?view=done"))


def test_customer_page_is_opened_by_its_link_alone(client: Client, shop, cleo, at) -> None:
    made = receive_request(asked=Asked(cleo, COCOA, "en"), by=Actor.person(1), at=at)
    assert client.get("/en/wish/anything/").status_code == 404
    answer = client.get(f"/en/wish/{made.token}/")
    assert "finding out" in _text(answer)
    assert answer.headers["Referrer-Policy"]
    assert client.post(f"/en/wish/{made.token}/agree/").status_code == 409
    client.post(f"/en/wish/{made.token}/take-back/")
    made.refresh_from_db()
    assert made.state == "taken_back"


def test_message_of_another_conversation_is_not_taken(client: Client, shop, cleo, dora, ben, at):
    here, there = conversation_of(cleo, at=at), conversation_of(dora, at=at)
    message = written_by_customer(there, "Secret", at=at)
    client.force_login(ben)
    query = f"?conversation={here.token}&message={message.token}"
    assert client.get(f"/desk/requests/begin/{query}").status_code == 404
    assert client.get("/desk/requests/begin/").status_code == 404
    assert (
        client.get(f"/desk/customers/{cleo.token}/needs/?message={message.token}").status_code
        == 404
    )


def test_declining_without_an_alternative_is_refused_with_words(
    client: Client, shop, cleo, ben, at
):
    made = receive_request(asked=Asked(cleo, COCOA, "en"), by=Actor.person(1), at=at)
    client.force_login(ben)
    page = f"/desk/requests/{made.token}/"
    answer = client.post(f"{page}decline/", {"reason": "Sealed", "alternative": ""}, follow=True)
    assert "what the customer can have instead" in _text(answer)
    client.post(f"{page}decline/", {"reason": "Sealed", "alternative": "A tin of cocoa"})
    assert "A tin of cocoa" in _text(client.get(f"/en/wish/{made.token}/"))
