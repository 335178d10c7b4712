"""Plain values that come to the calls from the edges."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pistos.calls.models import Direction


class Reported(StrEnum):
    """What an exchange reports of a call."""

    RINGING = "ringing"
    ANSWERED = "answered"
    BUSY = "busy"
    ABANDONED = "abandoned"
    MISSED = "missed"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Report:
    """One step of one call, as reported; the steps may come twice and in any order."""

    call_id: str
    step: Reported
    happened_at: datetime
    number: str = ""
    direction: Direction = Direction.IN


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time in which a customer is called."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """Whom to call back, when, and how they learn of it.

    `told_where` is where the words of the promise stand ("form", "chat", "sms", "phone"); empty when
    nobody told the customer.
    """

    number: str
    slot: Slot
    asked: str
    told_where: str = ""


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What the owner says of a line; targets as in `Line`."""

    number: str
    name: str
    attempts_limit: int = 3
    attempts_minutes: int = 60
    target_seconds: int = 20
    target_share: float = 0.8
    is_shown: bool = True
    is_active: bool = True
