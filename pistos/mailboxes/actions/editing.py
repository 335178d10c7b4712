"""Mailboxes: added, changed, put away and taken up again; each signed in to before it is saved."""

from dataclasses import asdict
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.mailboxes import events
from pistos.mailboxes.actions.secrets import keep_tokens, sealed_password, wished_connection
from pistos.mailboxes.facts import MailboxAccess, Tokens
from pistos.mailboxes.models import Mailbox, Security, SignIn
from pistos.mailboxes.ports import CannotRead, ConsentRefused, consent_provider, mailbox_reader

HERE = ("localhost", "127.0.0.1", "::1")
_RESTARTS = {"host", "username", "folder", "address"}
"""Another place: what was read there before says nothing."""


class CannotSignIn(Refused):
    """The mail server cannot be reached or does not let us in with this."""


class AddressTaken(Refused):
    """Another mailbox has this address."""


class UnguardedConnection(Refused):
    """A password would cross the network in clear."""


class ConsentNotGiven(Refused):
    """The provider gave no access."""


def add_mailbox(*, access: MailboxAccess, by: Actor, at: datetime) -> Mailbox:
    """Adds a mailbox after signing in to it. Publishes MailboxAdded.

    One with the provider's consent is added first and signed in to by `give_consent`; one without a
    server is written from only. Refuses with CannotSignIn, UnguardedConnection and AddressTaken.
    """
    _try_out(access, None)
    mailbox = Mailbox(added_at=at, **_columns(access))
    mailbox.secret = sealed_password(access.password) if _has_password(access) else b""
    try:
        with transaction.atomic():
            mailbox.save(force_insert=True)
            _publish(events.MailboxAdded(mailbox.pk, mailbox.sign_in), mailbox, by, at)
    except IntegrityError:
        raise AddressTaken(_("There is a mailbox with this address already.")) from None
    return mailbox


def edit_mailbox(*, mailbox: Mailbox, access: MailboxAccess, by: Actor, at: datetime) -> None:
    """Changes how a mailbox is reached, after signing in. Publishes MailboxEdited.

    Refuses as `add_mailbox` does. In another place reading begins anew; what is known is not taken twice.
    """
    _try_out(access, mailbox)
    wished = _columns(access)
    with transaction.atomic():
        fresh = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
        changed = [name for name, value in wished.items() if getattr(fresh, name) != value]
        for name in changed:
            setattr(fresh, name, wished[name])
        if access.password and _has_password(access):
            fresh.secret = sealed_password(access.password)
            changed.append("secret")
        elif "sign_in" in changed:
            fresh.secret = b""
        if _RESTARTS & set(changed):
            fresh.uid_validity = fresh.last_uid = 0
        fresh.problem, fresh.alarmed_at = "", None
        try:
            with transaction.atomic():
                fresh.save()
        except IntegrityError:
            raise AddressTaken(_("There is a mailbox with this address already.")) from None
        if changed:
            _publish(events.MailboxEdited(fresh.pk, sorted(changed)), fresh, by, at)


def deactivate_mailbox(*, mailbox: Mailbox, by: Actor, at: datetime) -> None:
    """It is no longer read or written from; its conversations stay. Publishes MailboxDeactivated."""
    with transaction.atomic():
        if Mailbox.objects.filter(pk=mailbox.pk, is_active=True).update(is_active=False):
            _publish(events.MailboxDeactivated(mailbox.pk), mailbox, by, at)


def activate_mailbox(*, mailbox: Mailbox, by: Actor, at: datetime) -> None:
    """It is read again, from where it was left. Publishes MailboxActivated."""
    with transaction.atomic():
        resumed = Mailbox.objects.filter(pk=mailbox.pk, is_active=False)
        if resumed.update(is_active=True, added_at=at, alarmed_at=None):
            _publish(events.MailboxActivated(mailbox.pk), mailbox, by, at)


def give_consent(*, mailbox: Mailbox, code: str, verifier: str, by: Actor, at: datetime) -> None:
    """Turns a provider's code into access and keeps it. Publishes MailboxConsentGiven.

    The caller has compared the state. Refuses with ConsentNotGiven.
    """
    try:
        tokens: Tokens = consent_provider().tokens(
            mailbox.sign_in, code=code, verifier=verifier, at=at
        )
    except (ConsentRefused, CannotRead) as refusal:
        raise ConsentNotGiven(
            _("The mail provider gave no access. Please try again, and agree there.")
        ) from refusal
    with transaction.atomic():
        keep_tokens(mailbox=mailbox, tokens=tokens)
        Mailbox.objects.filter(pk=mailbox.pk).update(problem="", alarmed_at=None, added_at=at)
        _publish(events.MailboxConsentGiven(mailbox.pk, mailbox.sign_in), mailbox, by, at)


def _columns(access: MailboxAccess) -> dict[str, object]:
    columns = asdict(access)
    del columns["password"]
    columns["address"] = access.address.strip().lower()
    return columns


def _has_password(access: MailboxAccess) -> bool:
    return bool(access.host) and access.sign_in == SignIn.PASSWORD


def _try_out(access: MailboxAccess, mailbox: Mailbox | None) -> None:
    if not access.host:
        return
    if access.security == Security.NONE and access.host not in HERE:
        raise UnguardedConnection(
            _("Without encryption only a server on this same machine can be read. Choose TLS.")
        )
    if access.sign_in != SignIn.PASSWORD:
        return
    try:
        mailbox_reader().try_out(wished_connection(access, mailbox))
    except CannotRead as problem:
        raise CannotSignIn(str(problem)) from problem


def _publish(event: object, mailbox: Mailbox, by: Actor, at: datetime) -> None:
    publish(event, about=Ref("mailbox", str(mailbox.pk)), by=by, at=at)  # type: ignore[arg-type]  # an event
