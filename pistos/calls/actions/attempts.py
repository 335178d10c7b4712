"""Who called in vain so often is called back, without having to ask."""

from datetime import datetime

from django.db import transaction

from pistos.calls.actions.calling_back import promise_call_back
from pistos.calls.facts import Slot, Wish
from pistos.calls.models import Asked, Call, CallBack
from pistos.calls.queries.calling_back import attempts_of, waiting_for_number
from pistos.calls.queries.slots import slots_offered
from pistos.calls.rules.words import language_of_number, missed_words, promise_words
from pistos.conversations.actions.beginning import Opening, begin_conversation
from pistos.conversations.models import Channel, Conversation, ConversationState
from pistos.customers.actions.knowing import Details, find_or_create
from pistos.customers.models import Customer
from pistos.customers.queries import canonical
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import lock_until_commit
from pistos.notifications.actions.texts import write_text
from pistos.notifications.ports import text_sender
from pistos.notifications.rules.drafts import Recipient
from pistos.shop.queries import the_shop

MACHINE = Actor.machine("calls.call_back_after_attempts")


@transaction.atomic
def call_back_after_attempts(*, call: Call, at: datetime) -> CallBack | None:
    """The call-back that a caller's vain attempts have earned; None where they have not, or it stands.

    Told by SMS where the shop can send one, in the same transaction; else it is listed, and a
    colleague holds to it untold. Publishes `CallBackPromised`, and `CustomerMet` for a new caller. A
    withheld number cannot be called back, and without anybody on duty within a week nothing is promised.
    """
    if not call.number.startswith("+"):
        return None
    lock_until_commit(f"calls.caller:{call.number}")
    if waiting_for_number(call.number) or not _has_tried_enough(call, at):
        return None
    slots = slots_offered(at, most=1)
    if not slots:
        return None
    customer = _caller(call, at)
    conversation = _conversation_of(customer, at)
    can_text = text_sender() is not None
    wish = Wish(call.number, slots[0], Asked.ATTEMPTS, Channel.SMS if can_text else "")
    call_back = promise_call_back(conversation=conversation, wish=wish, by=MACHINE, at=at)
    if can_text:
        _tell(call_back, conversation, at)
    return call_back


def _has_tried_enough(call: Call, at: datetime) -> bool:
    limit = call.line.attempts_limit
    return attempts_of(call.number, call.line, at)[:limit].count() >= limit


def _caller(call: Call, at: datetime) -> Customer:
    if call.customer_id:
        return canonical(call.customer_id)
    details = Details(
        phone=call.number,
        language=language_of_number(call.number, the_shop().default_language),
        preferred_channel=Channel.PHONE,
    )
    return find_or_create(kind="phone", value=call.number, details=details, by=MACHINE, at=at)


def _conversation_of(customer: Customer, at: datetime) -> Conversation:
    """Their telephone conversation that is still open, else a new one."""
    rows = Conversation.objects.filter(customer=customer, channel=Channel.PHONE, merged_into=None)
    known = rows.exclude(state__in=[ConversationState.CLOSED, ConversationState.SPAM])
    newest = known.order_by("-last_message_at").first()
    if newest is not None:
        return newest
    return begin_conversation(
        opening=Opening(customer, Channel.PHONE, deed="called_in_vain"), by=MACHINE, at=at
    )


def _tell(call_back: CallBack, conversation: Conversation, at: datetime) -> None:
    shop, customer = the_shop(), conversation.customer
    language = conversation.language
    slot = Slot(call_back.starts_at, call_back.ends_at)
    zone = conversation.zone or shop.time_zone
    promised = promise_words(slot, at=at, zone=zone, language=language)
    to = Recipient("customer", customer.pk, call_back.number, language, customer.name)
    write_text(
        key=f"call-back:{call_back.pk}:promised",
        text=missed_words(shop.name, promised, language),
        to=to,
        about=Ref("conversation", str(conversation.pk)),
        by=MACHINE,
        at=at,
    )
