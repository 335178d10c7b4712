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
