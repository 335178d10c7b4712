"""The demo's customers go on writing, and a simulated colleague answers what nobody else does."""

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from pistos.accounts.models import User
from pistos.conversations.actions.answering import answer
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Reply, Sender
from pistos.conversations.models import (
    Channel,
    Conversation,
    ConversationState,
    Direction,
    MessageState,
)
from pistos.conversations.queries.house import house
from pistos.demo import cast
from pistos.demo.models import Played
from pistos.demo.talk import ABOUT_ORDER, TALKS, TOPICS
from pistos.demo.talking import TOPIC_WEIGHTS
from pistos.kit.errors import Refused
from pistos.orders.models import Order
from pistos.shop.rules.hours import is_open

EVERY = timedelta(minutes=12)
OURS = "demo:"
"""Where the external id of a message begins so, the demo wrote it; a visitor's own are left to people."""
PATIENCE = 0.6
"""The colleague leaves a conversation to others for this share of its promised time."""


def let_someone_write(at: datetime) -> int:
    """A customer asks something every twelve minutes, by day; the same for the same slot."""
    with transaction.atomic():
        played = Played.objects.select_for_update(skip_locked=True).filter(pk=1).first()
        if played is None or (played.asked_until or played.until) + EVERY > at:
            return 0
        Played.objects.filter(pk=1).update(asked_until=at)
        slot = int(at.timestamp() // EVERY.total_seconds())
        dice = random.Random(slot)
        hour = at.astimezone(ZoneInfo("Europe/Athens")).hour
        if not 7 <= hour <= 22 and dice.random() < 0.8:
            return 0
        receive_message(arrival=_question(dice, slot, at), at=at)
    return 1


def _question(dice: random.Random, slot: int, at: datetime) -> Arrival:
    orders = Order.objects.filter(customer__erased_at=None).select_related("customer")
    order = dice.choice(orders.order_by("-placed_at")[:200])
    customer = order.customer
    topic = dice.choices(TOPICS, TOPIC_WEIGHTS)[0]
    talk = TALKS[topic][customer.language]
    told = {"order": order.number if topic in ABOUT_ORDER else ""}
    return Arrival(
        channel=dice.choice([Channel.EMAIL, Channel.EMAIL, Channel.FORM]),
        sender=Sender("email", customer.email, name=customer.name, email=customer.email),
        text=dice.choice(talk.questions).format(**told),
        happened_at=at,
        external_id=f"{OURS}{slot}",
        subject=talk.subject.format(**told),
        language=customer.language,
    )


def let_the_colleague_answer(at: datetime, *, most: int = 3) -> int:
    """What has waited for most of its promised time, in the shop's hours, and nobody is writing to."""
    colleague = User.objects.filter(email=cast.COLLEAGUE[0]).first()
    if colleague is None or not is_open(house(at).calendar, at):
        return 0
    soon = Conversation.objects.filter(
        state=ConversationState.OPEN,
        waiting_since__isnull=False,
        due_at__lt=at + timedelta(hours=8),
        drafts=None,
    )
    soon = soon.exclude(messages__state__in=[MessageState.HELD, MessageState.WAITING])
    soon = soon.exclude(
        presences__person__isnull=False, presences__heard_at__gt=at - timedelta(minutes=2)
    )
    done = 0
    for conversation in soon.select_related("customer").order_by("due_at")[:50]:
        if done < most and _is_time(conversation, at) and _is_played(conversation):
            done += _answer(conversation, colleague, at)
    return done


def _is_time(conversation: Conversation, at: datetime) -> bool:
    due_at, since = conversation.due_at, conversation.waiting_since
    return due_at is not None and since is not None and at - since >= (due_at - since) * PATIENCE


def _is_played(conversation: Conversation) -> bool:
    came = conversation.messages.filter(direction=Direction.IN)
    strangers = Q(external_ids__isnull=False) & ~Q(external_ids__value__startswith=OURS)
    return not came.filter(strangers | Q(client_id__isnull=False)).exists()


def _answer(conversation: Conversation, colleague: User, at: datetime) -> int:
    dice = random.Random(conversation.pk)
    topic = conversation.topic if conversation.topic in TALKS else _topic_of(conversation)
    if not topic:
        return 0
    newest = conversation.messages.order_by("-pk").values_list("pk", flat=True).first()
    reply = Reply(
        text=dice.choice(TALKS[topic][conversation.language].answers),
        seen_message_id=newest or 0,
        channel=conversation.channel if conversation.channel != Channel.FORM else Channel.EMAIL,
        accepts_likeness=True,
    )
    try:
        answer(conversation=conversation, reply=reply, by=colleague, at=at)
    except Refused:
        return 0
    return 1


def _topic_of(conversation: Conversation) -> str:
    """By the words of the subject, which the demo's own customers take from their talks."""
    words = {word for word in conversation.subject.split() if not any(c.isdigit() for c in word)}
    for topic, talks in TALKS.items():
        known = set(talks[conversation.language].subject.replace("{order}", "").split())
        if known and words >= {word for word in known if word.strip("?;՞.,")}:
            return topic
    return ""
