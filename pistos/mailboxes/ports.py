"""What mailboxes need from outside: mail servers, mail providers and the domain name system."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pistos.mailboxes.facts import Connection, DomainChecks, Tokens


class CannotRead(Exception):
    """A mailbox cannot be read now. The text is for a person and holds no words of the server."""


class ConsentRefused(Exception):
    """The provider gives no access (any more): a person has to sign in again."""


class MailTaker(Protocol):
    """Takes a mail's bytes on the way that all mail takes; returns what became of it."""

    def take(self, raw: bytes, *, source: str, mailbox_id: int | None, at: datetime) -> str: ...


class MailboxReader(Protocol):
    """Signs in, opens the folder and leaves. CannotRead when any of it does not work."""

    def try_out(self, connection: Connection) -> None: ...


class DomainChecker(Protocol):
    """Asks the domain name system what receivers will ask it about mail from `domain`."""

    def check(self, domain: str, *, selector: str) -> DomainChecks: ...


class ConsentProvider(Protocol):
    """OAuth 2 with a mail provider: authorisation code with state and PKCE."""

    def is_set_up(self, provider: str) -> bool: ...

    def address(self, provider: str, *, state: str, verifier: str, hint: str) -> str: ...

    def tokens(self, provider: str, *, code: str, verifier: str, at: datetime) -> Tokens: ...

    def refreshed(self, provider: str, *, refresh: str, at: datetime) -> Tokens: ...


@dataclass(slots=True)
class _InUse:
    taker: MailTaker | None = None
    reader: MailboxReader | None = None
    checker: DomainChecker | None = None
    consent: ConsentProvider | None = None


_in_use = _InUse()
UNWIRED = "this port is not wired; see config/apps.py"


def use_mail_taker(taker: MailTaker) -> None:
    _in_use.taker = taker


def use_mailbox_reader(reader: MailboxReader) -> None:
    _in_use.reader = reader


def use_domain_checker(checker: DomainChecker) -> None:
    _in_use.checker = checker


def use_consent_provider(consent: ConsentProvider) -> None:
    _in_use.consent = consent


def mail_taker() -> MailTaker:
    assert _in_use.taker is not None, UNWIRED  # noqa: S101 - a program wired wrongly ends at once
    return _in_use.taker


def mailbox_reader() -> MailboxReader:
    assert _in_use.reader is not None, UNWIRED  # noqa: S101 - a program wired wrongly ends at once
    return _in_use.reader


def domain_checker() -> DomainChecker:
    assert _in_use.checker is not None, UNWIRED  # noqa: S101 - a program wired wrongly ends at once
    return _in_use.checker


def consent_provider() -> ConsentProvider:
    assert _in_use.consent is not None, UNWIRED  # noqa: S101 - a program wired wrongly ends at once
    return _in_use.consent
