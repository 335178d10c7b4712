"""The team page: owners alone, with the same number of queries for one and for many."""

from typing import Any

import pytest
from django.test import Client

from pistos.accounts.actions import invite_colleague
from pistos.accounts.models import Invitation, Role, User
from pistos.accounts.rules import Colleague
from pistos.kit import clock
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db
TEAM = "/desk/team/"


@pytest.fixture
def owner(client: Client, shop: Shop, alma: User) -> Client:
    client.force_login(alma)
    return client


def test_an_owner_invites_and_withdraws(owner: Client, alma: User) -> None:
    page = owner.post(TEAM, {"email": "eva@kalamos.example", "role": "manager", "language": "el"})
    invitation = Invitation.objects.get()
    assert "/desk/invitation/" in page.content.decode()
    assert "eva@kalamos.example" in page.content.decode()

    owner.post(f"{TEAM}invitations/{invitation.pk}/withdraw/")

    invitation.refresh_from_db()
    assert invitation.withdrawn_at is not None
    assert "eva@kalamos.example" not in owner.get(TEAM).content.decode()


def test_an_owner_changes_roles_and_lets_people_go(owner: Client, ben: User) -> None:
    owner.post(f"{TEAM}{ben.pk}/role/", {"role": "manager"})
    owner.post(f"{TEAM}{ben.pk}/deactivate/")
    ben.refresh_from_db()
    assert (ben.role, ben.is_active) == (Role.MANAGER, False)

    page = owner.post(f"{TEAM}{ben.pk}/reactivate/", follow=True)
    ben.refresh_from_db()
    assert ben.is_active
    assert "sign in again" in page.content.decode()


def test_the_last_owner_is_told_why_they_must_stay(owner: Client, alma: User) -> None:
    page = owner.post(f"{TEAM}{alma.pk}/deactivate/", follow=True)

    assert "needs at least one owner" in page.content.decode()
    alma.refresh_from_db()
    assert alma.is_active


def test_a_refused_invitation_is_named(owner: Client, ben: User) -> None:
    page = owner.post(TEAM, {"email": ben.email, "role": "agent", "language": "en"})

    assert "already has this address" in page.content.decode()


@pytest.mark.fault("S15")
@pytest.mark.parametrize(
    "path", ["", "1/role/", "1/deactivate/", "1/reactivate/", "invitations/1/withdraw/"]
)
def test_agents_and_strangers_stay_outside(
    client: Client, shop: Shop, alma: User, ben: User, path: str
) -> None:
    assert client.post(f"{TEAM}{path}").headers["Location"].startswith("/desk/account/login/")
    client.force_login(ben)
    assert client.post(f"{TEAM}{path}", {"role": "owner"}).status_code == 403
    ben.refresh_from_db()
    assert ben.role == Role.AGENT


def test_who_is_not_there_is_not_found(owner: Client) -> None:
    assert owner.post(f"{TEAM}999999/deactivate/").status_code == 404
    assert owner.post(f"{TEAM}invitations/999999/withdraw/").status_code == 404
    assert owner.get(f"{TEAM}1/deactivate/").status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_often_for_one_as_for_three(
    owner: Client, alma: User, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        User.objects.create(email=f"a{number}@kalamos.example", name="A")
        invite_colleague(
            colleague=Colleague(f"b{number}@kalamos.example", Role.AGENT, "en"),
            token=str(number),
            by=alma,
            at=clock.now(),
        )

    with django_assert_num_queries(6):
        owner.get(TEAM)
