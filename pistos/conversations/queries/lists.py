"""The queue and its views: pages by keyset, each view sorted by what its index has, others refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.models import (
    Channel,
    Conversation,
    ConversationState,
    Direction,
    Message,
)
from pistos.kit.errors import Refused
from pistos.kit.keyset import Page, first_page, page_of, sort_named
from pistos.kit.planned import Planned
from pistos.kit.prepared import Prepared

SOON = timedelta(hours=4)
MOST_COUNTED = 10_000
MOST_AT_REST = 1_000
"""Of what is nobody's work now; there may be very many, and nobody counts on the number."""

AT_REST = frozenset({"waiting", "spam"})
OPEN = Q(state=ConversationState.OPEN)
MENTIONS = "mentions"
COUNTED = ("mine", "unassigned", "due_soon", "overdue", "neglected", "snoozed", "waiting", "spam")

NEWEST = {"newest": "last_message_at"}
BY_DUE = {"due": "urgent_at", **NEWEST}
# Each view with its sorts, the default one first. A sort is the column of an index of the view.
VIEWS: dict[str, tuple[dict[str, str], str]] = {
    "open": (BY_DUE, "due"),
    "mine": (BY_DUE, "due"),
    "unassigned": (BY_DUE, "due"),
    "due_soon": ({"due": "due_at"}, "due"),
    "overdue": ({"due": "due_at"}, "due"),
    "mentions": (NEWEST, "-newest"),
    "neglected": ({"neglect": "neglect"}, "-neglect"),
    "snoozed": ({"until": "snoozed_until"}, "until"),
    "waiting": (NEWEST, "-newest"),
    "closed": (NEWEST, "-newest"),
    "spam": (NEWEST, "-newest"),
    "all": (NEWEST, "-newest"),
}
# Views that may be narrowed by a channel, team or tag: open rows are few, "all" has the indexes.
NARROWED = frozenset({"open", "mine", "unassigned", "due_soon", "overdue", "all"})


# As `_view` has them; written out, since the counts stand on every page.
_CONDITIONS = {
    "mine": "state = 'open' AND assignee_id = $1",
    "unassigned": "state = 'open' AND assignee_id IS NULL",
    "due_soon": "due_at > $2 AND due_at <= $3",
    "overdue": "due_at <= $2",
    "neglected": "neglect > 0",
    "snoozed": "state = 'snoozed'",
    "waiting": "state = 'waiting'",
    "spam": "state = 'spam'",
}


def _most(name: str) -> int:
    return MOST_AT_REST if name in AT_REST else MOST_COUNTED


# Only what the agent has not looked at since: the view itself keeps all of them.
_MENTIONED = f"""
    SELECT DISTINCT note.conversation_id FROM conversations_message AS note
    LEFT JOIN conversations_presence AS look
        ON look.conversation_id = note.conversation_id AND look.person_id = $1
    WHERE note.direction = 'note' AND note.mentions @> ARRAY[$1]::bigint[]
        AND (look.looked_at IS NULL OR look.looked_at < note.happened_at)
    LIMIT {MOST_COUNTED} + 1
"""
_COUNTS = "SELECT " + ", ".join(
    "(SELECT count(*) FROM (SELECT 1 FROM conversations_conversation"
    f" WHERE {_CONDITIONS[name]} LIMIT {_most(name)} + 1) AS counted)"
    for name in COUNTED
)
_COUNTS += f", (SELECT count(*) FROM ({_MENTIONED}) AS counted)"
_COUNTED = Prepared("conversations_counted", "bigint, timestamptz, timestamptz", _COUNTS)
SHOWN = (
    *("token", "channel", "subject", "state", "tags", "language", "snippet", "neglect"),
    *("started_at", "waiting_since", "due_at", "urgent_at", "snoozed_until", "last_message_at"),
    *("last_in_at", "customer__name", "customer__email", "assignee__name", "assignee__email"),
    "team__name",
)


