"""Deciding what is suggested in a customer's words, adding what is not, and answering each question."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.actions.writing import signal
from pistos.conversations.models import AuthorKind, Direction, Message, MessageState, Purpose
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.searching import folded
from pistos.listening import events
from pistos.listening.actions.holding import (
    go,
    held_hearing,
    open_questions,
    require_step,
    settle_restraints,
    tell_journal,
)
from pistos.listening.facts import Mark
from pistos.listening.models import (
    Finding,
    FindingKind,
    FindingState,
    Hearing,
    LearnedWord,
    Step,
)
from pistos.listening.rules.learning import telling_words

MOST_MESSAGES = 50
GONE = (MessageState.UNDONE, MessageState.FAILED)


class NotTheirWords(Refused):
    """The quote does not stand in a message of the customer."""


class DecidedBefore(Refused):
    """Somebody confirmed or dismissed it."""


class NotAnswered(Refused):
    """No answer of ours went to the customer yet."""


@transaction.atomic
def confirm_finding(*, finding: Finding, by: User, at: datetime) -> Finding:
    """So it is. Publishes `FindingConfirmed`; such words are suggested sooner from now on."""
    return _decide(finding, FindingState.CONFIRMED, by, at)


@transaction.atomic
def dismiss_finding(*, finding: Finding, by: User, at: datetime) -> Finding:
    """It is none. Publishes `FindingDismissed`; such words are suggested less from now on."""
    return _decide(finding, FindingState.DISMISSED, by, at)


@transaction.atomic
def confirm_all(*, hearing: Hearing, by: User, at: datetime) -> int:
    """All that is suggested stands as it is; returns how many. Publishes `FindingConfirmed` each."""
    fresh = held_hearing(hearing)
    rows = list(fresh.findings.filter(state=FindingState.SUGGESTED).order_by("pk"))
    for row in rows:
        _decided(fresh, row, FindingState.CONFIRMED, by, at)
    settle_restraints(fresh, at)
    signal(fresh.conversation)
    return len(rows)


@transaction.atomic
def mark_finding(*, hearing: Hearing, mark: Mark, by: User, at: datetime) -> Finding:
    """The agent found it themselves in the customer's words. Publishes `FindingConfirmed`.

    The same again is confirmed and keeps the new meaning. Refuses words that the customer did not write.
    """
    fresh = held_hearing(hearing)
    quote = " ".join(mark.quote.split())[:500]
    said = _said(fresh, mark, quote)
    if said is None:
        raise NotTheirWords(_("Mark the customer's own words, as they stand in their message."))
    if mark.kind not in FindingKind.values:
        raise NotTheirWords(_("Say what it is: a fact, a feeling, a need, a wish…"))
    finding, _is_new = Finding.objects.get_or_create(
        message=said,
        kind=mark.kind,
        quote=quote,
        defaults={"hearing": fresh, "found_at": at, "is_own": True},
    )
    finding.meaning = mark.meaning.strip()[:300]
    finding.hearing = fresh
    _decided(fresh, finding, FindingState.CONFIRMED, by, at)
    settle_restraints(fresh, at)
    signal(fresh.conversation)
    return finding


@transaction.atomic
def note_answered(*, hearing: Hearing, finding_ids: Sequence[int], by: User, at: datetime) -> int:
    """These questions are answered by our newest answer; returns how many are left.

    Publishes `QuestionAnswered` each. Refuses while no answer went out.
    """
    fresh = held_hearing(hearing)
    ours = fresh.conversation.messages.filter(direction=Direction.OUT, purpose=Purpose.ANSWER)
    answer = ours.exclude(state__in=GONE).order_by("-pk").first()
    if answer is None:
        raise NotAnswered(_("Answer first; then say which questions the answer settles."))
    rows = fresh.findings.filter(
        kind=FindingKind.QUESTION, pk__in=list(finding_ids)[:100], answered_in=None
    ).exclude(state=FindingState.DISMISSED)
    for row in rows.order_by("pk"):
        row.answered_in = answer
        row.is_covered = True
        row.state, row.decided_at = FindingState.CONFIRMED, row.decided_at or at
        row.save(update_fields=["answered_in", "is_covered", "state", "decided_at"])
        happened = events.QuestionAnswered(fresh.pk, row.pk, answer.pk)
        tell_journal(fresh, happened, Actor.person(by.pk), at)
    settle_restraints(fresh, at)
    signal(fresh.conversation)
    return open_questions(fresh)


@transaction.atomic
def finish_listening(*, hearing: Hearing, by: User, at: datetime) -> Hearing:
    """The customer's words are marked. Publishes `Listened`; asking comes next.

    Refuses while something suggested is not decided, and while nothing is marked.
    """
    fresh = held_hearing(hearing)
    require_step(fresh, Step.LISTEN)
    states = set(fresh.findings.values_list("state", flat=True))
    if FindingState.SUGGESTED in states:
        raise DecidedBefore(_("Decide first what is suggested: it is so, or it is not."))
    if FindingState.CONFIRMED not in states:
        raise NotTheirWords(_("Mark at least one thing that the customer says."))
    fresh.listened_at = at
    go(fresh, Step.ASK, at)
    tell_journal(fresh, events.Listened(fresh.pk, fresh.conversation_id), Actor.person(by.pk), at)
    signal(fresh.conversation)
    return fresh


def _said(hearing: Hearing, mark: Mark, quote: str) -> Message | None:
    """The customer's message in which the quote stands."""
    rows = hearing.conversation.messages.filter(
        direction=Direction.IN, author_kind=AuthorKind.CUSTOMER
    )
    if mark.message_id is not None:
        rows = rows.filter(pk=mark.message_id)
    wanted = folded(quote)
    for row in rows.order_by("-pk")[:MOST_MESSAGES] if wanted else ():
        if wanted in folded(" ".join(row.text.split())):
            return row
    return None


def _decide(finding: Finding, state: FindingState, by: User, at: datetime) -> Finding:
    fresh = held_hearing(finding.hearing)
    row = Finding.objects.select_related("message").get(pk=finding.pk)
    if row.state != state:
        _decided(fresh, row, state, by, at)
        settle_restraints(fresh, at)
        signal(fresh.conversation)
    return row


def _decided(hearing: Hearing, row: Finding, state: FindingState, by: User, at: datetime) -> None:
    before, row.state, row.decided_at = row.state, state, at
    row.save()
    if before != state:
        _learn(hearing, row, state, before)
    made = events.FindingConfirmed if state == FindingState.CONFIRMED else events.FindingDismissed
    tell_journal(hearing, made(hearing.pk, row.pk, row.kind), Actor.person(by.pk), at)


def _learn(hearing: Hearing, row: Finding, state: FindingState, before: str) -> None:
    """One decision counts once: who changes their mind takes the first one back."""
    if row.kind == FindingKind.QUESTION:
        return
    language = row.message.language or hearing.conversation.language
    words = telling_words(row.quote)
    LearnedWord.objects.bulk_create(
        [LearnedWord(language=language, kind=row.kind, word=word) for word in words],
        ignore_conflicts=True,
    )
    rows = LearnedWord.objects.filter(language=language, kind=row.kind, word__in=words)
    changes = {str(state): F(str(state)) + 1}
    if before in (FindingState.CONFIRMED, FindingState.DISMISSED):
        changes[before] = F(before) - 1
    rows.update(**changes)
