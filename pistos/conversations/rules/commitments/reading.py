"""Reads a text sentence by sentence for promises."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from pistos.shop.rules.hours import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Found:
    """A promise in a text: characters `start` to `end` are its `words`.

    `kind` is "answer", "call_back", "refund", "delivery" or "custom". `due_at` is in UTC; None where
    the words name no time, and the agent has to. `certainty` lies between 0 and 1.
    """

    start: int
    end: int
    words: str
    kind: str
    due_at: datetime | None
    certainty: float


def find_commitments(
    text: str, *, language: str, at: datetime, zone: tzinfo, calendar: WorkingCalendar | None = None
) -> list[Found]:
    """The promises in `text`, in order. Days are those of `zone`; `calendar` says when a working day
    ends and which days are worked (without it: Monday to Friday until 17:00)."""
    return []
