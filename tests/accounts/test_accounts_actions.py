"""Inviting, joining, leaving: and never a shop without an owner."""

import threading
from datetime import datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from pistos.accounts import access, actions, queries
from pistos.accounts.models import Invitation, Role, User
from pistos.accounts.rules import DEEDS, Colleague, is_setup_code, may, setup_code
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound

pytestmark = pytest.mark.django_db
PASSWORD = "quiet harbour in november"
EVA = Colleague("Eva@Kalamos.example", Role.MANAGER, "sl")


@pytest.fixture
def invitation(alma: User, at: datetime) -> Invitation:
    return actions.invite_colleague(colleague=EVA, token="secret", by=alma, at=at)


def last() -> tuple[str, dict[str, object]]:
    event = Event.objects.order_by("-id")[0]
    return event.name, event.data


def test_invitation_keeps_the_hash_of_its_token(invitation: Invitation, at: datetime) -> None:
    assert invitation.email == "eva@kalamos.example"
    assert "secret" not in invitation.token_hash
    assert access.invitation_by_token("secret", at) == invitation
    assert last() == (
        "accounts.ColleagueInvited",
        {"invitation_id": invitation.pk, "role": "manager", "replaced": []},
    )


def test_inviting_again_replaces_the_earlier_invitation(
    invitation: Invitation, alma: User, at: datetime
) -> None:
    second = actions.invite_colleague(colleague=EVA, token="newer", by=alma, at=at)

    with pytest.raises(NotFound):
        access.invitation_by_token("secret", at)
    assert last()[1]["replaced"] == [invitation.pk]
    assert list(queries.open_invitations(at)) == [second]


def test_inviting_a_colleague_who_is_here_is_refused(alma: User, ben: User, at: datetime) -> None:
    with pytest.raises(actions.AlreadyOnTheTeam):
        actions.invite_colleague(
            colleague=Colleague("BEN@kalamos.example", Role.AGENT, "en"), token="x", by=alma, at=at
        )

    assert not Invitation.objects.exists()


def test_inviting_with_an_unknown_role_is_refused(alma: User, at: datetime) -> None:
    with pytest.raises(actions.UnknownRole):
        actions.invite_colleague(
            colleague=Colleague("x@example.com", "emperor", "en"), token="x", by=alma, at=at
        )


def test_accepting_makes_a_member_with_a_confirmed_address(
    invitation: Invitation, at: datetime
) -> None:
    user = actions.accept_invitation(invitation=invitation, name="Eva", password=PASSWORD, at=at)

    assert (user.role, user.language, user.is_active) == (Role.MANAGER, "sl", True)
    assert EmailAddress.objects.get(user=user).verified
    assert last() == (
        "accounts.InvitationAccepted",
        {"invitation_id": invitation.pk, "user_id": user.pk, "role": "manager"},
    )


def test_accepting_twice_is_refused(invitation: Invitation, at: datetime) -> None:
    actions.accept_invitation(invitation=invitation, name="Eva", password=PASSWORD, at=at)

    with pytest.raises(actions.InvitationGone):
        actions.accept_invitation(invitation=invitation, name="Eve", password=PASSWORD, at=at)
    with pytest.raises(NotFound):
        access.invitation_by_token("secret", at)


def test_an_invitation_ends_after_a_week(invitation: Invitation, at: datetime) -> None:
    later = at + timedelta(days=7)

    with pytest.raises(NotFound):
        access.invitation_by_token("secret", later)
    with pytest.raises(actions.InvitationGone):
        actions.accept_invitation(invitation=invitation, name="Eva", password=PASSWORD, at=later)


@pytest.mark.parametrize("password", ["short", "password123", "4815162342108", "eva@kalamos"])
def test_accepting_with_a_weak_password_writes_nothing(
    invitation: Invitation, at: datetime, password: str
) -> None:
    with pytest.raises(actions.PasswordTooWeak):
        actions.accept_invitation(invitation=invitation, name="Eva", password=password, at=at)

    invitation.refresh_from_db()
    assert invitation.accepted_at is None
    assert not User.objects.filter(email="eva@kalamos.example").exists()


def test_withdrawing_closes_the_link_and_happens_once(
    invitation: Invitation, alma: User, at: datetime
) -> None:
    actions.withdraw_invitation(invitation=invitation, by=alma, at=at)

    with pytest.raises(actions.InvitationGone):
        actions.withdraw_invitation(invitation=invitation, by=alma, at=at)
    with pytest.raises(actions.InvitationGone):
        actions.accept_invitation(invitation=invitation, name="Eva", password=PASSWORD, at=at)
    assert last() == ("accounts.InvitationWithdrawn", {"invitation_id": invitation.pk})


def test_changing_a_role(alma: User, ben: User, at: datetime) -> None:
    actions.change_role(user=ben, role=Role.MANAGER, by=alma, at=at)
    actions.change_role(user=ben, role=Role.MANAGER, by=alma, at=at)

    ben.refresh_from_db()
    assert ben.role == Role.MANAGER
    assert Event.objects.count() == 1
    assert last()[1] == {"user_id": ben.pk, "old": "agent", "new": "manager"}


