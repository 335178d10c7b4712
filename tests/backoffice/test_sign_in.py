"""The sign-in pages wear the desk's look and keep to the content security policy."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from pistos.accounts.models import User
from pistos.shop.models import Shop

PASSWORD = "a long and quiet evening"


@pytest.fixture
def owner(alma: User) -> User:
    alma.set_password(PASSWORD)
    alma.save()
    EmailAddress.objects.create(user=alma, email=alma.email, verified=True, primary=True)
    return alma


def refused_by_policy(html: str) -> list[str]:
    """Inline styles and scripts that run; blocks of JSON do not run."""
    scripts = [
        tag for tag in re.findall(r"<script[^>]*>", html) if "src=" not in tag and "json" not in tag
    ]
    return scripts + re.findall(r"\sstyle=|\son\w+=|<style", html)


def test_sign_in_page_wears_the_look(client: Client, shop: Shop) -> None:
    html = client.get("/desk/account/login/").content.decode()

    assert "Sign in to the desk" in html
    assert 'class="button button-primary"' in html
    assert "sign up" not in html.lower()
    assert refused_by_policy(html) == []


def test_sign_in_page_names_what_is_wrong(client: Client, shop: Shop, owner: User) -> None:
    answer = client.post("/desk/account/login/", {"login": owner.email, "password": "wrong"})

    assert 'class="error-summary"' in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["2fa/", "2fa/totp/activate/", "2fa/webauthn/", "password/change/", "logout/"]
)
def test_account_pages_stand_on_the_desk(
    client: Client, shop: Shop, owner: User, path: str
) -> None:
    client.post("/desk/account/login/", {"login": owner.email, "password": PASSWORD})

    client.post("/desk/account/reauthenticate/", {"password": PASSWORD})

    html = client.get(f"/desk/account/{path}").content.decode()

    assert 'class="desk-main"' in html
    assert html.count("<h1") == 1
    assert refused_by_policy(html) == []
