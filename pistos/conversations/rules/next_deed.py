"""The one next best deed in a conversation, so that the right way is the easiest."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SOON = timedelta(hours=1)
LONG_SILENT = timedelta(days=7)


class NextDeed(StrEnum):
    """What to do; the desk has its words for each."""

    RESEND = "resend"
    CALL = "call"
    FINISH_DRAFT = "finish_draft"
    TAKE = "take"
    ANSWER = "answer"
    SAY_INTERIM = "say_interim"
    LEAVE_TO = "leave_to"
    ASK_AGAIN = "ask_again"
    CLOSE = "close"
    WAIT = "wait"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Facts:
    """How a conversation stands, to one agent. `writer` is another who writes in it at this moment."""

    state: str
    waiting_since: datetime | None = None
    due_at: datetime | None = None
    is_mine: bool = False
    is_somebodys: bool = False
    has_draft: bool = False
    has_lost_message: bool = False
    call_due_at: datetime | None = None
    said_interim: bool = False
    writer: str = ""
    last_contact_at: datetime | None = None
    last_in_at: datetime | None = None


def next_deed(facts: Facts, at: datetime) -> NextDeed:
    """The first of these that holds: what was lost on its way, who is waiting longest, what is due."""
    if facts.state == "spam":
        return NextDeed.NOTHING
    if facts.has_lost_message:
        return NextDeed.RESEND
    if facts.state == "closed":
        return NextDeed.NOTHING
    if facts.call_due_at is not None and facts.call_due_at - at <= SOON:
        return NextDeed.CALL
    if facts.waiting_since is not None:
        return _of_waiting(facts, at)
    return _of_answered(facts, at)


def _of_waiting(facts: Facts, at: datetime) -> NextDeed:
    if facts.writer:
        return NextDeed.LEAVE_TO
    if facts.has_draft:
        return NextDeed.FINISH_DRAFT
    if not facts.is_somebodys:
        return NextDeed.TAKE
    is_late = facts.due_at is not None and facts.due_at <= at
    if is_late and not facts.said_interim:
        return NextDeed.SAY_INTERIM
    return NextDeed.ANSWER


def _of_answered(facts: Facts, at: datetime) -> NextDeed:
    if facts.has_draft:
        return NextDeed.FINISH_DRAFT
    if facts.last_contact_at is None:
        return NextDeed.CLOSE
    silent = at - facts.last_contact_at
    if silent >= 2 * LONG_SILENT:
        return NextDeed.CLOSE
    return NextDeed.ASK_AGAIN if silent >= LONG_SILENT else NextDeed.WAIT
