"""The next best deed in a conversation, from what is known of it."""

from datetime import datetime

from pistos.accounts.models import User
from pistos.conversations.models import Conversation, MessageState, Purpose
from pistos.conversations.queries.timeline import present
from pistos.conversations.rules.next_deed import Facts, NextDeed, next_deed
from pistos.promises.models import State

WRITES_FOR_SECONDS = 10
LOST = (MessageState.UNCERTAIN, MessageState.BOUNCED, MessageState.FAILED)


def next_deed_in(conversation: Conversation, *, agent: User, at: datetime) -> NextDeed:
    """What this agent should do next there; five queries."""
    return next_deed(facts_of(conversation, agent=agent, at=at), at)


def facts_of(conversation: Conversation, *, agent: User, at: datetime) -> Facts:
    calls = conversation.promised.filter(
        kind="call_back", is_open=True, promise__standing__state=State.OPEN
    )
    since = conversation.waiting_since
    outgoing = conversation.messages.filter(direction="out")
    interim = outgoing.filter(purpose=Purpose.INTERIM, state=MessageState.SENT)
    return Facts(
        state=conversation.state,
        waiting_since=since,
        due_at=conversation.due_at,
        is_mine=conversation.assignee_id == agent.pk,
        is_somebodys=conversation.assignee_id is not None,
        has_draft=conversation.drafts.filter(author=agent).exists(),
        has_lost_message=outgoing.filter(state__in=LOST, author_kind="person").exists(),
        call_due_at=calls.order_by("promise__standing__due_at")
        .values_list("promise__standing__due_at", flat=True)
        .first(),
        said_interim=since is not None and interim.filter(sent_at__gte=since).exists(),
        writer=_writer(conversation, agent, at),
        last_contact_at=conversation.last_contact_at,
        last_in_at=conversation.last_in_at,
    )


def _writer(conversation: Conversation, agent: User, at: datetime) -> str:
    for row in present(conversation, at):
        wrote_at = row.wrote_at
        if row.person is None or row.person_id == agent.pk or wrote_at is None:
            continue
        if (at - wrote_at).total_seconds() <= WRITES_FOR_SECONDS:
            return row.person.name
    return ""
