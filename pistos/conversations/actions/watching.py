"""The silence watch: who is neglected is counted, what is silent rises, who waits in the chat hears of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from pistos.conversations.actions.slipping import escalate, works_at
from pistos.conversations.actions.speaking import machine_message, next_message_id
from pistos.conversations.actions.writing import signal
from pistos.conversations.models import (
    Channel,
    Conversation,
    ConversationState,
    Direction,
    Purpose,
)
from pistos.conversations.queries.house import House, house
from pistos.conversations.queries.silence import HERE, silent_conversations
from pistos.conversations.queries.waits import place_in_queue
from pistos.conversations.rules.neglect import Neglected, points
from pistos.kit.words import until_words

MOST = 500
AT_ONCE = 50
"""Conversations that one statement holds for a moment, in which none of them can be written to."""
STILL_FRESH = timedelta(days=14)
"""What came earlier stands in the list alone: an archive that is taken in calls nobody up."""


def measure_neglect(*, at: datetime) -> int:
    """Counts anew how neglected each waiting customer is; returns how many changed. Publishes nothing:
    a measure, not a deed."""
    waiting = Conversation.objects.filter(
        waiting_since__isnull=False, state__in=[ConversationState.OPEN, ConversationState.SNOOZED]
    )
    oldest = list(waiting.order_by("waiting_since", "pk").values_list("pk", flat=True)[:MOST])
    unanswered = Count(
        "messages",
        filter=Q(messages__direction=Direction.IN, messages__happened_at__gte=F("waiting_since")),
    )
    rows = list(Conversation.objects.filter(pk__in=oldest).annotate(unanswered=unanswered))
    each: dict[int, int] = {}
    for row in rows:
        each[row.customer_id] = each.get(row.customer_id, 0) + 1
    changed: dict[int, list[int]] = {}
    for row in rows:
        found = points(
            Neglected(
                unanswered=row.unanswered,
                repeated=each[row.customer_id] - 1,
                transfers=row.transfer_count,
                reopened=row.reopen_count,
                silence=at - max(row.last_contact_at or row.started_at, row.started_at),
                is_overdue=row.due_at is not None and row.due_at < at,
            )
        )
        if found != row.neglect:
            changed.setdefault(found, []).append(row.pk)
    answered = Conversation.objects.filter(waiting_since=None, neglect__gt=0)
    return answered.update(neglect=0) + sum(
        Conversation.objects.filter(pk__in=keys[place : place + AT_ONCE]).update(neglect=found)
        for found, keys in changed.items()
        for place in range(0, len(keys), AT_ONCE)
    )


def raise_silent(*, at: datetime) -> int:
    """An open conversation that was silent for the shop's hours rises to a named person, once; returns
    how many. Publishes `ConversationEscalated` for each. In working time only."""
    silent = silent_conversations(at).filter(
        escalated_at=None,
        waiting_since__gte=at - STILL_FRESH,
        state=ConversationState.OPEN,
    )
    rows = list(silent[:50])
    if not rows or not works_at(house(at), at):
        return 0
    for conversation in rows:
        escalate(conversation=conversation, reason="silence", at=at)
    return len(rows)


def keep_company(*, at: datetime) -> int:
    """Tells visitors who wait in the chat how it stands, every so many minutes; returns how many.

    Contact, not an answer. Only to those who are there, and in working time. Publishes nothing: it is
    in the time line.
    """
    waiting = Conversation.objects.filter(
        channel=Channel.CHAT,
        state=ConversationState.OPEN,
        waiting_since__isnull=False,
        visitor__last_seen_at__gt=at - HERE,
    )
    if not waiting.exists():
        return 0
    within = house(at)
    since = at - timedelta(minutes=within.answers.update_minutes)
    quiet = waiting.filter(last_contact_at__lte=since, waiting_since__lte=since)
    if not works_at(within, at):
        return 0
    with transaction.atomic():
        held = list(quiet.select_for_update(skip_locked=True, of=("self",)).order_by("pk")[:MOST])
        for conversation in held:
            _tell(conversation, within, at)
    return len(held)


def _tell(conversation: Conversation, within: House, at: datetime) -> None:
    text = _how_it_stands(conversation, within, at)
    message = machine_message(conversation, Purpose.INTERIM, text, pk=next_message_id(), at=at)
    message.save(force_insert=True)
    conversation.save(update_fields=["last_contact_at", "last_message_at"])
    signal(conversation, message=message)


def _how_it_stands(conversation: Conversation, within: House, at: datetime) -> str:
    zone = ZoneInfo(conversation.zone or within.shop.time_zone)
    ahead = place_in_queue(conversation) - 1
    with override(conversation.language):
        lines = [_("You are not forgotten; this is our program speaking.")]
        if ahead > 0:
            lines.append(
                ngettext(
                    "%(count)d person is before you.", "%(count)d people are before you.", ahead
                )
                % {"count": ahead}
            )
        else:
            lines.append(_("You are next."))
        if conversation.due_at and conversation.due_at > at:
            until = until_words(conversation.due_at, at, zone, conversation.language)
            lines.append(_("You will have our answer: %(until)s.") % {"until": until})
        else:
            lines.append(_("We are later than we said, and a colleague was told."))
    return " ".join(lines)
