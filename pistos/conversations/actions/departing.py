"""A message leaves: as a letter or an SMS through the outbox, or into the chat."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.conversations.access import address_of
from pistos.conversations.actions.departed import note_departed
from pistos.conversations.models import (
    Channel,
    Conversation,
    Direction,
    ExternalId,
    Message,
    MessageState,
)
from pistos.conversations.queries.house import answers_in_force
from pistos.conversations.rules.addresses import plus_address, signed_message_id
from pistos.conversations.rules.letters import Quote, letter_text, reply_subject, signature_in
from pistos.customers.queries import as_recipient
from pistos.kit.actors import Actor, Ref
from pistos.kit.words import moment_words
from pistos.mailboxes.models import Mailbox
from pistos.notifications.actions.letters import write_letter
from pistos.notifications.actions.texts import write_text
from pistos.notifications.rules.drafts import Recipient
from pistos.notifications.rules.letters import Letter, LetterFile, thread_headers
from pistos.shop.models import Shop
from pistos.shop.queries import the_shop

MACHINE = Actor.machine("conversations.depart")
MOST_REFERENCES = 12


def depart(conversation: Conversation, message: Message, *, at: datetime) -> None:
    """Hands a message of ours to its channel, once in effect. Runs inside the caller's transaction,
    which holds the conversation."""
    if message.channel == Channel.CHAT:
        note_departed(conversation, message, at=at)
        return
    key = f"conversation:{message.token}:{message.channel}"
    to = as_recipient(conversation.customer)
    if message.channel == Channel.SMS:
        message.outbox_id = _texted(conversation, message, key, to, at)
    else:
        message.outbox_id = _lettered(conversation, message, key, to, at)
    message.state = MessageState.WAITING
    message.save(update_fields=["state", "outbox_id"])


def _texted(
    conversation: Conversation, message: Message, key: str, to: Recipient, at: datetime
) -> int:
    number = conversation.customer.phone
    recipient = Recipient(to.kind, to.id, number, message.language, to.name)
    row = write_text(
        key=key, text=message.text, to=recipient, about=_about(conversation), by=MACHINE, at=at
    )
    return row.pk


def _lettered(
    conversation: Conversation, message: Message, key: str, to: Recipient, at: datetime
) -> int:
    shop = the_shop()
    address = _own_address(conversation, shop)
    secret = settings.SECRET_KEY
    message_id = signed_message_id(
        conversation_id=conversation.pk,
        message_id=message.pk,
        domain=address.rpartition("@")[2],
        key=secret,
    )
    letter = Letter(
        subject=reply_subject(conversation.subject),
        text=_words(conversation, message, shop, at),
        message_id=message_id,
        from_address=address,
        from_name=shop.name,
        reply_to=plus_address(address, conversation_id=conversation.pk, key=secret),
        headers=_thread(conversation),
        files=_files(message),
        about=_about(conversation),
    )
    recipient = Recipient(to.kind, to.id, to.address, message.language, to.name, to.form_of_address)
    row = write_letter(key=key, letter=letter, to=recipient, by=MACHINE, at=at)
    ExternalId.objects.get_or_create(value=f"mail:{message_id}", defaults={"message": message})
    return row.pk


def _about(conversation: Conversation) -> Ref:
    return Ref("conversation", str(conversation.pk))


def _own_address(conversation: Conversation, shop: Shop) -> str:
    """The mailbox that the customer wrote to; else the first that the shop reads; else its own."""
    if conversation.mailbox_id:
        box = Mailbox.objects.filter(pk=conversation.mailbox_id).first()
    else:
        box = Mailbox.objects.filter(is_active=True).order_by("pk").first()
    return box.address if box else shop.email


def _words(conversation: Conversation, message: Message, shop: Shop, at: datetime) -> str:
    signature = signature_in(
        answers_in_force().signature,
        message.language,
        agent=message.author_name,
        shop=shop.name,
    )
    return letter_text(
        message.text,
        signature=signature,
        page=_page(conversation, message, at),
        quote=_quote(conversation, message, shop, at),
    )


def _page(conversation: Conversation, message: Message, at: datetime) -> str:
    """The customer's way to their own page, where they read all of it and write on."""
    with override(message.language):
        words = _("All of it, a place to write on, and to say whether this answer was good:")
    return f"{words}\n{address_of(conversation, message.language, at)}"


def _quote(conversation: Conversation, message: Message, shop: Shop, at: datetime) -> Quote | None:
    rows = conversation.messages.filter(
        direction=Direction.IN, channel=Channel.EMAIL, author_kind="customer", pk__lt=message.pk
    )
    last = rows.order_by("-pk").first()
    if last is None:
        return None
    zone = ZoneInfo(conversation.zone or shop.time_zone)
    with override(message.language):
        heading = _("You wrote %(when)s:") % {
            "when": moment_words(last.happened_at, at, zone, message.language)
        }
    return Quote(last.text, heading)


def _thread(conversation: Conversation) -> dict[str, str]:
    """In-Reply-To the newest mail that came in, References to what was said before."""
    rows = ExternalId.objects.filter(
        message__conversation=conversation, value__startswith="mail:<"
    ).order_by("-message_id")
    known = list(rows.values_list("value", "message__direction")[:MOST_REFERENCES])
    newest = next((value for value, way in known if way == Direction.IN), "")
    references = [value.removeprefix("mail:") for value, _way in reversed(known)]
    return thread_headers(newest.removeprefix("mail:"), references)


def _files(message: Message) -> tuple[LetterFile, ...]:
    rows = message.attachments.filter(refused="").order_by("pk")
    return tuple(LetterFile(row.file.name or "", row.name, row.content_type) for row in rows)
