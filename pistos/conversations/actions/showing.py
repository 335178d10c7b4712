"""An agent guides a visitor: shows a product, a page, a place on the page they have open."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.actions.departed import note_departed
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.writing import signal
from pistos.conversations.models import (
    AuthorKind,
    Channel,
    Conversation,
    Direction,
    Message,
    MessageState,
    Purpose,
)
from pistos.conversations.rules.cards import Card, checked
from pistos.kit.errors import Refused
from pistos.visits.queries.visitors import chat_settings


class NoVisitor(Refused):
    """The conversation has no chat on whose page something could be shown."""


def show_card(*, conversation: Conversation, card: Card, by: User, at: datetime) -> Message:
    """Puts a card into the visitor's chat. It is contact, not the answer that was promised.

    Publishes `AnswerSent` with the purpose `interim`. Refuses with NoVisitor and CardUnusable.
    """
    payload = checked(card, {settings.SITE_URL, *chat_settings().origins})
    with transaction.atomic():
        fresh = held(conversation)
        if fresh.visitor_id is None:
            raise NoVisitor(_("This customer is not in the chat."))
        message = Message.objects.create(
            conversation=fresh,
            direction=Direction.OUT,
            channel=Channel.CHAT,
            author_kind=AuthorKind.PERSON,
            author_id=by.pk,
            author_name=by.name,
            purpose=Purpose.INTERIM,
            state=MessageState.WAITING,
            language=fresh.language,
            activity={"card": payload},
            happened_at=at,
        )
        fresh.last_message_at = max(fresh.last_message_at, at)
        note_departed(fresh, message, at=at)
        signal(fresh, message=message)
        return message
