"""The logo is stored, shown and served; nothing else of the storage is."""

from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings

from pistos.kit.actors import Actor, Ref
from pistos.notifications.actions import write_message
from pistos.notifications.actions.letters import write_letter
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.notifications.rules.letters import Letter
from pistos.shop.actions import change_logo
from pistos.shop.models import Shop
from tests.shop.test_logo import png

pytestmark = pytest.mark.django_db


def test_the_logo_stands_on_public_pages_and_is_served(
    client: Client, shop: Shop, at: datetime, tmp_path: Path
) -> None:
    stored = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    with override_settings(STORAGES={**settings.STORAGES, "default": stored}):
        shop = change_logo(data=png(), by=Actor.person(1), at=at)
        name = str(shop.logo.name).rpartition("/")[2]

        answer = client.get(f"/logo/{name}")

        assert answer.content == png()
        assert answer.headers["Content-Type"] == "image/png"
        assert "immutable" in answer.headers["Cache-Control"]
        assert f'src="/logo/{name}"' in client.get("/en/").content.decode()
        assert client.get("/logo/other.png").status_code == 404
        assert client.post(f"/logo/{name}").status_code == 405


def test_without_a_logo_there_is_none(client: Client, shop: Shop) -> None:
    assert client.get("/logo/any.png").status_code == 404


@pytest.mark.serves("S1-31")
def test_the_logo_stands_in_mails_from_the_same_setting(shop: Shop, at: datetime) -> None:
    told = {"order_number": "K-1", "promised_on": date(2026, 3, 6), "link": "https://s.example/o"}
    draft = Draft("delivery_promised", told, Ref("promise", "31"))
    to = Recipient("customer", 7, "cleo@customer.example", "el", "Cleo")

    def html(key: str) -> str:
        return write_message(key=key, draft=draft, to=to, by=Actor.person(1), at=at).html

    assert "<img" not in html("before")
    Shop.objects.update(logo="logo/abc.png")

    assert f'<img src="{settings.SITE_URL}/logo/abc.png" alt=""' in html("after")


@pytest.mark.serves("S1-31")
def test_an_answer_of_the_desk_carries_the_emblem_too(shop: Shop, at: datetime) -> None:
    Shop.objects.update(logo="logo/abc.png")
    to = Recipient("customer", 7, "cleo@customer.example", "el", "Cleo")
    letter = Letter("Re: a mug", "It left today.\n\n- blue <b>mug</b>", "<a@shop.example>")

    written = write_letter(key="answer", letter=letter, to=to, by=Actor.person(1), at=at)

    assert written.text == letter.text
    assert f'<img src="{settings.SITE_URL}/logo/abc.png" alt=""' in written.html
    assert "It left today." in written.html
    assert "<b>mug" not in written.html
