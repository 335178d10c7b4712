"""The official notice of the legal guarantee: put up by the owner, shown byte by byte, missed elsewhere."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.shop.actions.noticing import NoticeUnusable, put_up_notice, take_down_notice
from pistos.shop.models import OfficialNotice, Shop
from pistos.shop.rules.logo import LogoUnusable
from pistos.shop.rules.notice import missing_notices
from tests.shop.test_logo import png

pytestmark = pytest.mark.django_db
BY = Actor.person(1)


@pytest.fixture(autouse=True)
def files_of_the_test(settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }


def shown_at(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.serves("GUA-06")
def test_it_stands_unaltered_on_the_page_of_the_legal_guarantee(
    client: Client, shop: Shop, at: datetime
) -> None:
    assert "official-notice" not in shown_at(client, "/el/guarantee/")
    put_up_notice(language="el", data=png(40, 20), by=BY, at=at)
    put_up_notice(language="en", data=png(41, 20), by=BY, at=at)

    page = shown_at(client, "/el/guarantee/")

    address = page.partition('src="/notice/')[2].partition('"')[0]
    assert address.startswith("el/")
    sent = client.get(f"/notice/{address}")
    assert (sent.content, sent.headers["Content-Type"]) == (png(40, 20), "image/png")
    assert page.index("official-notice") < page.index('<h2 id="covers"')
    assert 'src="/notice/el/' in shown_at(client, "/hy/guarantee/")  # there is none in Armenian
    assert client.get("/notice/el/other.png").status_code == 404
    told = Event.objects.filter(name="shop.NoticePutUp").first()
    assert told.data["language"] == "el"


@pytest.mark.serves("GUA-06")
def test_without_it_the_same_is_said_in_words(client: Client, shop: Shop) -> None:
    page = shown_at(client, "/en/guarantee/")

    assert "two years at least from delivery" in page
    assert "/notice/" not in page


@pytest.mark.serves("GUA-06")
def test_the_desk_says_where_it_is_missing_and_takes_it(
    client: Client, shop: Shop, alma: User, at: datetime
) -> None:
    client.force_login(alma)
    Shop.objects.update(languages=["el", "en", "hy"])
    home, pages = reverse("backoffice:home"), reverse("backoffice:pages")
    assert "notice of the legal guarantee is missing: Ελληνικά, English" in shown_at(client, home)
    assert "Official Journal of the European Union" in shown_at(client, pages)
    upload = reverse("backoffice:put_up_notice", args=["el"])

    wrong = client.post(upload, {"el-notice": SimpleUploadedFile("a.png", b"<svg/>")})
    right = client.post(upload, {"el-notice": SimpleUploadedFile("a.png", png())})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert OfficialNotice.objects.get().language == "el"
    assert "is missing: English" in shown_at(client, home)
    client.post(reverse("backoffice:take_down_notice", args=["el"]))
    assert not OfficialNotice.objects.exists()


def test_outside_the_union_nobody_is_asked_for_it(client: Client, shop: Shop, alma: User) -> None:
    client.force_login(alma)
    Shop.objects.update(country="AM")

    assert "official notice" not in shown_at(client, reverse("backoffice:home"))
    assert 'id="notice"' not in shown_at(client, reverse("backoffice:pages"))


def test_what_is_no_picture_or_not_published_is_refused(shop: Shop, at: datetime) -> None:
    for language, data, refusal in (("hy", png(), NoticeUnusable), ("el", b"%PDF", LogoUnusable)):
        with pytest.raises(refusal):
            put_up_notice(language=language, data=data, by=BY, at=at)

    assert not OfficialNotice.objects.exists()
    assert not Event.objects.exists()


def test_a_newer_file_takes_the_place_of_the_former(
    shop: Shop, at: datetime, tmp_path, django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        put_up_notice(language="el", data=png(), by=BY, at=at)
        put_up_notice(language="el", data=png(3, 3), by=BY, at=at)

    (kept,) = (tmp_path / "notice").iterdir()
    assert kept.read_bytes() == png(3, 3)
    take_down_notice(language="el", by=BY, at=at)
    take_down_notice(language="el", by=BY, at=at)
    assert Event.objects.filter(name="shop.NoticeTakenDown").count() == 1


def test_languages_without_an_official_notice_are_not_missed() -> None:
    assert missing_notices(["en", "hy", "sl"], {"en"}) == ["sl"]