def test_the_last_owner_cannot_step_down_or_leave(alma: User, ben: User, at: datetime) -> None:
    with pytest.raises(actions.LastOwner):
        actions.change_role(user=alma, role=Role.AGENT, by=alma, at=at)
    with pytest.raises(actions.LastOwner):
        actions.deactivate_user(user=alma, by=alma, at=at)
    with pytest.raises(actions.UnknownRole):
        actions.change_role(user=alma, role="", by=alma, at=at)

    alma.refresh_from_db()
    assert (alma.role, alma.is_active) == (Role.OWNER, True)
    assert not Event.objects.exists()


def test_an_owner_may_leave_when_another_stays(alma: User, ben: User, at: datetime) -> None:
    actions.change_role(user=ben, role=Role.OWNER, by=alma, at=at)

    actions.deactivate_user(user=alma, by=ben, at=at)
    actions.deactivate_user(user=alma, by=ben, at=at)

    assert list(queries.owners()) == [ben]
    assert Event.objects.filter(name="accounts.UserDeactivated").count() == 1


def test_a_colleague_may_come_back(alma: User, ben: User, at: datetime) -> None:
    actions.deactivate_user(user=ben, by=alma, at=at)

    actions.reactivate_user(user=ben, by=alma, at=at)
    actions.reactivate_user(user=ben, by=alma, at=at)

    ben.refresh_from_db()
    assert ben.is_active
    assert Event.objects.filter(name="accounts.UserReactivated").count() == 1


def test_a_profile_names_the_fields_that_changed(ben: User, at: datetime) -> None:
    actions.change_profile(user=ben, name="Benjamin", language="xx", at=at)
    actions.change_profile(user=ben, name="Benjamin", language="en", at=at)

    assert Event.objects.count() == 1
    assert last()[1] == {"user_id": ben.pk, "fields": ["name"]}


def test_old_invitations_are_forgotten(invitation: Invitation, at: datetime) -> None:
    machine = Actor.machine("retention")

    assert actions.forget_old_invitations(before=at, by=machine, at=at) == 0
    assert actions.forget_old_invitations(before=at + timedelta(days=8), by=machine, at=at) == 1
    assert not Invitation.objects.exists()
    assert last() == ("accounts.OldInvitationsForgotten", {"count": 1})


def test_require_answers_by_role(alma: User, ben: User) -> None:
    assert access.require(alma, "edit_staff") == alma
    with pytest.raises(access.NotAllowed):
        access.require(ben, "edit_staff")
    with pytest.raises(NotFound):
        access.require(AnonymousUser(), "see_desk")
    ben.is_active = False
    with pytest.raises(NotFound):
        access.require(ben, "see_desk")


def test_loaders_ask_for_the_deed_first(alma: User, ben: User, invitation: Invitation) -> None:
    assert access.colleague_for(alma, ben.pk) == ben
    assert access.invitation_of(alma, invitation.pk) == invitation
    with pytest.raises(access.NotAllowed):
        access.colleague_for(ben, alma.pk)
    with pytest.raises(access.NotAllowed):
        access.invitation_of(ben, invitation.pk)
    for load in (access.colleague_for, access.invitation_of):
        with pytest.raises(NotFound):
            load(alma, 999_999)


def test_an_unknown_deed_is_a_bug_and_not_a_refusal() -> None:
    with pytest.raises(KeyError):
        may(Role.OWNER, "fly")


def test_owners_may_everything_and_agents_less() -> None:
    assert all(may(Role.OWNER, deed) for deed in DEEDS)
    assert not may(Role.AGENT, "edit_settings")
    assert not may("", "see_desk")


def test_setup_code_follows_from_the_secret() -> None:
    code = setup_code("one secret")

    assert len(code) == 14
    assert is_setup_code(code.lower(), "one secret")
    assert not is_setup_code(code, "another secret")
    assert not is_setup_code("", "one secret")
    assert not is_setup_code("κωδικός", "one secret")


@pytest.mark.django_db(transaction=True)
def test_two_owners_who_remove_each_other_leave_one(at: datetime) -> None:
    alma = User.objects.create(email="alma@kalamos.example", role=Role.OWNER)
    eva = User.objects.create(email="eva@kalamos.example", role=Role.OWNER)
    outcomes: list[str] = []
    start = threading.Barrier(2)

    def remove(user: User, by: User) -> None:
        start.wait(timeout=10)
        try:
            actions.deactivate_user(user=user, by=by, at=at)
            outcomes.append("removed")
        except actions.LastOwner:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=remove, args=(alma, eva)),
        threading.Thread(target=remove, args=(eva, alma)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert sorted(outcomes) == ["refused", "removed"]
    assert queries.owners().count() == 1
