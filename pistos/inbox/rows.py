"""A conversation as one row of the queue: plain words, worked out once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from pistos.components.states import state_at
from pistos.conversations.models import Conversation
from pistos.inbox import wording
from pistos.inbox.rendered import Pieces
from pistos.kit import words

MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who reads it: the moment, the shop's zone, the reader's language, and who they are."""

    at: datetime
    zone: tzinfo
    language: str
    agent_id: int


@dataclass(frozen=True, slots=True)
class Row:
    """`left`, `tone` and `sign` are empty where no promise is open; `share` is what is left of its time.

    Plain values only: a row looks the same wherever they are the same.
    """

    token: str
    who: str
    subject: str
    snippet: str
    language: str
    language_name: str
    channel: str
    channel_sign: str
    whose: str
    is_mine: bool
    when: str
    when_iso: str
    left: str
    tone: str
    sign: str
    share: str
    tags: tuple[str, ...]
    standing: str
    standing_sign: str
    is_new: bool
    is_current: bool


def rows_of(
    found: Iterable[Conversation],
    page: Speaking,
    *,
    seen: Mapping[int, datetime],
    current: str = "",
) -> list[Row]:
    """`seen` is when the reader last had each conversation open, by its id."""
    return [_row(row, page, seen.get(row.pk), current) for row in found]


def _row(row: Conversation, page: Speaking, seen_at: datetime | None, current: str) -> Row:
    customer, assignee = row.customer, row.assignee
    is_awaited = row.due_at is not None and row.state in ("open", "snoozed")
    left, tone, sign, share = _time_left(row, page) if is_awaited else ("", "", "", "")
    return Row(
        token=row.token,
        who=str(customer),
        subject=row.subject,
        snippet=row.snippet,
        language=row.language,
        language_name=str(wording.LANGUAGE_NAMES.get(row.language, row.language)),
        channel=str(wording.CHANNELS[row.channel]),
        channel_sign=wording.CHANNEL_SIGNS[row.channel],
        whose=_whose(row, page.agent_id),
        is_mine=assignee is not None and assignee.pk == page.agent_id,
        when=_when(row.last_message_at, page),
        when_iso=row.last_message_at.isoformat(),
        left=left,
        tone=tone,
        sign=sign,
        share=share,
        tags=tuple(row.tags),
        standing="" if row.state == "open" else str(wording.STATES[row.state]),
        standing_sign=wording.STATE_SIGNS[row.state],
        is_new=_is_new(row, seen_at),
        is_current=row.token == current,
    )


def _whose(row: Conversation, agent_id: int) -> str:
    if row.assignee is not None:
        return _("you") if row.assignee.pk == agent_id else row.assignee.name
    return row.team.name if row.team is not None else ""


def _is_new(row: Conversation, seen_at: datetime | None) -> bool:
    """The customer waits, and something came since this agent last looked."""
    if row.waiting_since is None or row.last_in_at is None:
        return False
    return seen_at is None or seen_at < row.last_in_at


def _time_left(row: Conversation, page: Speaking) -> tuple[str, str, str, str]:
    """In words to the minute, with tone and sign of the state, and the share in percent."""
    due_at = row.due_at or page.at
    since = row.waiting_since or row.started_at
    whole = max(due_at - since, timedelta(minutes=1))
    left = due_at - page.at
    share = min(1.0, max(0.0, left / whole))
    state = state_at("open", page.at, due_at, since)
    return _left_words(left // MINUTE, page.language), state.tone, state.key, f"{share:.0%}"


@lru_cache(maxsize=4096)
def _left_words(minutes: int, language: str) -> str:
    return words.left_words(minutes * MINUTE, language)


def _when(moment: datetime, page: Speaking) -> str:
    """Today the time, before that the day."""
    local = moment.astimezone(page.zone)
    today = page.at.astimezone(page.zone).date()
    if local.date() == today:
        return words.time_words(moment, page.zone, page.language)
    return _day_words(local.date(), today, page.language)


@lru_cache(maxsize=2048)
def _day_words(day: date, today: date, language: str) -> str:
    if (today - day).days == 1:
        return words.near_day_words(day, today, language)
    if (today - day).days > 300:
        return words.dated_words(day, language)
    return words.short_day_words(day, language)


_PIECES = Pieces("inbox/row.html")


def row_html(row: Row, page: Speaking, kept_query: str) -> SafeString:
    return _PIECES.html((row, page.language, kept_query), {"row": row, "kept_query": kept_query})
