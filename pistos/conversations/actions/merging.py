"""Two conversations were one matter, or one was two."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations import events
from pistos.conversations.actions.holding import held, held_alone
from pistos.conversations.actions.promising import promise_next
from pistos.conversations.actions.recounting import recount
from pistos.conversations.actions.settling import due_next, join_promises
from pistos.conversations.actions.writing import ref, signal, write_activity
from pistos.conversations.models import (
    Attachment,
    Conversation,
    ConversationPromise,
    ConversationState,
    Draft,
    Message,
    Presence,
    Restraint,
)
from pistos.customers.queries import family_ids
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused

MOST = 50


class CannotMerge(Refused):
    """These are not one matter of one customer."""


class CannotSplit(Refused):
    """There is nothing to split off."""


@transaction.atomic
def merge_conversations(
    *, target: Conversation, merged: Sequence[Conversation], by: Actor, at: datetime
) -> Conversation:
    """All that was said in `merged` is said in `target` from now on. Publishes `ConversationsMerged`.

    Messages, notes, drafts and promises go along; the earliest due promise stands. Replies to a merged
    one land in the target, also when that is merged again. Refuses conversations of different
    customers: their words would be shown to each other.
    """
    rows = _held_all([target, *merged])
    kept = rows[target.pk]
    others = [rows[pk] for pk in sorted({one.pk for one in merged} - {kept.pk})]
    _refuse_merge(kept, others)
    ids = [one.pk for one in others]
    Message.objects.filter(conversation_id__in=ids).update(conversation=kept)
    _join_drafts(kept, ids)
    Presence.objects.filter(conversation_id__in=ids).delete()
    Restraint.objects.filter(conversation_id__in=ids).update(conversation=kept)
    join_promises(target=kept, merged=others)
    _fill(kept, others)
    recount(kept)
    kept.save()
    Conversation.objects.filter(pk__in=ids).update(
        state=ConversationState.CLOSED, merged_into=kept, closed_at=at, snoozed_until=None
    )
    Conversation.objects.filter(merged_into_id__in=ids).update(merged_into=kept)
    write_activity(kept, "merged", {"conversation_ids": ids}, by=by, at=at)
    publish(events.ConversationsMerged(kept.pk, ids), about=ref(kept), by=by, at=at)
    for one in (*others, kept):
        signal(one)
    return kept


@transaction.atomic
def split_conversation(
    *, conversation: Conversation, message: Message, by: Actor, at: datetime
) -> Conversation:
    """From `message` on it is a matter of its own. Publishes `ConversationSplit`.

    What waits goes on to wait where it now stands; the promise goes with the older wait, and a second
    wait has its own. Refuses the first message, and one that is elsewhere.
    """
    fresh = held(conversation)
    first = fresh.messages.order_by("pk").first()
    moved = fresh.messages.filter(pk__gte=message.pk)
    if first is None or message.pk <= first.pk or not moved.filter(pk=message.pk).exists():
        raise CannotSplit(_("Choose a later message of this conversation."))
    new = Conversation.objects.create(
        customer=fresh.customer,
        channel=message.channel,
        subject=message.subject or fresh.subject,
        language=fresh.language,
        zone=fresh.zone,
        assignee=fresh.assignee,
        team=fresh.team,
        topic=fresh.topic,
        mailbox=fresh.mailbox,
        visitor=fresh.visitor,
        started_at=message.happened_at,
        last_message_at=message.happened_at,
    )
    moved.update(conversation=new)
    _share_waits(fresh, new, at)
    write_activity(fresh, "split", {"conversation_id": new.pk}, by=by, at=at)
    write_activity(new, "split_from", {"conversation_id": fresh.pk}, by=by, at=at)
    publish(events.ConversationSplit(fresh.pk, new.pk), about=ref(fresh), by=by, at=at)
    signal(fresh)
    signal(new)
    return new


def _held_all(conversations: Sequence[Conversation]) -> dict[int, Conversation]:
    """Locked in the order of their ids, so that two merges of the same wait for each other."""
    return {pk: held_alone(Conversation(pk=pk)) for pk in sorted({c.pk for c in conversations})}


def _refuse_merge(kept: Conversation, others: Sequence[Conversation]) -> None:
    if not others:
        raise CannotMerge(_("Choose another conversation to merge with."))
    if len(others) > MOST:
        raise CannotMerge(_("Merge at most %(most)d conversations at once.") % {"most": MOST})
    if any(one.merged_into_id for one in (kept, *others)):
        raise CannotMerge(_("One of these was merged already. Look at them again."))
    if any(one.state == ConversationState.SPAM for one in (kept, *others)):
        raise CannotMerge(_("One of these is marked as spam. Take it back first."))
    family = family_ids(kept.customer)
    if any(one.customer_id not in family for one in others):
        raise CannotMerge(
            _(
                "These are of different customers, who would read each other's words."
                " If it is one person, merge the customers first."
            )
        )


def _join_drafts(kept: Conversation, ids: list[int]) -> None:
    """Nobody's text is lost: an agent with a draft in each has both in one."""
    for draft in Draft.objects.filter(conversation_id__in=ids).order_by("updated_at", "pk"):
        there = Draft.objects.filter(conversation=kept, author_id=draft.author_id).first()
        if there is None:
            draft.conversation = kept
            draft.save(update_fields=["conversation"])
            continue
        there.text = "\n\n".join(part for part in (there.text, draft.text) if part)
        there.updated_at = max(there.updated_at, draft.updated_at)
        there.is_note = there.is_note or draft.is_note
        there.save(update_fields=["text", "updated_at", "is_note"])
        Attachment.objects.filter(draft_id=draft.pk).update(draft_id=there.pk)
        draft.delete()


def _fill(kept: Conversation, others: Sequence[Conversation]) -> None:
    kept.tags = sorted({tag for one in (kept, *others) for tag in one.tags})[:20]
    kept.started_at = min(one.started_at for one in (kept, *others))
    for one in others:
        kept.assignee_id = kept.assignee_id or one.assignee_id
        kept.order_id = kept.order_id or one.order_id
        kept.visitor_id = kept.visitor_id or one.visitor_id
        kept.mailbox_id = kept.mailbox_id or one.mailbox_id
        kept.topic = kept.topic or one.topic
    if kept.waiting_since is not None:
        kept.state, kept.snoozed_until, kept.closed_at = ConversationState.OPEN, None, None


def _share_waits(old: Conversation, new: Conversation, at: datetime) -> None:
    waits_new = recount(new).waiting_since
    waits_old = recount(old).waiting_since
    links = ConversationPromise.objects.filter(conversation=old, is_open=True, kind="answer")
    if waits_old is None:
        links.update(conversation=new)
    elif waits_new is not None:
        promise_next(conversation=new, at=at)
    for one, since in ((old, waits_old), (new, waits_new)):
        one.waiting_since, one.due_at = since, due_next(one)
        if one.state != ConversationState.CLOSED:
            one.state = ConversationState.OPEN if since else ConversationState.WAITING
            one.snoozed_until = None
        one.save()
