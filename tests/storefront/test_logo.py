"""The logo is stored, shown and served; nothing else of the storage is."""

from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings

from pistos.kit.actors import Actor
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
