"""Holding a hearing: its conversation first, so that two at once do one deed after the other."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from pistos.conversations.actions.holding import held
from pistos.conversations.actions.restraining import lift, restrain
from pistos.conversations.actions.writing import ref
from pistos.conversations.models import Conversation, RestraintReason
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import NotFound, Refused
from pistos.listening.models import Finding, FindingKind, FindingState, Hearing, Step
from pistos.listening.rules.steps import HEARING, TODO, may_follow

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class WrongStep(Refused):
    """Another step comes first; the text says which."""


def held_hearing(hearing: Hearing) -> Hearing:
    """The hearing as it is now, locked with its conversation until the transaction ends."""
    return hearing_in(held(hearing.conversation))


def hearing_in(conversation: Conversation) -> Hearing:
    """The hearing of a conversation that the caller holds."""
    fresh = Hearing.objects.select_for_update().filter(conversation=conversation).first()
    if fresh is None:
        raise NotFound
    fresh.conversation = conversation
    return fresh


def require_step(hearing: Hearing, *steps: str) -> None:
    if hearing.step not in steps:
        raise WrongStep(_("First: %(todo)s") % {"todo": TODO[hearing.step]})


def go(hearing: Hearing, step: str, at: datetime) -> None:
    """To a step that may follow; saves, and settles what keeps the conversation open."""
    if hearing.step != step and not may_follow(hearing.step, step):
        raise WrongStep(_("First: %(todo)s") % {"todo": TODO[hearing.step]})
    hearing.step = step
    hearing.save()
    settle_restraints(hearing, at)


def settle_restraints(hearing: Hearing, at: datetime) -> None:
    """Open while the customer is not heard, while what is promised is not done, and while a question is
    left without an answer."""
    open_ones = open_questions(hearing)
    source, questions = Ref("hearing", str(hearing.pk)), Ref("questions", str(hearing.pk))
    if hearing.step in HEARING or (hearing.step == Step.ACT and hearing.act_message_id):
        _restrain(hearing, RestraintReason.HEARING, source, at)
    else:
        lift(source=source, at=at)
    if open_ones:
        _restrain(hearing, RestraintReason.QUESTIONS, questions, at)
    else:
        lift(source=questions, at=at)


def _restrain(hearing: Hearing, reason: RestraintReason, source: Ref, at: datetime) -> None:
    restrain(conversation=hearing.conversation, reason=reason, source=source, at=at)


def open_questions(hearing: Hearing) -> int:
    rows = Finding.objects.filter(hearing=hearing, kind=FindingKind.QUESTION, answered_in=None)
    return rows.exclude(state=FindingState.DISMISSED).count()


def tell_journal(hearing: Hearing, event: "DataclassInstance", by: Actor, at: datetime) -> None:
    publish(event, about=ref(hearing.conversation), by=by, at=at)
