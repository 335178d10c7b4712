"""A chat goes on by mail: what a visitor who left has not seen, in one letter; one conversation."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.conversations.models import (
    Channel,
    Conversation,
    Direction,
    ExternalId,
    Message,
    MessageState,
    Purpose,
)
from pistos.conversations.rules.addresses import plus_address, signed_message_id
from pistos.kit.actors import Actor, Ref
from pistos.kit.words import moment_words
from pistos.mailboxes.models import Mailbox
from pistos.notifications.actions.letters import write_letter
from pistos.notifications.rules.drafts import Recipient
from pistos.notifications.rules.letters import Letter
from pistos.shop.models import Shop
from pistos.shop.queries import the_shop
from pistos.visits.actions.knowing import prove_address
from pistos.visits.models import Visitor
from pistos.visits.queries.visitors import chat_settings

MACHINE = Actor.machine("conversations.continue_by_mail")
GREETINGS = (Purpose.ACKNOWLEDGEMENT, Purpose.GREETING)
MOST_MESSAGES = 20
MAILED = "mailed"
"""Marks a message of the chat that a letter repeated. It stays a message of the chat: should the letter
come back, what was said here was said."""


def continue_by_mail(*, conversation_id: int, at: datetime) -> datetime | None:
    """Mails what the visitor has not seen, if they agreed to it and nothing came for some minutes.

    Returns when to look again while an agent still writes, else None. Each message is mailed once.
    Publishes what `write_letter` publishes.
    """
    with transaction.atomic():
        held = Conversation.objects.select_for_update(of=("self",)).select_related("visitor")
        conversation = held.get(pk=conversation_id)
        visitor = conversation.visitor
        if visitor is None or visitor.mail_agreed_at is None or not visitor.email:
            return None
        unseen = _unseen(conversation)
        if not unseen:
            return None
        quiet_at = unseen[-1].happened_at + timedelta(minutes=chat_settings().mail_minutes)
        if quiet_at > at:
            return quiet_at
        _mail(conversation, visitor, unseen, at)
        return None


def prove_by_mail(*, visitor_id: int, address: str, at: datetime) -> bool:
    """A mail that joined the chat from the address that the visitor gave proves it. True when it did."""
    visitor = Visitor.objects.filter(pk=visitor_id, email_proven_at=None).first()
    if visitor is None or not visitor.email or address.lower() != visitor.email:
        return False
    prove_address(visitor=visitor, at=at)
    return True


def _unseen(conversation: Conversation) -> list[Message]:
    rows = Message.objects.filter(
        conversation=conversation,
        direction=Direction.OUT,
        channel=Channel.CHAT,
        state=MessageState.SENT,
        seen_at=None,
    )
    rows = rows.exclude(purpose__in=GREETINGS).exclude(headers__has_key=MAILED)
    return list(rows.order_by("pk")[:MOST_MESSAGES])


def _mail(
    conversation: Conversation, visitor: Visitor, unseen: list[Message], at: datetime
) -> None:
    shop, key = the_shop(), settings.SECRET_KEY
    box = Mailbox.objects.filter(is_active=True).order_by("pk").first()
    address = (box.address if box else shop.email) or settings.DEFAULT_FROM_EMAIL
    last = unseen[-1]
    with override(visitor.language):
        letter = Letter(
            subject=_("Our answer from the chat, %(shop)s") % {"shop": shop.name},
            text=_words(visitor, unseen, shop, at),
            message_id=signed_message_id(
                conversation_id=conversation.pk,
                message_id=last.pk,
                domain=address.rpartition("@")[2].rstrip("> ") or "localhost",
                key=key,
            ),
            from_address=address,
            from_name=shop.name,
            reply_to=plus_address(address, conversation_id=conversation.pk, key=key),
            about=Ref("conversation", str(conversation.pk)),
            is_automatic=True,
        )
    row = write_letter(
        key=f"chat:{last.token}",
        letter=letter,
        to=Recipient("customer", conversation.customer_id, visitor.email, visitor.language),
        by=MACHINE,
        at=at,
    )
    for message in unseen:
        message.headers = {**message.headers, MAILED: row.pk}
        message.save(update_fields=["headers"])
    ExternalId.objects.get_or_create(value=f"mail:{letter.message_id}", defaults={"message": last})


def _words(visitor: Visitor, unseen: list[Message], shop: Shop, at: datetime) -> str:
    """Our own words alone: the address may not be the visitor's, and nothing of theirs goes there."""
    zone = ZoneInfo(visitor.zone or shop.time_zone)
    said = []
    for message in unseen:
        when = moment_words(message.happened_at, at, zone, visitor.language)
        who = message.author_name or shop.name
        said.append(f"{who}, {when}:\n{message.text or _card_words(message)}")
    ask = _(
        "You asked for the answers of our chat by mail. Answer this letter, and it goes on from here."
    )
    return "\n\n".join([*said, ask])


def _card_words(message: Message) -> str:
    card = message.activity.get("card", {})
    url = card.get("url", "")
    whole = url if url.startswith("http") or not url else f"{settings.SITE_URL}{url}"
    return "\n".join(filter(None, [card.get("title", ""), card.get("text", ""), whole]))
