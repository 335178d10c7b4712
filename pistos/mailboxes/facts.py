"""Plain values about mailboxes that come from the edges, and go to them."""

from dataclasses import dataclass
from datetime import date, datetime

from pistos.mailboxes.models import Security, SignIn


@dataclass(frozen=True, slots=True)
class MailboxAccess:
    """How a mailbox is reached. An empty `password` keeps the one that is known."""

    address: str
    name: str = ""
    host: str = ""
    port: int = 993
    security: str = Security.TLS
    username: str = ""
    sign_in: str = SignIn.PASSWORD
    password: str = ""
    folder: str = "INBOX"
    language: str = "en"
    reads_from: date | None = None
    dkim_selector: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """What a reader needs to sign in. `token` stands in for the password after a consent."""

    host: str
    port: int
    security: str
    username: str
    password: str = ""
    token: str = ""
    folder: str = "INBOX"


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a mail provider gave after a person's consent."""

    refresh: str
    access: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class DomainFinding:
    """One of SPF, DKIM and DMARC. `state` is "ok", "missing", "wrong" or "unknown".

    `found` is the record as published; `hint` a short code of what is amiss.
    """

    state: str
    found: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class DomainChecks:
    spf: DomainFinding
    dkim: DomainFinding
    dmarc: DomainFinding


@dataclass(frozen=True, slots=True)
class Bookmark:
    """How far a mailbox is read: the last UID within a UIDVALIDITY."""

    uid_validity: int
    last_uid: int
