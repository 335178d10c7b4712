"""Asking the customer an open question, and finding the reason before anything is offered."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.causes.actions.coding import code_causes
from pistos.causes.facts import Facets
from pistos.conversations.actions.writing import ref, signal
from pistos.conversations.models import Message, Purpose
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.listening import events
from pistos.listening.actions.holding import go, held_hearing, require_step, tell_journal
from pistos.listening.actions.writing import write_to_customer
from pistos.listening.facts import Said
from pistos.listening.models import FindingKind, FindingState, Hearing, Step
from pistos.listening.rules.asking import asks_openly
from pistos.listening.rules.steps import missing_of

LONGEST_REASON = 400


class NotOpen(Refused):
    """No open question stands in it."""


class SomethingMissing(Refused):
    """What is not known yet has to be asked first; `missing` names it."""

    def __init__(self, text: str, *, missing: list[str]) -> None:
        super().__init__(text)
        self.missing = missing


@transaction.atomic
def ask_customer(*, hearing: Hearing, said: Said, by: User, at: datetime) -> Message:
    """An open question goes to the customer; it is contact, and the answer stays owed.

    Publishes `CustomerAsked`. Refuses before listening is done, and words without an open question.
    """
    fresh = held_hearing(hearing)
    require_step(fresh, Step.ASK, Step.REPEAT)
    if not asks_openly(said.text):
        raise NotOpen(_("Ask openly: with what, how, when, where, why, or “tell us…”."))
    sent = write_to_customer(fresh, said, Purpose.QUESTION, by=by, at=at)
    fresh.asked_at, fresh.replied_at = at, None
    go(fresh, Step.ASK if fresh.step == Step.ASK else Step.REPEAT, at)
    happened = events.CustomerAsked(fresh.pk, fresh.conversation_id, sent.pk)
    tell_journal(fresh, happened, Actor.person(by.pk), at)
    return sent


@transaction.atomic
def finish_asking(*, hearing: Hearing, by: User, at: datetime) -> Hearing:
    """Enough is known to repeat it. Publishes `CustomerAsked` where nothing had to be asked.

    Refuses with `SomethingMissing` while facts, the wish or a complaint's reason are missing and nothing
    was asked; the reason of a complaint has to be known in any case.
    """
    fresh = held_hearing(hearing)
    require_step(fresh, Step.ASK)
    missing = missing_in(fresh)
    if (missing and fresh.asked_at is None) or "reason" in missing:
        raise SomethingMissing(_missing_words(missing), missing=missing)
    if fresh.asked_at is None:
        fresh.nothing_missing_at = at
        happened = events.CustomerAsked(fresh.pk, fresh.conversation_id, None)
        tell_journal(fresh, happened, Actor.person(by.pk), at)
    go(fresh, Step.REPEAT, at)
    signal(fresh.conversation)
    return fresh


@transaction.atomic
def note_reason(
    *, hearing: Hearing, reason: str, code: str = "", by: User, at: datetime
) -> Hearing:
    """Why it happened, as far as is known now; the code is of the tree of causes.

    With a code the conversation counts among that cause. Publishes `ReasonFound`. Refuses an empty one,
    and a code that is not in the tree.
    """
    fresh = held_hearing(hearing)
    if not reason.strip():
        raise NotOpen(_("Write in a few words why it happened, as far as you know."))
    fresh.reason, fresh.reason_code = reason.strip()[:LONGEST_REASON], code[:60]
    if code:
        _code(fresh, by, at)
    fresh.save(update_fields=["reason", "reason_code"])
    happened = events.ReasonFound(fresh.pk, fresh.conversation_id, fresh.reason_code)
    tell_journal(fresh, happened, Actor.person(by.pk), at)
    signal(fresh.conversation)
    return fresh


def _code(hearing: Hearing, by: User, at: datetime) -> None:
    conversation = hearing.conversation
    said = hearing.findings.filter(kind=FindingKind.COMPLAINT).values_list("quote", flat=True)
    code_causes(
        subject=ref(conversation),
        codes=[hearing.reason_code],
        found=hearing.reason,
        facets=Facets(
            text=" ".join(said),
            language=conversation.language,
            happened_at=conversation.started_at,
            order_id=conversation.order_id,
            customer_id=conversation.customer_id,
        ),
        by=Actor.person(by.pk),
        at=at,
    )


def missing_in(hearing: Hearing) -> list[str]:
    """What the confirmed findings leave open."""
    rows = hearing.findings.filter(state=FindingState.CONFIRMED)
    return missing_of(set(rows.values_list("kind", flat=True)), has_reason=bool(hearing.reason))


def _missing_words(missing: list[str]) -> str:
    if "reason" in missing:
        return _("Find out why it happened, and note the reason: before that nothing is offered.")
    return _("Something is not known yet. Ask an open question first.")
