"""Sending a reply: heard first, read by the checks, weighed where it is hard; then it is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.actions.answering import answer
from pistos.conversations.actions.holding import held
from pistos.conversations.facts import Reply
from pistos.conversations.models import Conversation, Message, Purpose
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.replies import events
from pistos.replies.facts import Heeded, Remark, ReplyContext, Weighed
from pistos.replies.models import ReplyCheck, ReplyRemark, Weighing
from pistos.replies.queries.context import context_of
from pistos.replies.queries.hearing import reply_gate
from pistos.replies.rules.checks import check_reply, is_hard
from pistos.replies.rules.checks.applying import applied_codes

LONGEST_REASON = 300


class NotHeardYet(Refused):
    """The customer was not heard to the end; the text says what comes first."""


class HeldBack(Refused):
    """A remark holds the reply back, or the two questions of a hard message are not answered.

    `remarks` are all of them, `is_hard` whether the message asks for the two questions.
    """

    def __init__(self, text: str, *, remarks: tuple[Remark, ...], is_hard: bool) -> None:
        super().__init__(text)
        self.remarks = remarks
        self.is_hard = is_hard


class NotWritten(Refused):
    """What was to be said went nowhere."""


@dataclass(frozen=True, slots=True)
class Judged:
    context: ReplyContext
    remarks: tuple[Remark, ...]
    is_hard: bool


def send_reply(
    *,
    conversation: Conversation,
    reply: Reply,
    accepted: Mapping[str, str],
    by: User,
    at: datetime,
    weighed: Weighed | None = None,
) -> Message:
    """Checks an agent's reply and writes it; keeps what was remarked. Publishes `ReplyChecked`.

    `accepted` are the reasons of the agent by the code of a remark that holds back. The same `client_id`
    again returns what was written. Refuses with NotHeardYet, HeldBack, and as `answer` does.
    """
    with transaction.atomic():
        fresh = held(conversation)
        written = written_before(reply.client_id)
        if written is not None:
            return written
        _refuse_unheard(fresh, reply)
        return write_checked(
            conversation=fresh,
            reply=reply,
            heeded=Heeded(accepted, weighed),
            write=lambda: answer(conversation=fresh, reply=reply, by=by, at=at),
            by=by,
            at=at,
        )


def write_checked(
    *,
    conversation: Conversation,
    reply: Reply,
    heeded: Heeded,
    write: Callable[[], Message | None],
    by: User,
    at: datetime,
) -> Message:
    """Writes what the checks let go, and keeps what they remarked; part of the caller's transaction, which
    holds the conversation. Publishes `ReplyChecked`. Refuses with HeldBack, and as `write` does.
    """
    judged = judge(conversation, reply, by)
    _refuse_held_back(judged, heeded.accepted, heeded.weighed)
    message = write()
    if message is None:
        raise NotWritten(_("This could not be sent. Please try again."))
    _keep(message, judged, heeded.accepted, by, at)
    if judged.is_hard and heeded.weighed is not None:
        _keep_weighing(message, heeded.weighed, by, at)
    blocking = sum(1 for each in judged.remarks if each.is_blocking)
    publish(
        events.ReplyChecked(conversation.pk, message.pk, len(judged.remarks), blocking),
        about=Ref("conversation", str(conversation.pk)),
        by=Actor.person(by.pk),
        at=at,
    )
    return message


def judge(conversation: Conversation, reply: Reply, by: User) -> Judged:
    """What the checks say of a reply, and whether it is a hard message."""
    context = context_of(conversation, purpose=reply.purpose, by=by)
    remarks = check_reply(reply.text, context)
    hard = not context.is_interim and (
        context.is_hard or is_hard(reply.text, conversation.language)
    )
    return Judged(context, remarks, hard)


def written_before(client_id: str | None) -> Message | None:
    """What the same form has sent already: it is one message."""
    return Message.objects.filter(client_id=client_id).first() if client_id else None


def _refuse_unheard(conversation: Conversation, reply: Reply) -> None:
    gate = reply_gate(conversation)
    if reply.purpose == Purpose.ANSWER and not gate.may_answer:
        raise NotHeardYet(gate.words)


def _refuse_held_back(judged: Judged, accepted: Mapping[str, str], weighed: Weighed | None) -> None:
    left = [
        each for each in judged.remarks if each.is_blocking and not _is_accepted(each, accepted)
    ]
    if left:
        raise HeldBack(
            _("Read this before it goes. Change the words, or say why they stand."),
            remarks=judged.remarks,
            is_hard=judged.is_hard,
        )
    if judged.is_hard and (weighed is None or not weighed.is_whole):
        raise HeldBack(
            _("This is a hard message. Put yourself in their place before it goes."),
            remarks=judged.remarks,
            is_hard=True,
        )


def _is_accepted(remark: Remark, accepted: Mapping[str, str]) -> bool:
    return remark.can_be_accepted and bool(accepted.get(remark.code, "").strip())


def _keep(
    message: Message, judged: Judged, accepted: Mapping[str, str], by: User, at: datetime
) -> None:
    kept = ReplyCheck.objects.create(
        message=message,
        author=by,
        language=judged.context.language,
        topic=message.conversation.topic,
        is_hard=judged.is_hard,
        applied=list(applied_codes(message.text, judged.context)),
        checked_at=at,
    )
    rows = {
        (each.code, each.words_key): ReplyRemark(
            check_of=kept,
            code=each.code,
            words_key=each.words_key,
            is_blocking=each.is_blocking,
            reason=accepted.get(each.code, "").strip()[:LONGEST_REASON] if each.is_blocking else "",
        )
        for each in judged.remarks
    }
    ReplyRemark.objects.bulk_create(rows.values())


def _keep_weighing(message: Message, weighed: Weighed, by: User, at: datetime) -> None:
    Weighing.objects.create(
        message=message,
        author=by,
        would_please=weighed.would_please.strip()[:500],
        would_annoy=weighed.would_annoy.strip()[:500],
        weighed_at=at,
    )
