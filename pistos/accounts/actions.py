"""Deeds on members of staff. Each publishes one event; none leaves the shop without an owner."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from pistos.accounts import events, queries
from pistos.accounts.models import ApiKey, Invitation, Role, Scope, User
from pistos.accounts.rules import INVITATION_LASTS, Colleague, NewOwner, is_setup_code, token_hash
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES


class WrongSetupCode(Refused):
    """The code is not the one that the server shows."""


class AlreadyOwned(Refused):
    """The shop has an owner; nobody becomes the first one twice."""


class PasswordTooWeak(Refused):
    """The password is short, common or close to the person's own data."""


class AlreadyOnTheTeam(Refused):
    """A member of staff has this address."""


class SamePerson(Refused):
    """The first decision was the same person's."""


class InvitationGone(Refused):
    """The invitation was used, withdrawn or is too old."""


class UnknownRole(Refused):
    """No such role."""


class ApiKeyUnusable(Refused):
    """A key without a name, or for nothing that there is."""


class LastOwner(Refused):
    """The shop would be left without anyone who may run it."""


def create_first_owner(*, owner: NewOwner, code: str, at: datetime) -> User:
    """Makes the owner of a new shop. Publishes FirstOwnerJoined.

    Refuses with WrongSetupCode, AlreadyOwned, PasswordTooWeak. Two at once: the second is refused.
    """
    if not is_setup_code(code, settings.SECRET_KEY):
        raise WrongSetupCode(_("This is not the set-up code that the server shows."))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('accounts:first-owner'))")
        if queries.has_owner():
            raise AlreadyOwned(_("This shop already has an owner."))
        user = _new_user(
            User(email=owner.email, name=owner.name, role=Role.OWNER, language=owner.language),
            owner.password,
        )
        publish(
            events.FirstOwnerJoined(user_id=user.pk),
            about=_ref(user),
            by=Actor.person(user.pk),
            at=at,
        )
        return user


def invite_colleague(*, colleague: Colleague, token: str, by: User, at: datetime) -> Invitation:
    """Keeps a place for a week; earlier invitations to the same address are withdrawn.

    The link carries `token`, the row its hash. Publishes ColleagueInvited. Refuses with
    AlreadyOnTheTeam and UnknownRole.
    """
    email = colleague.email.strip().lower()
    if colleague.role not in Role.values:
        raise UnknownRole(_("Please choose one of the roles."))
    with transaction.atomic():
        if User.objects.filter(email__iexact=email).exists():
            raise AlreadyOnTheTeam(_("Someone on the team already has this address."))
        earlier = Invitation.objects.open_at(at).filter(email=email)
        replaced = sorted(earlier.values_list("pk", flat=True))
        earlier.update(withdrawn_at=at)
        invitation = Invitation.objects.create(
            email=email,
            role=colleague.role,
            language=colleague.language if colleague.language in LANGUAGES else "en",
            token_hash=token_hash(token),
            invited_by=by,
            invited_at=at,
            expires_at=at + INVITATION_LASTS,
        )
        publish(
            events.ColleagueInvited(
                invitation_id=invitation.pk, role=invitation.role, replaced=replaced
            ),
            about=Ref("invitation", str(invitation.pk)),
            by=Actor.person(by.pk),
            at=at,
        )
        return invitation


def accept_invitation(*, invitation: Invitation, name: str, password: str, at: datetime) -> User:
    """Makes the colleague a member of staff. The address counts as confirmed: the link came to it.

    Publishes InvitationAccepted. Refuses with InvitationGone, AlreadyOnTheTeam, PasswordTooWeak.
    """
    with transaction.atomic():
        place = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if not place.is_open(at):
            raise InvitationGone(_("This invitation is no longer open. Please ask for a new one."))
        if User.objects.filter(email__iexact=place.email).exists():
            raise AlreadyOnTheTeam(_("Someone on the team already has this address."))
        user = _new_user(
            User(email=place.email, name=name, role=place.role, language=place.language),
            password,
        )
        place.accepted_at = at
        place.save(update_fields=["accepted_at"])
        publish(
            events.InvitationAccepted(invitation_id=place.pk, user_id=user.pk, role=user.role),
            about=_ref(user),
            by=Actor.person(user.pk),
            at=at,
        )
        return user


def withdraw_invitation(*, invitation: Invitation, by: User, at: datetime) -> None:
    """The link stops working. Publishes InvitationWithdrawn. Refuses with InvitationGone."""
    with transaction.atomic():
        withdrawn = Invitation.objects.open_at(at).filter(pk=invitation.pk).update(withdrawn_at=at)
        if not withdrawn:
            raise InvitationGone(_("This invitation is no longer open."))
        publish(
            events.InvitationWithdrawn(invitation_id=invitation.pk),
            about=Ref("invitation", str(invitation.pk)),
            by=Actor.person(by.pk),
            at=at,
        )


