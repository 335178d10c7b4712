"""What the desk has at hand: teams, prepared answers, tags in use, and what an agent has looked at."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

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

MAYBE_OPEN = timedelta(minutes=2)
"""A page in the background says once a minute at most that it is open."""


def teams() -> list[Team]:
    return list(Team.objects.order_by("name"))


def macros_at_hand() -> list[Macro]:
    """Those in use, the most used first."""
    return list(Macro.objects.filter(is_hidden=False).order_by("-used_count", "pk")[:100])


def saved_views_of(agent: User) -> list[SavedView]:
    """The agent's own and everybody's."""
    return list(
        SavedView.objects.filter(Q(owner=agent) | Q(owner=None)).order_by("name", "pk")[:50]
    )


def looked_at(agent: User, conversations: Iterable[Conversation]) -> dict[int, datetime]:
    """When the agent last had each of these open, by its id; one query."""
    rows = Presence.objects.filter(person=agent, conversation__in=[row.pk for row in conversations])
    seen = rows.values_list("conversation_id", Coalesce("looked_at", "heard_at"))
    return dict(seen)


def open_before_somebody(ids: Collection[int], at: datetime) -> set[int]:
    """Which of these conversations a colleague has open, or had a minute ago; one query."""
    rows = Presence.objects.filter(
        conversation__in=ids, person__isnull=False, heard_at__gt=at - MAYBE_OPEN
    )
    return set(rows.values_list("conversation_id", flat=True))


def files_of_draft(draft: Draft) -> list[Attachment]:
    """What is attached to a draft and not sent yet."""
    return list(Attachment.objects.filter(draft_id=draft.pk, message=None).order_by("pk"))


def others_of(conversation: Conversation, *, most: int = 5) -> QuerySet[Conversation]:
    """What else the customer wrote about, the newest first."""
    rows = Conversation.objects.filter(customer_id=conversation.customer_id, merged_into=None)
    others = rows.exclude(pk=conversation.pk).exclude(state=ConversationState.SPAM)
    return others.defer("words", "page").order_by("-last_message_at", "-pk")[:most]