class NoSuchView(Refused):
    """A view, or a view narrowed in a way, that the inbox does not have."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which list: a view, at most one thing that narrows it, a sort ("-newest"), a place."""

    view: str = "open"
    channel: str = ""
    team_id: int | None = None
    tag: str = ""
    sort: str = ""
    after: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many; `is_more` where it stopped counting at `number`."""

    number: int
    is_more: bool = False


def conversations_page(
    wanted: Wanted, *, agent: User, at: datetime, size: int = 50
) -> Page[Conversation]:
    """A page of a view with customer, assignee and team; one query however long the list."""
    refuse_unknown(wanted)
    sorts, default = VIEWS[wanted.view]
    place = sort_named(sorts, wanted.sort, default)
    given = _given(wanted.view, agent.pk, at)
    if wanted == Wanted(view=wanted.view) and wanted.view != MENTIONS:
        return first_page(_first_of(wanted.view, size)(*given), place, size=size)
    rows = _narrowed(_view(wanted.view, given), wanted)
    return page_of(shown(rows), place, after=wanted.after, before=wanted.before, size=size)


def shown(rows: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """The rows with what a list shows of them and beside them, and nothing more."""
    return rows.select_related("customer", "assignee", "team").only(*SHOWN)


def counts(*, agent: User, at: datetime) -> dict[str, Count]:
    """How many each view of work has, counted to 10,000 at most, what is at rest to 1,000, and how
    many notes with one's name are unseen; one query."""
    with connection.cursor() as cursor:
        _COUNTED.execute(cursor, agent.pk, at, at + SOON)
        found = cursor.fetchone()
    return {
        name: Count(min(number, _most(name)), number > _most(name))
        for name, number in zip((*COUNTED, MENTIONS), found, strict=True)
    }


def refuse_unknown(wanted: Wanted) -> None:
    """Refuses a view, a sort or a narrowing that no index serves."""
    if wanted.view not in VIEWS:
        raise NoSuchView(_("The inbox has no such view."))
    sort_named(VIEWS[wanted.view][0], wanted.sort, VIEWS[wanted.view][1])
    narrowings = [wanted.channel, wanted.team_id, wanted.tag]
    if sum(bool(value) for value in narrowings) > 1:
        raise NoSuchView(_("Narrow the list by one thing: a channel, a team or a tag."))
    if any(narrowings) and wanted.view not in NARROWED:
        raise NoSuchView(_("This view cannot be narrowed."))
    if wanted.channel and wanted.channel not in Channel.values:
        raise NoSuchView(_("There is no such channel."))


def _given(view: str, agent: int, at: datetime) -> tuple[Any, ...]:
    """What a view goes by beside what stands in its rows."""
    if view in ("mine", MENTIONS):
        return (agent,)
    if view == "overdue":
        return (at,)
    return (at, at + SOON) if view == "due_soon" else ()


def _view(name: str, given: Sequence[Any]) -> QuerySet[Conversation]:
    """`given` is of `_given`."""
    rows = Conversation.objects.all()
    if name == "open":
        return rows.filter(OPEN)
    if name == "mine":
        return rows.filter(OPEN, assignee_id=given[0])
    if name == "unassigned":
        return rows.filter(OPEN, assignee=None)
    if name == "due_soon":
        return rows.filter(due_at__gt=given[0], due_at__lte=given[1])
    if name == "overdue":
        return rows.filter(due_at__lte=given[0])
    if name == MENTIONS:
        notes = Message.objects.filter(direction=Direction.NOTE, mentions__contains=[given[0]])
        return rows.filter(pk__in=notes.values("conversation"))
    if name == "neglected":
        return rows.filter(neglect__gt=0)
    if name == "all":
        return rows.filter(merged_into=None).exclude(state=ConversationState.SPAM)
    if name == "closed":
        return rows.filter(state=ConversationState.CLOSED, merged_into=None)
    return rows.filter(state=name)


def _narrowed(rows: QuerySet[Conversation], wanted: Wanted) -> QuerySet[Conversation]:
    if wanted.channel:
        return rows.filter(channel=wanted.channel)
    if wanted.team_id:
        return rows.filter(team_id=wanted.team_id)
    if wanted.tag:
        return rows.filter(tags__contains=[wanted.tag])
    return rows


@cache
def _first_of(view: str, size: int) -> Planned[Conversation]:
    """The first rows of a view in its own order, and one more, for the values of `_given`."""
    sorts, default = VIEWS[view]
    place = sort_named(sorts, "", default)
    sign = "-" if place.is_descending else ""

    def build(*values: Any) -> QuerySet[Conversation]:
        rows = shown(_view(view, values))
        return rows.order_by(f"{sign}{place.column}", f"{sign}pk")[: size + 1]

    kinds = (type(value) for value in _given(view, 0, datetime(2000, 1, 1, tzinfo=UTC)))
    return Planned(f"first_{view}_{size}", build, *kinds)