def change_role(*, user: User, role: str, by: User, at: datetime) -> User:
    """Counts from the next click on. Publishes RoleChanged. Refuses with UnknownRole, LastOwner."""
    if role not in Role.values:
        raise UnknownRole(_("Please choose one of the roles."))
    with transaction.atomic():
        fresh = _locked(user)
        if fresh.role == role:
            return fresh
        if role != Role.OWNER:
            _refuse_last_owner(fresh)
        old, fresh.role = fresh.role, role
        fresh.save(update_fields=["role"])
        publish(
            events.RoleChanged(user_id=fresh.pk, old=old, new=role),
            about=_ref(fresh),
            by=Actor.person(by.pk),
            at=at,
        )
        return fresh


def deactivate_user(*, user: User, by: User, at: datetime) -> User:
    """Ends every session and bars the way in; what the person did stays on record.

    Publishes UserDeactivated, once. Refuses with LastOwner.
    """
    with transaction.atomic():
        fresh = _locked(user)
        if not fresh.is_active:
            return fresh
        _refuse_last_owner(fresh)
        fresh.is_active = False
        fresh.save(update_fields=["is_active"])
        publish(
            events.UserDeactivated(user_id=fresh.pk),
            about=_ref(fresh),
            by=Actor.person(by.pk),
            at=at,
        )
        return fresh


def reactivate_user(*, user: User, by: User, at: datetime) -> User:
    """Lets the person in again. Publishes UserReactivated, once."""
    with transaction.atomic():
        fresh = _locked(user)
        if fresh.is_active:
            return fresh
        fresh.is_active = True
        fresh.save(update_fields=["is_active"])
        publish(
            events.UserReactivated(user_id=fresh.pk),
            about=_ref(fresh),
            by=Actor.person(by.pk),
            at=at,
        )
        return fresh


def change_profile(*, user: User, name: str, language: str, at: datetime) -> User:
    """A member of staff's own name and language. Publishes ProfileChanged when anything did."""
    wanted = {"name": name, "language": language if language in LANGUAGES else user.language}
    changed = sorted(field for field, value in wanted.items() if getattr(user, field) != value)
    if not changed:
        return user
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(**wanted)
        publish(
            events.ProfileChanged(user_id=user.pk, fields=changed),
            about=_ref(user),
            by=Actor.person(user.pk),
            at=at,
        )
    user.name, user.language = wanted["name"], wanted["language"]
    return user


def forget_old_invitations(*, before: datetime, by: Actor, at: datetime) -> int:
    """Deletes invitations that ended before `before`; publishes OldInvitationsForgotten if any."""
    with transaction.atomic():
        count, _by_model = Invitation.objects.filter(expires_at__lt=before).delete()
        if count:
            publish(
                events.OldInvitationsForgotten(count=count),
                about=Ref("invitation", "old"),
                by=by,
                at=at,
            )
    return count


def make_api_key(*, name: str, scopes: list[str], token: str, by: User, at: datetime) -> ApiKey:
    """A way in for another program; only the digest of `token` is kept. Publishes ApiKeyMade.

    Refuses with ApiKeyUnusable.
    """
    if not name.strip() or not scopes or set(scopes) - set(Scope.values):
        raise ApiKeyUnusable(_("Please name the program and choose what it may do."))
    with transaction.atomic():
        key = ApiKey.objects.create(
            name=name.strip()[:80],
            token_hash=token_hash(token),
            scopes=sorted(set(scopes)),
            made_at=at,
            made_by=by,
        )
        told = events.ApiKeyMade(key.pk, key.scopes)
        publish(told, about=Ref("api_key", str(key.pk)), by=Actor.person(by.pk), at=at)
        return key


def end_api_key(*, key: ApiKey, by: User, at: datetime) -> None:
    """The program is let in no more, from this moment. Publishes ApiKeyEnded, once."""
    with transaction.atomic():
        if ApiKey.objects.filter(pk=key.pk, ended_at=None).update(ended_at=at):
            told = events.ApiKeyEnded(key.pk)
            publish(told, about=Ref("api_key", str(key.pk)), by=Actor.person(by.pk), at=at)


def _new_user(user: User, password: str) -> User:
    user.email = user.email.strip().lower()
    user.language = user.language if user.language in LANGUAGES else "en"
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordTooWeak(" ".join(error.messages)) from error
    user.set_password(password)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def _locked(user: User) -> User:
    """The row, locked after every owner's: two owners who remove each other cannot both succeed."""
    list(queries.owners().select_for_update().values_list("pk", flat=True))
    return User.objects.select_for_update().get(pk=user.pk)


def _refuse_last_owner(user: User) -> None:
    others = queries.owners().exclude(pk=user.pk)
    if user.role == Role.OWNER and user.is_active and not others.exists():
        raise LastOwner(_("The shop needs at least one owner. Please name another one first."))


def _ref(user: User) -> Ref:
    return Ref("user", str(user.pk))


def require_another(agent: User, deed: str, *, first: str) -> None:
    """Part of a deed that looks at a decision again: who took it (`first` is their id) does not say whether
    it was right, while somebody else can. Refuses with SamePerson."""
    if first == str(agent.pk) and queries.staff_who_may(deed).exclude(pk=agent.pk).exists():
        raise SamePerson(_("You took the first decision. Please leave this one to a colleague."))
