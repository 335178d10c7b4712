"""Counting the words of a conversation anew, saying what kind of talk it is, and timing calls."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.writing import ref, signal
from pistos.conversations.models import (
    AuthorKind,
    Channel,
    Conversation,
    Direction,
    MessageState,
    Purpose,
)
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.listening import events
from pistos.listening.models import Heard, Hearing, Restatement, Step, Talk, TalkKind, TalkShare
from pistos.listening.rules.kinds import CLASSES
from pistos.listening.rules.talk import Shares, Utterance, shares_of

UNSAID = (MessageState.UNDONE, MessageState.FAILED, MessageState.BOUNCED, MessageState.HELD)
SPOKEN = (Channel.PHONE, Channel.STORE)
LONGEST_CALL = 6 * 3600
MOST_MESSAGES = 500
REQUEST = 400


class NoSuchTalk(Refused):
    """A kind of talk that is none, or a time that cannot be."""


@transaction.atomic
def count_talk(*, conversation_id: int, at: datetime) -> Talk:
    """The conversation's words, repeats and kinds as they are now; done twice it is done once.

    In calls nobody counts words: what an agent notes of them are not the customer's.
    """
    conversation = held(Conversation(pk=conversation_id))
    talk, _is_new = Talk.objects.select_for_update().get_or_create(
        conversation=conversation, defaults={"last_at": conversation.last_message_at}
    )
    hearing = Hearing.objects.filter(conversation=conversation).first()
    said, request = _said(conversation)
    shares = shares_of(
        said,
        kind=talk.kind,
        confirmed_at=hearing.confirmed_at if hearing else None,
        is_short=bool(hearing and hearing.step == Step.SHORT),
    )
    heard = list(
        Heard.objects.filter(message__conversation=conversation).values_list("kinds", "is_repeat")
    )
    talk.kinds = [kind for kind in CLASSES if any(kind in kinds for kinds, _again in heard)]
    talk.repeats = sum(again for _kinds, again in heard)
    talk.request = talk.request or request
    _keep(talk, shares)
    talk.last_at = conversation.last_message_at
    talk.save()
    return talk


@transaction.atomic
def type_talk(*, conversation: Conversation, kind: str, by: User, at: datetime) -> Talk:
    """What kind of talk it is: the share is told by kind. Publishes `TalkTyped`. Refuses an unknown one."""
    if kind not in TalkKind.values:
        raise NoSuchTalk(_("Choose service, sale, negotiation, or a talk with a partner."))
    talk = count_talk(conversation_id=conversation.pk, at=at)
    talk.kind = kind
    talk.save(update_fields=["kind"])
    talk = count_talk(conversation_id=conversation.pk, at=at)
    happened = events.TalkTyped(conversation.pk, kind)
    publish(happened, about=ref(conversation), by=Actor.person(by.pk), at=at)
    signal(conversation)
    return talk


@transaction.atomic
def time_call(
    *, conversation: Conversation, customer_seconds: int, shop_seconds: int, by: User, at: datetime
) -> Talk:
    """Adds how long each side spoke in a call. Publishes `CallTimed`. Refuses times that cannot be."""
    if min(customer_seconds, shop_seconds) < 0 or not (
        0 < customer_seconds + shop_seconds <= LONGEST_CALL
    ):
        raise NoSuchTalk(_("Enter how many minutes each of you spoke."))
    talk = count_talk(conversation_id=conversation.pk, at=at)
    talk.customer_seconds += customer_seconds
    talk.shop_seconds += shop_seconds
    talk.save(update_fields=["customer_seconds", "shop_seconds"])
    share, _is_new = TalkShare.objects.get_or_create(talk=talk, person=by)
    TalkShare.objects.filter(pk=share.pk).update(seconds=F("seconds") + shop_seconds)
    happened = events.CallTimed(conversation.pk, customer_seconds, shop_seconds)
    publish(happened, about=ref(conversation), by=Actor.person(by.pk), at=at)
    signal(conversation)
    return talk


def _said(conversation: Conversation) -> tuple[list[Utterance], str]:
    """The written words of people, in order; and what the customer asked for first."""
    rows = conversation.messages.filter(
        direction__in=[Direction.IN, Direction.OUT],
        author_kind__in=[AuthorKind.CUSTOMER, AuthorKind.PERSON],
    ).exclude(state__in=UNSAID)
    columns = rows.order_by("pk").values_list(
        "pk", "direction", "channel", "author_id", "purpose", "text", "happened_at"
    )
    repeated = Restatement.objects.filter(hearing__conversation=conversation)
    ours = dict(repeated.exclude(message=None).values_list("message", "text"))
    said, request = [], ""
    for pk, direction, channel, author_id, purpose, text, happened_at in columns[:MOST_MESSAGES]:
        is_in = direction == Direction.IN
        if is_in and not request:
            request = " ".join(text.split())[:REQUEST]
        if channel not in SPOKEN:
            person = None if is_in else author_id or 0
            words = ours.get(pk, text)  # without the program's own question and link below them
            said.append(Utterance(words, happened_at, person, purpose == Purpose.ANSWER))
    return said, request


def _keep(talk: Talk, shares: Shares) -> None:
    talk.customer_words, talk.shop_words = shares.customer, shares.shop
    talk.listening_customer_words = shares.listening_customer
    talk.listening_shop_words = shares.listening_shop
    known = set(User.objects.filter(pk__in=shares.agents).values_list("pk", flat=True))
    TalkShare.objects.bulk_create(
        [
            TalkShare(talk=talk, person_id=pk, words=words, listening_words=listening)
            for pk, (words, listening) in sorted(shares.agents.items())
            if pk in known
        ],
        update_conflicts=True,
        unique_fields=["talk", "person"],
        update_fields=["words", "listening_words"],
    )
