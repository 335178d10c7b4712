"""What happens on the telephone and in the store: ids and plain values, never a number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineAdded:
    line_id: int


@dataclass(frozen=True, slots=True)
class LineEdited:
    line_id: int
    fields: list[str]


@dataclass(frozen=True, slots=True)
class LineSecretMade:
    """The line has a new secret; reports signed with the former one are refused."""

    line_id: int


@dataclass(frozen=True, slots=True)
class CallAnswered:
    line_id: int
    call_id: int


@dataclass(frozen=True, slots=True)
class CallNotAnswered:
    """A caller did not get through: `state` is busy, abandoned or missed."""

    line_id: int
    call_id: int
    state: str


@dataclass(frozen=True, slots=True)
class BadExperienceNoted:
    """A known customer did not get through."""

    customer_id: int
    call_id: int
    state: str


@dataclass(frozen=True, slots=True)
class CallBackPromised:
    """A call-back was promised; `asked` tells how it came about."""

    call_back_id: int
    conversation_id: int
    asked: str


@dataclass(frozen=True, slots=True)
class CallBackReached:
    call_back_id: int
    conversation_id: int


@dataclass(frozen=True, slots=True)
class CallBackTried:
    """Called, and nobody answered; it is tried again."""

    call_back_id: int
    conversation_id: int
    tries: int


@dataclass(frozen=True, slots=True)
class CallBackMissed:
    """Called as often as the shop does, and never reached; the customer was told if possible."""

    call_back_id: int
    conversation_id: int


@dataclass(frozen=True, slots=True)
class CallBackCancelled:
    call_back_id: int
    conversation_id: int


@dataclass(frozen=True, slots=True)
class ReportSetAside:
    """A signed report of an exchange made no sense; it is kept and can be replayed."""

    line_id: int
    report_id: int


@dataclass(frozen=True, slots=True)
class ReportReplayed:
    line_id: int
    report_id: int
