"""The queue and its views: pages by keyset, each view sorted by what its index has, others refused."""

from dataclasses import dataclass
from datetime import datetime, timedelta

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
from pistos.kit.keyset import Page, page_of, sort_named

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
    "mine": "state = 'open' AND assignee_id = %(agent)s",
    "unassigned": "state = 'open' AND assignee_id IS NULL",
    "due_soon": "due_at > %(at)s AND due_at <= %(soon)s",
    "overdue": "due_at <= %(at)s",
    "neglected": "neglect > 0",
    "snoozed": "state = 'snoozed'",
    "waiting": "state = 'waiting'",
    "spam": "state = 'spam'",
}


def _limit(name: str) -> str:
    """One more than is told, to know whether there are more."""
    return f"%(most{'_at_rest' if name in AT_REST else ''})s + 1"


# Only what the agent has not looked at since: the view itself keeps all of them.
_MENTIONED = """
    SELECT DISTINCT note.conversation_id FROM conversations_message AS note
    LEFT JOIN conversations_presence AS look
        ON look.conversation_id = note.conversation_id AND look.person_id = %(agent)s
    WHERE note.direction = 'note' AND note.mentions @> ARRAY[%(agent)s]::bigint[]
        AND (look.looked_at IS NULL OR look.looked_at < note.happened_at)
    LIMIT %(most)s + 1
"""
_COUNTS = "SELECT " + ", ".join(
    "(SELECT count(*) FROM (SELECT 1 FROM conversations_conversation"
    f" WHERE {_CONDITIONS[name]} LIMIT {_limit(name)}) AS counted)"
    for name in COUNTED
)
_COUNTS += f", (SELECT count(*) FROM ({_MENTIONED}) AS counted)"
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
    rows = _narrowed(_view(wanted.view, agent, at), wanted)
    return page_of(shown(rows), place, after=wanted.after, before=wanted.before, size=size)


def shown(rows: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """The rows with what a list shows of them and beside them, and nothing more."""
    return rows.select_related("customer", "assignee", "team").only(*SHOWN)


def counts(*, agent: User, at: datetime) -> dict[str, Count]:
    """How many each view of work has, counted to 10,000 at most, what is at rest to 1,000, and how
    many notes with one's name are unseen; one query."""
    given: dict[str, int | datetime] = {"agent": agent.pk, "at": at, "soon": at + SOON}
    given |= {"most": MOST_COUNTED, "most_at_rest": MOST_AT_REST}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, given)
        found = cursor.fetchone()
    return {
        name: Count(min(number, _most(name)), number > _most(name))
        for name, number in zip((*COUNTED, MENTIONS), found, strict=True)
    }


def _most(name: str) -> int:
    return MOST_AT_REST if name in AT_REST else MOST_COUNTED


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


def _view(name: str, agent: User, at: datetime) -> QuerySet[Conversation]:
    rows = Conversation.objects.all()
    if name == "open":
        return rows.filter(OPEN)
    if name == "mine":
        return rows.filter(OPEN, assignee=agent)
    if name == "unassigned":
        return rows.filter(OPEN, assignee=None)
    if name == "due_soon":
        return rows.filter(due_at__gt=at, due_at__lte=at + SOON)
    if name == "overdue":
        return rows.filter(due_at__lte=at)
    if name == MENTIONS:
        notes = Message.objects.filter(direction=Direction.NOTE, mentions__contains=[agent.pk])
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
