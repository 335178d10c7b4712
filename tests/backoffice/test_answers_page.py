"""The page on which the rules of answering are set."""

from datetime import time

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.conversations.models import AnswerSettings
from pistos.shop.models import Shop, WorkingHours

GIVEN = {
    "chat": 3,
    "email": 120,
    "form": 60,
    "sms": 30,
    "warn_percent": 50,
    "silence_hours": 12,
    "update_minutes": 5,
    "care_days": 90,
    "undo_seconds": 20,
    "acknowledgement_hours": 2,
    "signature_el": "Η ομάδα μας",
}


@pytest.fixture
def desk(client: Client, alma: User, shop: Shop) -> Client:
    WorkingHours.objects.create(weekday=0, opens=time(9), closes=time(17))
    client.force_login(alma)
    return client


def test_rules_of_answering_are_saved_as_a_version(desk: Client) -> None:
    page = desk.get("/desk/answers/")
    assert b'value="240"' in page.content

    assert desk.post("/desk/answers/save/", GIVEN).status_code == 302
    assert desk.post("/desk/answers/save/", GIVEN).status_code == 302

    row = AnswerSettings.objects.get()
    assert row.defaults == {"chat": 3, "email": 120, "form": 60, "sms": 30}
    assert (row.warn_share, row.moves_by_rule) == (0.5, False)
    assert row.signature == {"el": "Η ομάδα μας"}
    assert b'value="120"' in desk.get("/desk/answers/").content


def test_what_cannot_be_followed_is_refused(desk: Client) -> None:
    page = desk.post("/desk/answers/save/", {**GIVEN, "chat": 0})

    assert page.status_code == 422
    assert not AnswerSettings.objects.exists()


def test_an_agent_may_not_change_them(client: Client, ben: User, shop: Shop) -> None:
    client.force_login(ben)

    assert client.get("/desk/answers/").status_code in (403, 404)
    assert client.post("/desk/answers/save/", GIVEN).status_code in (403, 404)
