"""Before an answer slips: the agent is warned, the customer told a new time; what is overdue rises.

All of it in working time only: nobody is called at an hour at which nobody works.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from pistos.accounts.models import Role, User
from pistos.conversations import events
from pistos.conversations.actions.postponing import can_be_told, tell_and_move
from pistos.conversations.actions.writing import ref, signal, write_activity
from pistos.conversations.models import (
    Conversation,
    ConversationPromise,
    ConversationState,
    Presence,
)
from pistos.conversations.queries.house import House, house
from pistos.conversations.queries.waits import present_wait
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.promises.models import PromiseKind, State
from pistos.promises.rules.moving import latest_move
from pistos.shop.rules.hours import is_open

CLOCK = Actor.machine("conversations.clock")
MOST = 200
MOVED_FROM = 0.8
"""The share of the span from making to due after which the rule moves; the ledger allows it to 0.9."""
WRITING_NOW = timedelta(seconds=90)


def works_at(within: House, at: datetime) -> bool:
    """Whether somebody may be called now. A shop that entered no hours works round the clock."""
    return not within.calendar.spans or is_open(within.calendar, at)


def warn_of_slipping(*, at: datetime) -> int:
    """Warns of each answer whose share of time is over; returns how many. Publishes `AnswerMaySlip`.

    Claims its rows, so several workers share the work. One look at an index where nothing is due.
    """
    due = _to_warn(at)
    if not due.exists() or not works_at(house(at), at):
        return 0
    with transaction.atomic():
        links = list(
            due.select_for_update(skip_locked=True, of=("self",)).select_related("conversation")[
                :MOST
            ]
        )
        for link in links:
            link.warned_at = at
            link.save(update_fields=["warned_at"])
            write_activity(link.conversation, "may_slip", {}, by=CLOCK, at=at)
            warned = events.AnswerMaySlip(link.conversation_id, link.promise_id)
            publish(warned, about=ref(link.conversation), by=CLOCK, at=at)
        for link in links:
            signal(link.conversation)
    return len(links)


def move_before_slipping(*, at: datetime) -> int:
    """Where the shop's rule says so, tells customers a new time before the old one passes; returns how many.

    Once for each promise, only where the machine can write to them, and not while an agent is writing.
    Publishes `AnswerMoved` for each.
    """
    links = [link for link in _warned(at) if _is_time_to_move(link, at)]
    if not links:
        return 0
    within = house(at)
    if not within.answers.moves_by_rule or not works_at(within, at):
        return 0
    return sum(_move(link.pk, within, at) for link in links)


def escalate_overdue(*, at: datetime) -> int:
    """An answer that is overdue rises to a named person: a manager on duty, else any, else the owner.

    They are written to, and stand beside the conversation until it is answered. Publishes
    `ConversationEscalated`.
    """
    rows = _overdue(at)
    if not rows.exists():
        return 0
    within = house(at)
    person = person_in_charge(within, at)
    if person is None or not works_at(within, at):
        return 0
    with transaction.atomic():
        held = list(
            rows.select_for_update(skip_locked=True, of=("self",)).select_related("customer")[:MOST]
        )
        for conversation in held:
            _escalate(conversation, person, "overdue", at)
    return len(held)


def escalate(*, conversation: Conversation, reason: str, at: datetime) -> None:
    """A silent conversation rises to a named person. Publishes `ConversationEscalated`, once."""
    with transaction.atomic():
        held = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
        person = person_in_charge(house(at), at)
        if person is not None and held.escalated_at is None:
            _escalate(held, person, reason, at)


def _to_warn(at: datetime) -> QuerySet[ConversationPromise]:
    return ConversationPromise.objects.filter(
        is_open=True,
        warned_at=None,
        warn_at__lte=at,
        promise__standing__state=State.OPEN,
        conversation__state__in=[ConversationState.OPEN, ConversationState.SNOOZED],
    ).order_by("warn_at", "pk")


def _warned(at: datetime) -> QuerySet[ConversationPromise]:
    return ConversationPromise.objects.filter(
        is_open=True,
        kind=PromiseKind.ANSWER,
        warned_at__isnull=False,
        promise__standing__state=State.OPEN,
        promise__standing__move_count=0,
        promise__standing__due_at__gt=at,
        conversation__state=ConversationState.OPEN,
    ).select_related("promise__standing")[:MOST]


def _is_time_to_move(link: ConversationPromise, at: datetime) -> bool:
    standing = link.promise.standing
    begins = standing.made_at + (standing.due_at - standing.made_at) * MOVED_FROM
    return bool(begins <= at <= latest_move(standing.made_at, standing.due_at))


def _move(link_id: int, within: House, at: datetime) -> bool:
    with transaction.atomic():
        link = (
            ConversationPromise.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(pk=link_id, is_open=True)
            .select_related("promise__standing", "conversation__customer")
            .first()
        )
        if link is None or link.promise.standing.move_count:
            return False
        conversation = link.conversation
        estimate = present_wait(conversation.channel, at, within, topic=conversation.topic)
        is_idle = not Presence.objects.filter(
            conversation=conversation, person__isnull=False, wrote_at__gt=at - WRITING_NOW
        ).exists()
        is_later = estimate.due_at > link.promise.standing.due_at
        if not (is_idle and is_later and can_be_told(conversation, within)):
            return False
        tell_and_move(link, estimate.due_at, within, by=CLOCK, at=at)
        return True


def _overdue(at: datetime) -> QuerySet[Conversation]:
    return Conversation.objects.filter(
        state__in=[ConversationState.OPEN, ConversationState.SNOOZED],
        waiting_since__isnull=False,
        escalated_at=None,
        due_at__lt=at,
    ).order_by("due_at", "pk")


def person_in_charge(within: House, at: datetime) -> User | None:
    """A manager on duty, else a manager, else the owner."""
    on_duty = within.persons_on_duty(at)
    people = User.objects.filter(is_active=True, role__in=[Role.MANAGER, Role.OWNER])
    ranked = sorted(
        people, key=lambda user: (user.pk not in on_duty, user.role == Role.OWNER, user.pk)
    )
    return ranked[0] if ranked else None


def _escalate(conversation: Conversation, person: User, reason: str, at: datetime) -> None:
    conversation.escalated_at, conversation.escalated_to = at, person
    conversation.save(update_fields=["escalated_at", "escalated_to"])
    write_activity(
        conversation, "escalated", {"person_id": person.pk, "reason": reason}, by=CLOCK, at=at
    )
    publish(
        events.ConversationEscalated(conversation.pk, person.pk, reason),
        about=ref(conversation),
        by=CLOCK,
        at=at,
    )
    signal(conversation)
