"""What the machine wrote goes out by mail: threaded, marked as automatic, with nothing of the sender's."""

import re
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.conversations.models import (
    AuthorKind,
    Conversation,
    Direction,
    ExternalId,
    Message,
    MessageState,
    Purpose,
)
from pistos.conversations.rules.addresses import plus_address, signed_message_id
from pistos.kit.actors import Actor, Ref
from pistos.mailboxes.models import Mailbox
from pistos.notifications.actions.letters import write_letter
from pistos.notifications.rules.drafts import Recipient
from pistos.notifications.rules.letters import Letter, thread_headers
from pistos.shop.models import Shop
from pistos.shop.queries import the_shop

MACHINE = Actor.machine("conversations.post_machine_mail")
_MESSAGE_ID = re.compile(r"<[^<>\s]{3,250}>")


@transaction.atomic
def post_machine_mail(*, conversation_id: int, at: datetime) -> int:
    """Writes the letters of what the machine said here and has not posted yet; returns how many.

    A letter that no longer has anybody to go to is marked failed. Publishes what `write_letter` does.
    """
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation_id)
    waiting = Message.objects.filter(
        conversation=conversation,
        direction=Direction.OUT,
        author_kind=AuthorKind.MACHINE,
        state=MessageState.WAITING,
        outbox_id=None,
    )
    count = 0
    for message in waiting.order_by("pk"):
        _post(conversation, message, at)
        count += 1
    return count


def _post(conversation: Conversation, message: Message, at: datetime) -> None:
    answered = _answered(conversation, message)
    address = _address(conversation, answered)
    if not address:
        message.state = MessageState.FAILED
        message.save(update_fields=["state"])
        return
    shop = the_shop()
    letter = _letter(conversation, message, answered, shop)
    to = Recipient("customer", conversation.customer_id, address, message.language)
    key = f"conversation:{message.token}:email"
    message.outbox_id = write_letter(key=key, letter=letter, to=to, by=MACHINE, at=at).pk
    message.save(update_fields=["outbox_id"])
    ExternalId.objects.get_or_create(
        value=f"mail:{letter.message_id}", defaults={"message": message}
    )


def _letter(
    conversation: Conversation, message: Message, answered: Message | None, shop: Shop
) -> Letter:
    box = _mailbox(conversation)
    address = box.address if box else shop.email
    key = settings.SECRET_KEY
    ids = {"conversation_id": conversation.pk, "message_id": message.pk}
    return Letter(
        subject=_subject(message, shop),
        text=message.text,
        message_id=signed_message_id(**ids, domain=_domain(address), key=key),
        from_address=address,
        from_name=shop.name,
        reply_to=plus_address(address, conversation_id=conversation.pk, key=key)
        if "@" in address
        else "",
        headers=_thread(answered),
        about=Ref("conversation", str(conversation.pk)),
        is_automatic=True,
    )


def _subject(message: Message, shop: Shop) -> str:
    """The machine's own words alone: a subject from outside could be an advertisement."""
    with override(message.language):
        if message.purpose == Purpose.MOVED:
            return _("A new time for our answer, %(shop)s") % {"shop": shop.name}
        return _("Your message to %(shop)s has arrived") % {"shop": shop.name}


def _answered(conversation: Conversation, message: Message) -> Message | None:
    earlier = Message.objects.filter(
        conversation=conversation, direction=Direction.IN, pk__lt=message.pk
    )
    return earlier.order_by("-pk").first()


def _address(conversation: Conversation, answered: Message | None) -> str:
    """Where the message came from; to a form or a chat, the address the customer is known by."""
    written = answered.author_address if answered else ""
    return written if "@" in written else conversation.customer.email


def _thread(answered: Message | None) -> dict[str, str]:
    if answered is None:
        return {}
    own = ExternalId.objects.filter(message=answered, value__startswith="mail:").first()
    answered_id = own.value.removeprefix("mail:") if own else ""
    if not _MESSAGE_ID.fullmatch(answered_id):
        return {}
    before = _MESSAGE_ID.findall(str(answered.headers.get("References", ""))[:4000])
    return thread_headers(answered_id, before)


def _mailbox(conversation: Conversation) -> Mailbox | None:
    if conversation.mailbox_id:
        return Mailbox.objects.filter(pk=conversation.mailbox_id).first()
    return Mailbox.objects.filter(is_active=True).order_by("pk").first()


def _domain(address: str) -> str:
    return (address or settings.DEFAULT_FROM_EMAIL).rpartition("@")[2].rstrip("> ") or "localhost"
