"""What the outbox needs from outside: something that takes a mail, and something that takes an SMS."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OutgoingFile:
    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class OutgoingMail:
    """One mail, ready to go. `message_id` is the same at every try, so that a receiver can tell.

    Without `from_address` it comes from the shop; without `html` it is plain text.
    """

    message_id: str
    to_address: str
    subject: str
    text: str
    html: str
    language: str
    headers: dict[str, str] = field(default_factory=dict)
    from_name: str = ""
    from_address: str = ""
    reply_to: str = ""
    files: tuple[OutgoingFile, ...] = ()


class AddressRefused(Exception):
    """The receiving side says for good that the address takes no mail."""


class MailRefused(Exception):
    """The mail itself is refused for good, whatever the address."""


class MailNotTaken(Exception):
    """Not now: the server is away, busy, or does not let us in. Worth another try."""


class MailUncertain(Exception):
    """The mail was handed over whole and no reply came: taken or not, nobody knows."""


class MailSender(Protocol):
    """Takes a mail or raises AddressRefused, MailRefused, MailNotTaken or MailUncertain."""

    def send(self, mail: OutgoingMail, handing_over: Callable[[], None]) -> str:
        """Returns the identity by which a later bounce names the mail.

        `handing_over` is called once, right before the server could take the mail: until then
        another try is safe, whatever happens to this process. What it raises stops the sending.
        """
        ...


_in_use: list[MailSender] = []


def use_mail_sender(sender: MailSender) -> None:
    """Wires the sender in; called once, when the program starts."""
    _in_use[:] = [sender]


def mail_sender() -> MailSender:
    return _in_use[0]


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """One SMS. `to_number` is in E.164; `key` is the same at every try."""

    key: str
    to_number: str
    text: str


class TextSender(Protocol):
    """Takes an SMS or raises AddressRefused, MailRefused or MailNotTaken, as mail does."""

    def send(self, text: OutgoingText) -> str:
        """Returns the identity that the provider gave it."""
        ...


_text_sender: list[TextSender] = []


def use_text_sender(sender: TextSender | None) -> None:
    """Wires the sender of SMS in; None where the shop has no provider."""
    _text_sender[:] = [sender] if sender else []


def text_sender() -> TextSender | None:
    """None where the shop cannot send SMS."""
    return _text_sender[0] if _text_sender else None


@dataclass(frozen=True, slots=True)
class OutgoingPush:
    """A word to one browser: encrypted with its keys before it leaves us."""

    endpoint: str
    public_key: str
    secret: str
    payload: bytes


class PushGone(Exception):
    """The browser takes no more: the subscription ended, or was never one."""


class PushNotTaken(Exception):
    """Not now. Worth another try."""


class PushSender(Protocol):
    """Brings a push on its way, or raises PushGone or PushNotTaken.

    `public_key` is what a browser subscribes with: the point of P-256 in unpadded base64url.
    """

    @property
    def public_key(self) -> str: ...

    def send(self, push: OutgoingPush) -> None: ...

    def may_go_to(self, endpoint: str) -> bool:
        """Whether the address is a public push service's."""
        ...


_push_sender: list[PushSender] = []


def use_push_sender(sender: PushSender) -> None:
    """Wires the sender of pushes in."""
    _push_sender[:] = [sender]


def push_sender() -> PushSender:
    return _push_sender[0]
