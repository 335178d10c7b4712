"""What may not stand there is taken away, for a published reason, and its author is told. Nothing else is."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.accounts.models import User
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.questions.actions.answering import tell_of_buyer
from pistos.questions.actions.asking import count_when_published
from pistos.questions.actions.noting import note_moderation, tell_author
from pistos.questions.actions.telling import (
    state_to_buyer,
    tell_buyer_of_hold,
    tell_buyer_of_showing,
)
from pistos.questions.events import FlagDecided, QuestionFlagged, QuestionModerated
from pistos.questions.models import (
    Answer,
    AnswerKind,
    Flag,
    Moderation,
    Question,
    Shown,
    Suggestion,
)
from pistos.questions.ports import question_link
from pistos.questions.queries.ledger import UPHELD
from pistos.questions.rules.reasons import REASON_WORDS
from pistos.questions.rules.showing import REMOVALS

LONGEST_FLAG = 300


class NotThatReason(Refused):
    """Only the published reasons take anything away."""


class NotHeld(Refused):
    """It is public already, or was removed."""


@transaction.atomic
def publish_held(
    *, question: Question, answer: Answer | None, by: User, at: datetime
) -> Question | Answer:
    """A person looked at it, and nothing speaks against it; its author is told. Publishes
    `QuestionModerated`. Refuses with NotHeld."""
    fresh, told = _locked(question, answer)
    thing = told or fresh
    if thing.state != Shown.HELD:
        raise NotHeld(_("This does not wait for anybody."))
    entry = _move(fresh, told, Shown.PUBLISHED, "", by=Actor.person(by.pk), at=at)
    if told is None:
        tell_of_showing(fresh, question_link(fresh.token, fresh.language), at)
        count_when_published(fresh, at)
        fresh.save(update_fields=["wish"])
    else:
        fresh.answered_at = fresh.answered_at or at
        fresh.save(update_fields=["answered_at"])
        tell_buyer_of_showing(told, entry, at=at)
        if told.kind == AnswerKind.BUYER:
            tell_of_buyer(fresh, at=at)
    return thing


@transaction.atomic
def remove(
    *, question: Question, answer: Answer | None, reason: str, by: User, at: datetime
) -> Question | Answer:
    """Takes a question, or one answer, from the public for a published reason; who and why stays on record.
    Publishes `QuestionModerated`. Refuses with NotThatReason. Twice does no harm."""
    if reason not in REMOVALS:
        raise NotThatReason(_("Only what is published as a reason may take something away."))
    fresh, told = _locked(question, answer)
    thing = told or fresh
    if thing.state == Shown.REMOVED:
        return thing
    entry = _move(fresh, told, Shown.REMOVED, reason, by=Actor.person(by.pk), at=at)
    Flag.objects.filter(question=fresh, answer=told, decided_at=None).update(
        decided_at=at, is_upheld=True
    )
    if told is None:
        state_to_author(fresh, reason, question_link(fresh.token, fresh.language), at)
    else:
        state_to_buyer(told, entry, at=at)
    return thing


def put_back(*, question: Question, answer: Answer | None, by: User, at: datetime) -> None:
    """Its author was right to contest its removal: it stands there again. Part of deciding an appeal.
    Publishes `QuestionModerated`."""
    fresh, told = _locked(question, answer)
    _move(fresh, told, Shown.PUBLISHED, UPHELD, by=Actor.person(by.pk), at=at)


@transaction.atomic
def flag(
    *, question: Question, answer: Answer | None, reason: str, words: str, by: Actor, at: datetime
) -> Flag:
    """Somebody says that it must not stand there. It stays while a person looks at it. Publishes
    `QuestionFlagged`. Refuses with NotThatReason."""
    if reason not in REMOVALS:
        raise NotThatReason(_("Please choose one of the reasons."))
    fresh, told = _locked(question, answer)
    row = Flag.objects.create(
        question=fresh, answer=told, reason=reason, words=words[:LONGEST_FLAG], flagged_at=at
    )
    flagged = QuestionFlagged(fresh.pk, row.pk, reason)
    publish(flagged, about=_ref(fresh), by=by, at=at)
    return row


@transaction.atomic
def hold_flagged(*, flag: Flag, by: User, at: datetime) -> Question | Answer:
    """What is said to be against the law is out of sight while it is looked at: nothing else is. Its author
    is told. Publishes `QuestionModerated`. Refuses with NotThatReason."""
    if flag.reason != "illegal" or flag.decided_at is not None:
        raise NotThatReason(_("Only what is said to be against the law waits out of sight."))
    fresh, told = _locked(flag.question, flag.answer)
    thing = told or fresh
    if thing.state == Shown.PUBLISHED:
        entry = _move(fresh, told, Shown.HELD, "illegal", by=Actor.person(by.pk), at=at)
        if told is None:
            tell_of_hold(fresh, question_link(fresh.token, fresh.language), at)
        else:
            tell_buyer_of_hold(told, entry, at=at)
    return thing


@transaction.atomic
def dismiss_flag(*, flag: Flag, by: User, at: datetime) -> Flag:
    """It may stand there. Publishes `FlagDecided`. Twice does no harm."""
    row = Flag.objects.select_for_update().get(pk=flag.pk)
    if row.decided_at is None:
        row.decided_at, row.is_upheld = at, False
        row.save(update_fields=["decided_at", "is_upheld"])
        decided = FlagDecided(row.question_id, row.pk, was_upheld=False)
        publish(decided, about=_ref(row.question), by=Actor.person(by.pk), at=at)
    return row


def _locked(question: Question, answer: Answer | None) -> tuple[Question, Answer | None]:
    rows = Question.objects.select_for_update(of=("self",)).select_related(
        "conversation", "product"
    )
    fresh = rows.get(pk=question.pk)
    if answer is None:
        return fresh, None
    told = Answer.objects.select_for_update().get(pk=answer.pk, question=fresh)
    told.question = fresh
    return fresh, told


def _move(
    question: Question, answer: Answer | None, state: str, reason: str, *, by: Actor, at: datetime
) -> Moderation:
    thing = answer or question
    kind = "answer" if answer else "question"
    change = (thing.state, state, reason)
    thing.state, thing.reason = state, reason
    thing.save(update_fields=["state", "reason"])
    about = Ref(kind, thing.token)
    entry = note_moderation(about, question.product_id, change, by=by, at=at)
    moderated = QuestionModerated(question.pk, answer.pk if answer else None, state, reason)
    publish(moderated, about=_ref(question), by=by, at=at)
    return entry


def state_to_author(thing: Question | Suggestion, reason: str, address: str, at: datetime) -> None:
    """The statement that the law owes to whoever wrote it, with the way to contest it at its page."""
    with override(thing.language):
        words = _(
            "We took what you wrote from our pages. The reason: %(reason)s. If you see it otherwise, ask for"
            " another look at %(address)s: another person decides."
        ) % {"reason": REASON_WORDS[reason], "address": address}
        tell_author(thing, words, at=at)


def tell_of_hold(question: Question, address: str, at: datetime) -> None:
    """Somebody says that it is against the law: its author knows why it is out of sight."""
    with override(question.language):
        words = _(
            "Somebody says that what you asked is against the law. While a person of ours looks at it, it is"
            " out of sight. You are told what was decided, and %(address)s says it too."
        ) % {"address": address}
        tell_author(question, words, at=at)


def tell_of_showing(thing: Question | Suggestion, address: str, at: datetime) -> None:
    """What had waited is public: nothing was found against it."""
    with override(thing.language):
        words = _(
            "A person of ours looked at what you wrote and found nothing against it. It stands on our pages"
            " now: %(address)s."
        ) % {"address": address}
        tell_author(thing, words, at=at)


def _ref(question: Question) -> Ref:
    return Ref("question", str(question.pk))
