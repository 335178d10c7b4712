"""The secrets of a mailbox: sealed in its row, opened only to sign in."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from pistos.kit.secrets_box import SealBroken, seal, unseal
from pistos.mailboxes.facts import Connection, MailboxAccess, Tokens
from pistos.mailboxes.models import Mailbox, SignIn
from pistos.mailboxes.ports import CannotRead, ConsentRefused, consent_provider

PURPOSE = "mailbox"
FRESH_FOR = timedelta(minutes=2)
"""A token with less left is exchanged before it is used."""


def sealed_password(password: str) -> bytes:
    return _sealed({"password": password})


def keep_tokens(*, mailbox: Mailbox, tokens: Tokens) -> None:
    """Keeps what the provider gave, sealed. Part of a consent, or of a fetch whose token had run out."""
    mailbox.secret = _sealed(
        {
            "refresh": tokens.refresh,
            "access": tokens.access,
            "expires_at": tokens.expires_at.isoformat(),
        }
    )
    Mailbox.objects.filter(pk=mailbox.pk).update(secret=mailbox.secret)


def connection_of(*, mailbox: Mailbox, at: datetime) -> Connection:
    """What signs in to a mailbox now; exchanges a token that has run out.

    CannotRead when the secret is missing or the provider takes it no more.
    """
    kept = _opened(mailbox)
    if mailbox.sign_in == SignIn.PASSWORD:
        return _connection(mailbox, password=str(kept.get("password", "")))
    if datetime.fromisoformat(kept["expires_at"]) > at + FRESH_FOR:
        return _connection(mailbox, token=str(kept["access"]))
    try:
        tokens = consent_provider().refreshed(mailbox.sign_in, refresh=kept["refresh"], at=at)
    except ConsentRefused as refusal:
        raise CannotRead(
            _("The mail provider no longer lets us in. Please sign in again.")
        ) from refusal
    keep_tokens(mailbox=mailbox, tokens=tokens)
    return _connection(mailbox, token=tokens.access)


def wished_connection(access: MailboxAccess, mailbox: Mailbox | None) -> Connection:
    """What signs in with what a person entered; the known password where none was."""
    password = access.password
    if not password and mailbox is not None:
        password = str(_opened(mailbox).get("password", ""))
    return Connection(
        host=access.host,
        port=access.port,
        security=access.security,
        username=access.username or access.address,
        password=password,
        folder=access.folder,
    )


def _connection(mailbox: Mailbox, *, password: str = "", token: str = "") -> Connection:
    return Connection(
        host=mailbox.host,
        port=mailbox.port,
        security=mailbox.security,
        username=mailbox.username or mailbox.address,
        password=password,
        token=token,
        folder=mailbox.folder,
    )


def _sealed(values: dict[str, str]) -> bytes:
    return seal(json.dumps(values).encode(), purpose=PURPOSE, key=settings.SECRET_KEY)


def _opened(mailbox: Mailbox) -> dict[str, Any]:
    if not mailbox.secret:
        raise CannotRead(_("Nobody has signed in to this mailbox yet."))
    try:
        opened: dict[str, Any] = json.loads(
            unseal(bytes(mailbox.secret), purpose=PURPOSE, key=settings.SECRET_KEY)
        )
    except SealBroken as error:
        raise CannotRead(
            _("The kept password cannot be read any more. Please enter it again.")
        ) from error
    return opened
