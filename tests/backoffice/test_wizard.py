"""The first run, as a new owner walks through it, and as others cannot."""

import io
from datetime import datetime

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from pistos.accounts.models import Invitation, Role, User
from pistos.accounts.rules import setup_code
from pistos.kit import clock
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.shop.models import Shop, WorkingHours

pytestmark = pytest.mark.django_db
ENTRIES = {
    "name": "Kalamos",
    "country": "GR",
    "currency": "EUR",
    "time_zone": "Europe/Athens",
    "languages": ["el", "en"],
    "default_language": "el",
    "own_name": "Alma",
    "email": "alma@kalamos.example",
    "password": "a long walk by the sea",
}


def entries(**other: object) -> dict[str, object]:
    return {**ENTRIES, "code": setup_code(settings.SECRET_KEY), **other}


@pytest.fixture
def unfinished(shop: Shop) -> Shop:
    """A shop whose owner has not been through all steps."""
    shop.set_up_at = None
    shop.save(update_fields=["set_up_at"])
    return shop


def test_a_new_owner_walks_through_all_four_steps(client: Client) -> None:
    assert client.get("/desk/").headers["Location"] == "/desk/set-up/"
    page = client.get("/desk/set-up/")
    assert page.status_code == 200
    assert 'aria-current="step"' in page.content.decode()

    answer = client.post("/desk/set-up/", entries())
    assert answer.headers["Location"] == "/desk/set-up/hours/"
    assert User.objects.get().role == Role.OWNER

    assert client.get("/desk/set-up/hours/").status_code == 200
    answer = client.post("/desk/set-up/hours/", {"day0_opens1": "09:00", "day0_closes1": "17:00"})
    assert answer.headers["Location"] == "/desk/set-up/mailbox/"
    assert WorkingHours.objects.count() == 1

    client.post("/desk/set-up/mailbox/")
    assert "on its way" in client.get("/desk/set-up/mailbox/").content.decode()
    drain(clock.now())
    assert "handed to the mail server" in client.get("/desk/set-up/mailbox/").content.decode()

    page = client.post(
        "/desk/set-up/team/", {"email": "ben@kalamos.example", "role": "agent", "language": "sl"}
    )
    assert f"{settings.SITE_URL}/desk/invitation/" in page.content.decode()
    assert Invitation.objects.get().email == "ben@kalamos.example"
    assert "/desk/invitation/" not in client.get("/desk/set-up/team/").content.decode()

    answer = client.post("/desk/set-up/finish/")
    assert answer.headers["Location"] == "/desk/"
    assert Shop.objects.get().set_up_at is not None


@pytest.mark.parametrize("step", ["", "hours/", "mailbox/", "team/", "finish/"])
def test_a_finished_set_up_is_gone(
    client: Client, shop: Shop, alma: User, at: datetime, step: str
) -> None:
    Shop.objects.update(set_up_at=at)
    client.force_login(alma)

    for deed in (client.get, client.post):
        assert deed(f"/desk/set-up/{step}").status_code in {404, 405}
    assert client.post(f"/desk/set-up/{step}").status_code == 404


def test_the_first_step_is_gone_once_there_is_an_owner(
    client: Client, shop: Shop, alma: User
) -> None:
    assert client.get("/desk/set-up/").status_code == 404
    assert client.post("/desk/set-up/", entries()).status_code == 404
    assert User.objects.count() == 1


def test_without_the_code_nothing_is_made(client: Client) -> None:
    page = client.post("/desk/set-up/", entries(code="AAAA-BBBB-CCCC"))

    assert page.status_code == 200
    assert "not the set-up code" in page.content.decode()
    assert not User.objects.exists()
    assert not Shop.objects.exists()


def test_wrong_entries_are_named_and_nothing_is_made(client: Client) -> None:
    page = client.post("/desk/set-up/", entries(password="12345", currency="DRA", name=""))

    assert 'class="error-summary"' in page.content.decode()
    assert not User.objects.exists()


def test_later_steps_are_the_owners_alone(
    client: Client, unfinished: Shop, alma: User, ben: User
) -> None:
    assert client.get("/desk/set-up/hours/").headers["Location"].startswith("/desk/account/login/")
    client.force_login(ben)
    assert client.get("/desk/set-up/hours/").status_code == 403
    assert client.post("/desk/set-up/finish/").status_code == 403


def test_half_a_day_and_overlapping_hours_are_refused(
    client: Client, unfinished: Shop, alma: User
) -> None:
    client.force_login(alma)

    page = client.post("/desk/set-up/hours/", {"day0_opens1": "09:00"})
    assert "both times" in page.content.decode()

    page = client.post(
        "/desk/set-up/hours/",
        {
            "day0_opens1": "09:00",
            "day0_closes1": "14:00",
            "day0_opens2": "13:00",
            "day0_closes2": "18:00",
        },
    )
    assert "overlap" in page.content.decode()
    assert not WorkingHours.objects.exists()


@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
def test_the_wizard_opens_in_every_language(client: Client, language: str) -> None:
    page = client.get("/desk/set-up/", headers={"Accept-Language": language})

    assert page.status_code == 200
    assert f'<html lang="{language}"' in page.content.decode()


def test_the_code_is_printed_until_there_is_an_owner(
    db: None, caplog: pytest.LogCaptureFixture, client: Client
) -> None:
    out = io.StringIO()
    call_command("setup_code", stdout=out)
    client.get("/desk/set-up/")

    code = setup_code(settings.SECRET_KEY)
    assert code in out.getvalue()
    assert code in caplog.text

    User.objects.create(email="alma@kalamos.example", role=Role.OWNER)
    out = io.StringIO()
    call_command("setup_code", stdout=out)
    assert code not in out.getvalue()


def test_a_test_mail_that_is_refused_says_why(client: Client, unfinished: Shop, alma: User) -> None:
    client.force_login(alma)
    client.post("/desk/set-up/mailbox/")
    Message.objects.update(state="bounced", problem="550 no such user")

    assert "550 no such user" in client.get("/desk/set-up/mailbox/").content.decode()
