"""Signing in: passwords, second factors, limits, and what a stranger can learn (nothing)."""

import base64
import hashlib
import hmac
import re
import time
from types import SimpleNamespace

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache, caches
from django.core.cache.backends.db import DatabaseCache
from django.test import Client

from pistos.accounts.actions import deactivate_user
from pistos.accounts.models import Role, User
from pistos.kit import clock
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db
PASSWORD = "a long and quiet evening"
LOGIN = "/desk/account/login/"
AUTHENTICATE = "/desk/account/2fa/authenticate/"


@pytest.fixture
def eva(shop: Shop, alma: User) -> User:
    """A manager who can sign in."""
    user = User(email="eva@kalamos.example", name="Eva", role=Role.MANAGER, language="sl")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def sign_in(client: Client, email: str = "eva@kalamos.example", password: str = PASSWORD) -> str:
    """Where the answer leads; empty when it stays on the page."""
    answer = client.post(LOGIN, {"login": email, "password": password})
    return str(answer.headers.get("Location", ""))


def totp(secret: str, at: float) -> str:
    """RFC 6238 with its defaults: SHA-1, 30 seconds, 6 digits."""
    digest = hmac.new(
        base64.b32decode(secret), int(at // 30).to_bytes(8, "big"), hashlib.sha1
    ).digest()
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06d}"


def set_up_totp(client: Client) -> str:
    """Signs in, confirms the password and activates an authenticator app; returns its secret."""
    sign_in(client)
    client.post("/desk/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/desk/account/2fa/totp/activate/").content.decode()
    found = re.search(r'value="([A-Z2-7]{16,})"', page)
    assert found
    answer = client.post(
        "/desk/account/2fa/totp/activate/", {"code": totp(found.group(1), time.time())}
    )
    assert answer.status_code == 302, answer.content.decode()
    return found.group(1)


def test_signing_in_leads_to_the_desk_in_the_persons_language(client: Client, eva: User) -> None:
    assert sign_in(client, "EVA@kalamos.example") == "/desk/"
    assert client.cookies["django_language"].value == "sl"


@pytest.mark.fault("S12")
def test_the_session_is_another_after_signing_in(client: Client, eva: User) -> None:
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key

    sign_in(client)

    assert client.session.session_key != before


def test_nobody_signs_up(client: Client, shop: Shop, alma: User) -> None:
    client.post("/desk/account/signup/", {"email": "mallory@example.com", "password1": PASSWORD})

    assert User.objects.count() == 1


@pytest.mark.fault("S12")
def test_wrong_password_and_unknown_address_read_the_same(client: Client, eva: User) -> None:
    def said(email: str) -> str:
        page = client.post(LOGIN, {"login": email, "password": "wrong"}).content.decode()
        found = re.search(r'class="error-summary".*?</div>', page, re.S)
        assert found
        return found.group(0)

    assert said(eva.email) == said("nobody@kalamos.example")


@pytest.mark.fault("S12")
def test_a_password_reset_tells_a_stranger_nothing(client: Client, eva: User) -> None:
    def answer(email: str) -> tuple[int, str]:
        response = client.post("/desk/account/password/reset/", {"email": email})
        return response.status_code, str(response.headers.get("Location"))

    assert answer("nobody@kalamos.example") == answer(eva.email)
    assert [message.to for message in mail.outbox] == [[eva.email]]


def test_a_password_is_recovered_by_mail(client: Client, eva: User) -> None:
    client.post("/desk/account/password/reset/", {"email": eva.email})
    words = str(mail.outbox[0].body)
    assert mail.outbox[0].subject == "Choose a new password"
    assert "!" not in words
    found = re.search(r"http://[^/]+(/\S+)", words)
    assert found
    form = client.get(found.group(1), follow=True).redirect_chain[-1][0]

    client.post(
        form, {"password1": "sun over the salt pans", "password2": "sun over the salt pans"}
    )

    eva.refresh_from_db()
    assert eva.check_password("sun over the salt pans")
    assert Client().get(found.group(1), follow=True).content.decode().count('type="password"') == 0


@pytest.mark.fault("S12")
def test_attempts_are_limited_from_wherever_they_come(eva: User) -> None:
    for number in range(5):
        Client(REMOTE_ADDR=f"192.0.2.{number}").post(
            LOGIN, {"login": eva.email, "password": "wrong"}
        )

    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert sign_in(elsewhere) == ""

    caches.close_all()
    cache.clear()
    assert sign_in(elsewhere) == "/desk/"


def test_attempts_are_counted_where_all_processes_see_them() -> None:
    assert isinstance(caches["default"], DatabaseCache)


def test_who_left_is_out_at_once(client: Client, eva: User, alma: User) -> None:
    sign_in(client)
    assert client.get("/desk/").status_code == 200

    deactivate_user(user=eva, by=alma, at=clock.now())

    assert client.get("/desk/").status_code == 302
    sign_in(Client())
    assert client.get("/desk/").status_code == 302


def test_a_new_password_ends_the_other_sessions(client: Client, eva: User) -> None:
    other = Client()
    sign_in(client)
    sign_in(other)

    client.post(
        "/desk/account/password/change/",
        {
            "oldpassword": PASSWORD,
            "password1": "sun over the salt pans",
            "password2": "sun over the salt pans",
        },
    )

    eva.refresh_from_db()
    assert eva.check_password("sun over the salt pans")
    assert "127.0.0.1" in str(mail.outbox[-1].body), "she is told from where"
    assert client.get("/desk/").status_code == 200
    assert other.get("/desk/").status_code == 302


def test_an_authenticator_app_is_asked_for_its_code(
    client: Client, eva: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = set_up_totp(client)
    stored = Authenticator.objects.get(user=eva, type="totp").data["secret"]
    assert secret not in stored, "secrets rest encrypted"

    fresh = Client()
    assert sign_in(fresh) == AUTHENTICATE
    assert fresh.get("/desk/").status_code == 302, "a password alone is not enough"

    wrong = fresh.post(AUTHENTICATE, {"code": "000000"})
    assert wrong.status_code == 200
    later = time.time() + 60
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time", SimpleNamespace(time=lambda: later))
    right = fresh.post(AUTHENTICATE, {"code": totp(secret, later)})
    assert right.headers["Location"] == "/desk/"
    assert fresh.get("/desk/").status_code == 200

    again = Client()
    sign_in(again)
    assert again.post(AUTHENTICATE, {"code": totp(secret, later)}).status_code == 200, (
        "a code counts once"
    )


def test_a_recovery_code_opens_once(client: Client, eva: User) -> None:
    set_up_totp(client)
    codes = Authenticator.objects.get(user=eva, type="recovery_codes").wrap().get_unused_codes()
    assert len(codes) == 10

    first, second = Client(), Client()
    sign_in(first)
    assert first.post(AUTHENTICATE, {"code": codes[0]}).headers["Location"] == "/desk/"
    sign_in(second)
    assert second.post(AUTHENTICATE, {"code": codes[0]}).status_code == 200


def test_pages_of_the_second_factor_open(client: Client, eva: User) -> None:
    sign_in(client)
    client.post("/desk/account/reauthenticate/", {"password": PASSWORD})

    for path in ("", "totp/activate/", "webauthn/", "webauthn/add/"):
        page = client.get(f"/desk/account/2fa/{path}")
        assert page.status_code == 200, path
    assert "mfa/js/webauthn.js" in page.content.decode()
