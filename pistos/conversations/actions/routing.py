"""A rule gives a conversation to a team; people do it in `assigning`."""

from datetime import datetime

from pistos.conversations import events
from pistos.conversations.actions.writing import write_activity
from pistos.conversations.models import Conversation, Team
from pistos.kit.actors import Actor


def route_to_team(
    conversation: Conversation, team: Team, *, by: Actor, at: datetime
) -> events.ConversationAssigned:
    """The deed without its event; the caller holds the conversation, publishes and signals."""
    conversation.team = team
    conversation.save(update_fields=["team"])
    given = {"person_id": None, "team_id": team.pk}
    write_activity(conversation, "assigned", given, by=by, at=at)
    return events.ConversationAssigned(conversation.pk, None, team.pk)
