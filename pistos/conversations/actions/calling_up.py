"""Writing to the person to whom a conversation rose."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from pistos.accounts.models import User
from pistos.conversations.models import Conversation
from pistos.kit.actors import Actor, Ref
from pistos.kit.words import moment_words
from pistos.notifications.actions.writing import write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.shop.queries import the_shop

CLOCK = Actor.machine("conversations.clock")


def write_to_person_in_charge(
    *, conversation: Conversation, person: User, reason: str, at: datetime
) -> Message:
    """One mail for each time it rises. Nothing of the customer's words is in it. Publishes what
    `write_message` does."""
    zone = ZoneInfo(the_shop().time_zone)
    since = conversation.waiting_since or conversation.started_at
    risen = conversation.escalated_at or at
    draft = Draft(
        "answer_overdue",
        {
            "customer": str(conversation.customer),
            "reason": reason,
            "since": moment_words(since, at, zone, person.language),
            "link": f"{settings.SITE_URL}/desk/inbox/c/{conversation.token}/",
        },
        about=Ref("conversation", str(conversation.pk)),
    )
    return write_message(
        key=f"conversation:{conversation.pk}:rose:{risen:%Y%m%d%H%M%S}",
        draft=draft,
        to=Recipient("person", person.pk, person.email, person.language, person.name),
        by=CLOCK,
        at=at,
    )
