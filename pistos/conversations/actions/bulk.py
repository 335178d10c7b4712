"""One deed on a list of conversations: all of them in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from pistos.accounts.models import User
from pistos.conversations.actions.assigning import Given, give, set_tags
from pistos.conversations.actions.closing import put_off, shut
from pistos.conversations.actions.holding import held_alone
from pistos.conversations.actions.spam import put_aside
from pistos.conversations.actions.writing import ref, signal
from pistos.conversations.models import Conversation
from pistos.journal.actions import publish_all
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

MOST = 200


@dataclass(frozen=True, slots=True)
class Done:
    """On which it was done, and which refused with their reasons."""

    done: list[Conversation]
    refused: list[tuple[Conversation, str]]


def assign_all(*, conversations: Sequence[Conversation], to: Given, by: User, at: datetime) -> Done:
    """Gives each to the same person or team; one `ConversationAssigned` each, written together."""
    return _each(conversations, lambda one: give(one, to, by=by, at=at), by, at)


def tag_all(
    *, conversations: Sequence[Conversation], tags: Sequence[str], by: User, at: datetime
) -> Done:
    """Adds tags to each; one `ConversationTagged` each, written together."""
    actor = Actor.person(by.pk)
    return _each(
        conversations, lambda one: set_tags(one, [*one.tags, *tags], by=actor, at=at), by, at
    )


def close_all(*, conversations: Sequence[Conversation], by: User, at: datetime) -> Done:
    """Closes each; where a customer waits the promise breaks, as with one alone."""
    actor = Actor.person(by.pk)
    return _each(conversations, lambda one: shut(one, by=actor, at=at), by, at)


def snooze_all(
    *, conversations: Sequence[Conversation], until: datetime, by: User, at: datetime
) -> Done:
    """Puts each off until then."""
    actor = Actor.person(by.pk)
    return _each(conversations, lambda one: put_off(one, until, by=actor, at=at), by, at)


def mark_all_spam(*, conversations: Sequence[Conversation], by: User, at: datetime) -> Done:
    """Puts each aside as spam."""
    actor = Actor.person(by.pk)
    return _each(conversations, lambda one: put_aside(one, by=actor, at=at), by, at)


@transaction.atomic
def _each(
    conversations: Sequence[Conversation],
    deed: "Callable[[Conversation], DataclassInstance]",
    by: User,
    at: datetime,
) -> Done:
    """In the order of ids, so that two lists wait for each other; what refuses is left as it was."""
    done, refused, happened = [], [], []
    for pk in sorted({one.pk for one in conversations})[:MOST]:
        fresh = held_alone(Conversation(pk=pk))
        if fresh.merged_into_id:
            continue
        try:
            with transaction.atomic():
                event = deed(fresh)
        except Refused as refusal:
            refused.append((fresh, str(refusal)))
        else:
            happened.append((event, ref(fresh)))
            done.append(fresh)
    publish_all(happened, by=Actor.person(by.pk), at=at)
    for one in done:
        signal(one)
    return Done(done, refused)
