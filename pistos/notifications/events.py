"""What happens to messages: ids and kinds, never addresses or words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MessageWritten:
    """A message was written with the deed it tells of; it is sent after commit."""

    message_id: int
    template: str
    recipient_kind: str
    recipient_id: int | None
    about_kind: str
    about_id: str


@dataclass(frozen=True, slots=True)
class MessageSent:
    """The mail server or provider took the message."""

    message_id: int
    template: str
    about_kind: str
    about_id: str


@dataclass(frozen=True, slots=True)
class MessageBounced:
    """The address takes no mail, for good: whoever was to be told was not told."""

    message_id: int
    template: str
    recipient_kind: str
    recipient_id: int | None
    about_kind: str
    about_id: str


@dataclass(frozen=True, slots=True)
class MessageFailed:
    """The message could not be sent, after every try or because it was refused: not told."""

    message_id: int
    template: str
    recipient_kind: str
    recipient_id: int | None
    about_kind: str
    about_id: str


@dataclass(frozen=True, slots=True)
class MessageUncertain:
    """The mail was handed over and no reply came: it may have arrived. Only a person sends it again."""

    message_id: int
    template: str
    recipient_kind: str
    recipient_id: int | None
    about_kind: str
    about_id: str


@dataclass(frozen=True, slots=True)
class MessageResent:
    """A person had the message sent again, under the same Message-ID."""

    message_id: int
    template: str
    about_kind: str
    about_id: str


@dataclass(frozen=True, slots=True)
class AddressSuppressed:
    """An address takes no mail, for good: nothing is sent to it any more."""

    suppression_id: int
    message_id: int | None


@dataclass(frozen=True, slots=True)
class SuppressionLifted:
    """A person said that an address takes mail again."""

    suppression_id: int


@dataclass(frozen=True, slots=True)
class MessagesForgotten:
    """The words and addresses of messages past their time were emptied; the rows stay as evidence."""

    count: int


@dataclass(frozen=True)
class PushAgreed:
    """A device is told of these kinds from now on."""

    subscription_id: int
    kinds: list[str]


@dataclass(frozen=True)
class PushEnded:
    subscription_id: int
