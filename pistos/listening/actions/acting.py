"""Acting: what is done is a promise, measured by time, by the confirmed wish, and by every point."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.settling import due_next
from pistos.conversations.actions.writing import signal
from pistos.conversations.facts import Commitment
from pistos.conversations.models import ConversationPromise, Message, Purpose
from pistos.conversations.queries.cardless import without_cards
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.listening import events
from pistos.listening.actions.holding import (
    go,
    held_hearing,
    require_step,
    settle_restraints,
    tell_journal,
)
from pistos.listening.actions.writing import promise_to_customer, write_to_customer
from pistos.listening.facts import Action, Said
from pistos.listening.models import Finding, FindingKind, FindingState, Hearing, Step
from pistos.promises.actions.fulfilling import note_happened
from pistos.promises.models import PromiseKind

MACHINE = Actor.machine("listening.acting")
COUNTED = (FindingKind.WISH, FindingKind.COMPLAINT, FindingKind.NEED, FindingKind.QUESTION)
"""What an action has to cover; facts, feelings and opinions are heard, not settled."""


class WishNotMet(Refused):
    """The action answers no confirmed wish, and no reason is given."""


class ActionUnclear(Refused):
    """It is not said what is done."""


class PointsLeft(Refused):
    """Something the customer raised is not covered."""


class NothingPromised(Refused):
    """There is no action to finish."""


@transaction.atomic
def act(*, hearing: Hearing, action: Action, by: User, at: datetime) -> Message:
    """Tells the customer what is done about it and by when; a promise of a solution when it goes out.

    Refuses before the customer confirmed, without words, and where it answers no confirmed wish without
    saying why. What is not covered stays shown, and the conversation cannot be finished with it.
    """
    fresh = held_hearing(hearing)
    require_step(fresh, Step.ACT)
    words = without_cards(" ".join(action.words.split()))[:400]
    if not words or not action.said.text.strip():
        raise ActionUnclear(_("Say what is done, and write it to the customer."))
    wishes = fresh.findings.filter(kind=FindingKind.WISH, state=FindingState.CONFIRMED)
    wish = wishes.filter(pk=action.wish_id).first() if action.wish_id else None
    if wish is None and wishes.exists() and not action.differs_because.strip():
        raise WishNotMet(_("Choose the wish that this answers, or say why it is done otherwise."))
    commitment = Commitment(words, "fix", action.due_at)
    sent = promise_to_customer(fresh, action.said, commitment, by=by, at=at)
    fresh.findings.filter(pk__in=[*action.covers, *([wish.pk] if wish else [])]).update(
        is_covered=True
    )
    fresh.action, fresh.wish, fresh.due_at = words, wish, action.due_at
    fresh.differs_because = action.differs_because.strip()[:300]
    fresh.act_message, fresh.acted_at = sent, at
    fresh.promise = None
    go(fresh, Step.ACT, at)
    return sent


@transaction.atomic
def cover_point(*, finding: Finding, by: User, at: datetime) -> None:
    """The action settles this point too; done twice it is done once."""
    fresh = held_hearing(finding.hearing)
    require_step(fresh, Step.ACT)
    Finding.objects.filter(pk=finding.pk).update(is_covered=True)
    settle_restraints(fresh, at)
    signal(fresh.conversation)


@transaction.atomic
def finish_hearing(*, hearing: Hearing, said: Said, by: User, at: datetime) -> Message:
    """Tells the customer that it is done; when that goes out the promise is kept and the hearing over.

    Refuses before an action was told, and while a point is not covered or a question not answered.
    """
    fresh = held_hearing(hearing)
    require_step(fresh, Step.ACT)
    if fresh.act_message_id is None or fresh.promise_id is None:
        raise NothingPromised(_("First tell the customer what is done, and by when."))
    left = points_left(fresh)
    if left:
        raise PointsLeft(
            _("Not covered yet: %(points)s") % {"points": "; ".join(row.quote for row in left)}
        )
    sent = write_to_customer(fresh, said, Purpose.ANSWER, by=by, at=at)
    fresh.done_message = sent
    fresh.save(update_fields=["done_message"])
    return sent


@transaction.atomic
def note_sent(*, message: Message, at: datetime) -> None:
    """A message of ours went out: the action's promise stands, or is kept. Done twice it is done once.

    Publishes `Acted`, or `HearingDone`.
    """
    conversation = held(message.conversation)
    fresh = Hearing.objects.select_for_update().filter(conversation=conversation).first()
    if fresh is None or fresh.step != Step.ACT:
        return
    fresh.conversation = conversation
    if fresh.act_message_id == message.pk and fresh.promise_id is None:
        _note_promised(fresh, message, at)
    elif fresh.done_message_id == message.pk:
        _note_done(fresh, message, at)


@transaction.atomic
def forget_unsent(*, message: Message, at: datetime) -> None:
    """The agent took the words back: nothing was promised, or not done."""
    fresh = Hearing.objects.filter(conversation=message.conversation).first()
    if fresh is None:
        return
    fresh = held_hearing(fresh)
    if fresh.act_message_id == message.pk and fresh.promise_id is None:
        fresh.act_message, fresh.acted_at, fresh.due_at = None, None, None
    elif fresh.done_message_id == message.pk and fresh.step == Step.ACT:
        fresh.done_message = None
    else:
        return
    fresh.save()
    settle_restraints(fresh, at)


def points_left(hearing: Hearing) -> list[Finding]:
    """What the customer raised, confirmed, and neither covered nor answered."""
    rows = hearing.findings.filter(kind__in=COUNTED, state=FindingState.CONFIRMED, is_covered=False)
    return list(rows.filter(answered_in=None).order_by("pk"))


def _note_promised(hearing: Hearing, message: Message, at: datetime) -> None:
    link = ConversationPromise.objects.filter(
        told_message_id=message.pk, kind=PromiseKind.FIX
    ).first()
    if link is None:
        return
    hearing.promise_id = link.promise_id
    hearing.save(update_fields=["promise"])
    happened = events.Acted(
        hearing.pk,
        hearing.conversation_id,
        link.promise_id,
        is_match=hearing.wish_id is not None,
        is_complete=not points_left(hearing),
    )
    tell_journal(hearing, happened, _author(message), at)
    signal(hearing.conversation)


def _note_done(hearing: Hearing, message: Message, at: datetime) -> None:
    assert hearing.promise is not None  # noqa: S101 - finishing refuses without one
    note_happened(
        promise=hearing.promise,
        happened_at=message.sent_at or at,
        evidence=f"message:{message.pk}",
        by=_author(message),
        at=at,
    )
    conversation = hearing.conversation
    ConversationPromise.objects.filter(promise=hearing.promise).update(is_open=False)
    conversation.due_at = due_next(conversation)
    conversation.save(update_fields=["due_at"])
    hearing.done_at = message.sent_at or at
    go(hearing, Step.DONE, at)
    happened = events.HearingDone(hearing.pk, hearing.conversation_id)
    tell_journal(hearing, happened, _author(message), at)
    signal(conversation)


def _author(message: Message) -> Actor:
    return Actor.person(message.author_id) if message.author_id else MACHINE
