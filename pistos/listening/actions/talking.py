"""Counting the words of a conversation anew, saying what kind of talk it is, and timing calls."""

from collections.abc import Sequence
from dataclasses import dataclass, field
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
    Message,
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
COUNTED = [
    *("kinds", "request", "repeats", "customer_words", "shop_words"),
    *("listening_customer_words", "listening_shop_words", "last_at"),
]


class NoSuchTalk(Refused):
    """A kind of talk that is none, or a time that cannot be."""


@transaction.atomic
def count_talk(*, conversation_id: int, at: datetime) -> Talk:
    """The conversation's words, repeats and kinds as they are now; done twice it is done once.

    In calls nobody counts words: what an agent notes of them are not the customer's.
    """
    return count_held([held(Conversation(pk=conversation_id))])[0]


def count_held(conversations: Sequence[Conversation]) -> list[Talk]:
    """As `count_talk` for conversations that the caller holds; six queries however many."""
    ids = [conversation.pk for conversation in conversations]
    known = {talk.conversation_id: talk for talk in Talk.objects.filter(conversation__in=ids)}
    hearings = {
        hearing.conversation_id: hearing for hearing in Hearing.objects.filter(conversation__in=ids)
    }
    said, heard = _said(ids), _heard(ids)
    talks, shares = [], []
    for conversation in conversations:
        pk = conversation.pk
        talk = known.get(pk) or Talk(conversation=conversation)
        hearing = hearings.get(pk)
        shares.append(
            shares_of(
                said[pk].utterances,
                kind=talk.kind,
                confirmed_at=hearing.confirmed_at if hearing else None,
                is_short=bool(hearing and hearing.step == Step.SHORT),
            )
        )
        talk.kinds = [kind for kind in CLASSES if any(kind in kinds for kinds, _ in heard[pk])]
        talk.repeats = sum(again for _kinds, again in heard[pk])
        talk.request = talk.request or said[pk].request
        talk.customer_words, talk.shop_words = shares[-1].customer, shares[-1].shop
        talk.listening_customer_words = shares[-1].listening_customer
        talk.listening_shop_words = shares[-1].listening_shop
        talk.last_at = conversation.last_message_at
        talks.append(talk)
    Talk.objects.bulk_create(
        talks, update_conflicts=True, unique_fields=["conversation"], update_fields=COUNTED
    )
    _share(talks, shares)
    return talks


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


@dataclass(slots=True)
class _Said:
    """The written words of people, in order; and what the customer asked for first."""

    utterances: list[Utterance] = field(default_factory=list)
    request: str = ""
    count: int = 0


def _said(ids: Sequence[int]) -> dict[int, _Said]:
    rows = Message.objects.filter(
        conversation__in=ids,
        direction__in=[Direction.IN, Direction.OUT],
        author_kind__in=[AuthorKind.CUSTOMER, AuthorKind.PERSON],
    ).exclude(state__in=UNSAID)
    columns = rows.order_by("conversation", "pk").values_list(
        *("conversation", "pk", "direction", "channel", "author_id", "purpose", "text"),
        "happened_at",
    )
    repeated = Restatement.objects.filter(hearing__conversation__in=ids)
    ours = dict(repeated.exclude(message=None).values_list("message", "text"))
    found: dict[int, _Said] = {pk: _Said() for pk in ids}
    for home, pk, direction, channel, author_id, purpose, text, happened_at in columns:
        said = found[home]
        said.count += 1
        if said.count > MOST_MESSAGES:
            continue
        is_in = direction == Direction.IN
        if is_in and not said.request:
            said.request = " ".join(text.split())[:REQUEST]
        if channel not in SPOKEN:
            person = None if is_in else author_id or 0
            words = ours.get(pk, text)  # without the program's own question and link below them
            is_answer = purpose == Purpose.ANSWER
            said.utterances.append(Utterance(words, happened_at, person, is_answer))
    return found


def _heard(ids: Sequence[int]) -> dict[int, list[tuple[list[str], bool]]]:
    """Kinds of each message that was read, and whether it was said again."""
    found: dict[int, list[tuple[list[str], bool]]] = {pk: [] for pk in ids}
    rows = Heard.objects.filter(message__conversation__in=ids)
    for home, kinds, again in rows.values_list("message__conversation", "kinds", "is_repeat"):
        found[home].append((kinds, again))
    return found


def _share(talks: Sequence[Talk], shares: Sequence[Shares]) -> None:
    """What each agent said. No query where none did."""
    named = {pk for one in shares for pk in one.agents}
    known = set(User.objects.filter(pk__in=named).values_list("pk", flat=True)) if named else ()
    TalkShare.objects.bulk_create(
        [
            TalkShare(talk=talk, person_id=pk, words=words, listening_words=listening)
            for talk, one in zip(talks, shares, strict=True)
            for pk, (words, listening) in sorted(one.agents.items())
            if pk in known
        ],
        update_conflicts=True,
        unique_fields=["talk", "person"],
        update_fields=["words", "listening_words"],
    )
