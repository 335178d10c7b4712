"""What the desk has at hand: teams, prepared answers, tags in use, and what an agent has looked at."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import BigIntegerField, Q, QuerySet

from pistos.accounts.models import User
from pistos.conversations.models import (
    Attachment,
    Conversation,
    ConversationState,
    Draft,
    Macro,
    Presence,
    SavedView,
    Team,
)
from pistos.kit.planned import Planned, any_of

_TEAMS = Planned("teams", lambda: Team.objects.order_by("name"))
_MACROS = Planned(
    "macros_at_hand",
    lambda: Macro.objects.filter(is_hidden=False).order_by("-used_count", "pk")[:100],
)
_SAVED = Planned(
    "saved_views",
    lambda agent: SavedView.objects.filter(Q(owner_id=agent) | Q(owner=None)).order_by(
        "name", "pk"
    )[:50],
    int,
)
_LOOKED_AT = Planned(
    "looked_at",
    lambda person, conversations: Presence.objects.filter(
        any_of("conversation_id", conversations, BigIntegerField()), person_id=person
    ).only("conversation_id", "looked_at", "heard_at"),
    int,
    list[int],
)
MAYBE_OPEN = timedelta(minutes=2)
"""A page in the background says once a minute at most that it is open."""


def teams() -> list[Team]:
    return _TEAMS()


def macros_at_hand() -> list[Macro]:
    """Those in use, the most used first."""
    return _MACROS()


def saved_views_of(agent: User) -> list[SavedView]:
    """The agent's own and everybody's."""
    return _SAVED(agent.pk)


def looked_at(agent: User, conversations: Iterable[Conversation]) -> dict[int, datetime]:
    """When the agent last had each of these open, by its id; one query."""
    found = _LOOKED_AT(agent.pk, [row.pk for row in conversations])
    return {row.conversation_id: row.looked_at or row.heard_at for row in found}


def open_before_somebody(ids: Collection[int], at: datetime) -> set[int]:
    """Which of these conversations a colleague has open, or had a minute ago; one query."""
    rows = Presence.objects.filter(
        conversation__in=ids, person__isnull=False, heard_at__gt=at - MAYBE_OPEN
    )
    return set(rows.values_list("conversation_id", flat=True))


def files_of_draft(draft: Draft) -> list[Attachment]:
    """What is attached to a draft and not sent yet."""
    return list(Attachment.objects.filter(draft_id=draft.pk, message=None).order_by("pk"))


def others_of(conversation: int, customer: int, *, most: int = 5) -> QuerySet[Conversation]:
    """What else the customer wrote about, the newest first; of the ids of both."""
    rows = Conversation.objects.filter(customer_id=customer, merged_into=None)
    others = rows.exclude(pk=conversation).exclude(state=ConversationState.SPAM)
    return others.defer("words", "page").order_by("-last_message_at", "-pk")[:most]
