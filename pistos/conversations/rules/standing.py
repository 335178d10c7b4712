"""What a conversation's own columns are, told from its messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Said:
    """A message as far as it counts. `is_answer` once it went out as one."""

    id: int
    happened_at: datetime
    text: str
    is_in: bool
    is_answer: bool
    is_contact: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """`waiting_since` is when the first message came that no answer follows."""

    in_count: int
    answer_count: int
    waiting_since: datetime | None
    last_in_at: datetime | None
    last_message_at: datetime | None
    last_contact_at: datetime | None
    first_answer_at: datetime | None
    snippet: str


def columns_of(said: Sequence[Said]) -> Columns:
    """From messages of both sides in their order; notes and what was never sent are left out before."""
    came = [each for each in said if each.is_in]
    answers = [each for each in said if each.is_answer]
    last_answer = answers[-1].id if answers else 0
    unanswered = [each for each in came if each.id > last_answer]
    contacts = [each.happened_at for each in said if each.is_contact]
    return Columns(
        in_count=len(came),
        answer_count=len(answers),
        waiting_since=unanswered[0].happened_at if unanswered else None,
        last_in_at=came[-1].happened_at if came else None,
        last_message_at=said[-1].happened_at if said else None,
        last_contact_at=max(contacts, default=None),
        first_answer_at=answers[0].happened_at if answers else None,
        snippet=" ".join(said[-1].text.split())[:200] if said else "",
    )
