"""What becomes of a conversation's answer promise: kept by the answer, broken by closing without one.

Called inside the deeds of conversations, which hold the conversation's row and publish their own
event; the ledger publishes its own.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import Min, QuerySet

from pistos.conversations.models import Conversation, ConversationPromise, Message, Purpose
from pistos.kit.actors import Actor
from pistos.promises.actions.entering import locked_standing
from pistos.promises.actions.settling import (
    HappenedTooLate,
    break_promise,
    correct_promise,
    keep_promise,
    note_late_fulfilment,
    withdraw_promise,
)
from pistos.promises.models import Cause, Promise, PromiseKind, State
from pistos.promises.rules.terms import Blame
from pistos.promises.rules.withdrawing import WithdrawnBecause

JOINED = "joined"
"""The answer promise of a conversation that was merged into one with its own: one answer settles both."""

MACHINE = Actor.machine("conversations.settle_answer")
ANSWERS = (PromiseKind.ANSWER, JOINED)


@transaction.atomic
def settle_answer(*, conversation: Conversation, message: Message, at: datetime) -> None:
    """The answer was sent: SMTP took it, or the chat has stored it. Keeps what was promised.

    Only an answer does (`purpose`): a greeting or "we are on it" is contact, and the clock goes on.
    Sent late it fulfils late; sent in time and noted late it corrects what the clock marked. Done
    twice, it changes nothing more. The caller sets the conversation's own columns.
    """
    if message.purpose != Purpose.ANSWER:
        return
    by = _author(message)
    happened_at = min(message.sent_at or at, at)
    for link in _open_links(conversation):
        _fulfil(link, happened_at, f"message:{message.pk}", by=by, at=at)


@transaction.atomic
def settle_unanswered(*, conversation: Conversation, by: Actor, at: datetime) -> None:
    """It is closed and nobody answered: what was promised is broken, by the shop."""
    for link in _open_links(conversation):
        if locked_standing(link.promise).state == State.OPEN:
            break_promise(promise=link.promise, blame=Blame(Cause.SHOP_LATE), by=by, at=at)
    _let_go(conversation)


@transaction.atomic
def settle_needless(*, conversation: Conversation, by: Actor, at: datetime) -> None:
    """It was spam after all: the promise was made in error. One that broke before stays broken."""
    for link in _open_links(conversation):
        if locked_standing(link.promise).state == State.OPEN:
            with suppress(HappenedTooLate):
                withdraw_promise(
                    promise=link.promise,
                    because=WithdrawnBecause.MADE_IN_ERROR,
                    happened_at=at,
                    by=by,
                    at=at,
                )
    _let_go(conversation)


@transaction.atomic
def join_promises(*, target: Conversation, merged: Sequence[Conversation]) -> None:
    """Promises of merged conversations become those of the target; one answer there settles them all.

    The target waits since the earliest that waited, and is due with the earliest that is.
    """
    has_answer = _open_links(target).filter(kind=PromiseKind.ANSWER).exists()
    links = ConversationPromise.objects.filter(conversation__in=list(merged)).order_by("pk")
    for link in links:
        if link.is_open and link.kind == PromiseKind.ANSWER:
            link.kind = JOINED if has_answer else link.kind
            has_answer = True
        link.conversation = target
        link.save(update_fields=["conversation", "kind"])
    since = [c.waiting_since for c in (target, *merged) if c.waiting_since]
    target.waiting_since = min(since, default=None)
    target.due_at = due_next(target)
    target.save(update_fields=["waiting_since", "due_at"])
    for one in merged:
        one.waiting_since = one.due_at = None
        one.save(update_fields=["waiting_since", "due_at"])


def due_next(conversation: Conversation) -> datetime | None:
    """When the next of the conversation's open promises is due, as the ledger has it now."""
    due: datetime | None = ConversationPromise.objects.filter(
        conversation=conversation, is_open=True
    ).aggregate(next=Min("promise__standing__due_at"))["next"]
    return due


def _author(message: Message) -> Actor:
    return Actor.person(message.author_id) if message.author_id else MACHINE


def _open_links(conversation: Conversation) -> QuerySet[ConversationPromise]:
    open_ones = ConversationPromise.objects.filter(
        conversation=conversation, is_open=True, kind__in=ANSWERS
    )
    return open_ones.select_related("promise").order_by("pk")


def _let_go(conversation: Conversation) -> None:
    _open_links(conversation).update(is_open=False)
    conversation.waiting_since = None
    conversation.due_at = due_next(conversation)
    conversation.save(update_fields=["waiting_since", "due_at"])


def _fulfil(
    link: ConversationPromise, happened_at: datetime, evidence: str, *, by: Actor, at: datetime
) -> None:
    """In time or late, and rightly so where the clock marked it before the answer's true time came."""
    promise: Promise = link.promise
    standing = locked_standing(promise)
    is_late = happened_at > standing.due_at
    if standing.state == State.OPEN and not is_late:
        keep_promise(promise=promise, happened_at=happened_at, evidence=evidence, by=by, at=at)
    elif standing.state == State.OPEN:
        break_promise(promise=promise, blame=Blame(Cause.SHOP_LATE), by=by, at=at)
        note_late_fulfilment(
            promise=promise, happened_at=happened_at, evidence=evidence, by=by, at=at
        )
    elif standing.state == State.BROKEN and standing.fulfilled_at is None:
        settle = note_late_fulfilment if is_late else correct_promise
        settle(promise=promise, happened_at=happened_at, evidence=evidence, by=by, at=at)
    link.is_open = False
    link.save(update_fields=["is_open"])
