"""A colleague follows an invitation; the language of the desk follows the person."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from pistos.accounts import actions
from pistos.accounts.models import Invitation, Role, User
from pistos.accounts.rules import Colleague
from pistos.kit import clock
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db
PASSWORD = "quiet harbour in november"
ADDRESS = "/desk/invitation/token-one/"


@pytest.fixture
def invited(shop: Shop, alma: User) -> Invitation:
    return actions.invite_colleague(
        colleague=Colleague("eva@kalamos.example", Role.MANAGER, "sl"),
        token="token-one",
        by=alma,
        at=clock.now(),
    )


@pytest.mark.fault("S15")
def test_a_colleague_joins_and_stands_at_the_desk(client: Client, invited: Invitation) -> None:
    page = client.get(ADDRESS)
    assert page.status_code == 200
    assert '<html lang="sl"' in page.content.decode()
    assert "eva@kalamos.example" in page.content.decode()
    assert page.headers["Referrer-Policy"] == "same-origin"

    wishes = {"role": "owner", "is_superuser": "1", "is_staff": "1", "email": "x@kalamos.example"}
    answer = client.post(ADDRESS, {"name": "Eva", "password": PASSWORD, **wishes})

    assert answer.headers["Location"] == "/desk/"
    eva = User.objects.exclude(pk=invited.invited_by_id).get()
    assert (eva.role, eva.email) == (Role.MANAGER, "eva@kalamos.example")
    assert not getattr(eva, "is_superuser", False)
    assert answer.cookies["django_language"].value == "sl"
    assert client.get("/desk/").status_code == 200
    assert User.objects.get(email="eva@kalamos.example").check_password(PASSWORD)


@pytest.mark.fault("S8")
def test_the_link_works_once(client: Client, invited: Invitation) -> None:
    client.post(ADDRESS, {"name": "Eva", "password": PASSWORD})

    stranger = Client()
    assert stranger.get(ADDRESS).status_code == 404
    assert stranger.post(ADDRESS, {"name": "X", "password": PASSWORD}).status_code == 404


@pytest.mark.parametrize("token", ["token-two", "x", "token-one%00"])
def test_other_links_lead_nowhere(client: Client, invited: Invitation, token: str) -> None:
    assert client.get(f"/desk/invitation/{token}/").status_code == 404


def test_a_weak_password_is_named(client: Client, invited: Invitation) -> None:
    page = client.post(ADDRESS, {"name": "Eva", "password": "12345678"})

    assert page.status_code == 200
    assert 'class="error-summary"' in page.content.decode()
    assert User.objects.count() == 1


@pytest.mark.fault("S8")
def test_an_old_invitation_is_gone(client: Client, invited: Invitation, at: datetime) -> None:
    Invitation.objects.update(expires_at=clock.now() - timedelta(minutes=1))

    assert client.get(ADDRESS).status_code == 404


def test_a_session_of_somebody_else_does_not_go_on(
    client: Client, invited: Invitation, alma: User
) -> None:
    client.force_login(alma)
    before = client.session.session_key

    client.post(ADDRESS, {"name": "Eva", "password": PASSWORD})

    assert client.session.session_key != before
    assert client.session["_auth_user_id"] == str(User.objects.get(name="Eva").pk)


def test_the_language_is_kept_in_cookie_and_profile(client: Client, shop: Shop, ben: User) -> None:
    client.force_login(ben)

    answer = client.post("/desk/language/", {"language": "hy", "next": "/desk/orders/"})

    ben.refresh_from_db()
    assert answer.headers["Location"] == "/desk/orders/"
    assert answer.cookies["django_language"].value == "hy"
    assert ben.language == "hy"


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_the_language_leads_nowhere_else(client: Client, back: str, db: None) -> None:
    answer = client.post("/desk/language/", {"language": "xx", "next": back})

    assert answer.headers["Location"] == "/desk/"
    assert "django_language" not in answer.cookies


def test_reading_a_page_never_changes_the_language(client: Client, db: None) -> None:
    assert client.get("/desk/language/?language=el").status_code == 405
