"""What happens to mailboxes and to mail that could not be processed: ids and kinds, no addresses."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailQuarantined:
    """A mail could not be processed; its bytes are kept for a time, and it can be tried again."""

    quarantined_id: int
    mailbox_id: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class MailReplayed:
    """A person had a quarantined mail tried again; `outcome` is what became of it."""

    quarantined_id: int
    outcome: str


@dataclass(frozen=True, slots=True)
class QuarantineEmptied:
    """The bytes of quarantined mail past its time were deleted."""

    count: int


@dataclass(frozen=True, slots=True)
class MailboxAdded:
    """The shop has another address for mail."""

    mailbox_id: int
    sign_in: str


@dataclass(frozen=True, slots=True)
class MailboxEdited:
    """Names the fields that changed, not their values."""

    mailbox_id: int
    fields: list[str]


@dataclass(frozen=True, slots=True)
class MailboxDeactivated:
    """The mailbox is no longer read or written from."""

    mailbox_id: int


@dataclass(frozen=True, slots=True)
class MailboxActivated:
    """The mailbox is read and written from again."""

    mailbox_id: int


@dataclass(frozen=True, slots=True)
class MailboxConsentGiven:
    """A person let the program read a mailbox at its provider."""

    mailbox_id: int
    provider: str


@dataclass(frozen=True, slots=True)
class DomainChecked:
    """What receivers find about mail from a mailbox's domain: the state of SPF, DKIM and DMARC."""

    mailbox_id: int
    spf: str
    dkim: str
    dmarc: str


@dataclass(frozen=True, slots=True)
class AcknowledgingAllowed:
    """The program may greet by itself whoever writes to this mailbox."""

    mailbox_id: int


@dataclass(frozen=True, slots=True)
class AcknowledgingStopped:
    """The program no longer greets whoever writes to this mailbox."""

    mailbox_id: int


@dataclass(frozen=True, slots=True)
class MailboxSilent:
    """A mailbox could not be read for a while: mail may be waiting there."""

    mailbox_id: int


@dataclass(frozen=True, slots=True)
class MailboxHeardAgain:
    """A mailbox whose silence was told is being read again."""

    mailbox_id: int
