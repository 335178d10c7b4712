"""An author contests that their words were removed; another person than before decides."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.accounts.access import require
from pistos.accounts.actions import require_another
from pistos.accounts.models import User
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.questions.actions.moderating import put_back
from pistos.questions.actions.noting import tell_author
from pistos.questions.actions.suggesting import put_back_suggestion
from pistos.questions.actions.telling import tell_buyer_of_appeal
from pistos.questions.events import RemovalAppealDecided, RemovalAppealed
from pistos.questions.models import Answer, Appeal, Moderation, Question, Shown, Suggestion
from pistos.questions.queries.ledger import removal_of
from pistos.questions.rules.showing import public_text

DEED = "moderate_questions"
LONGEST = 2_000
LONGEST_DECISION = 1_000


class AppealUnusable(Refused):
    """Nothing was removed that could be contested."""


class AppealDecided(Refused):
    """Somebody decided it meanwhile."""


class WordsMissing(Refused):
    """A decision that stands says in words what it rests on."""


@transaction.atomic
def appeal_removal(*, token: str, words: str, by: Actor, at: datetime) -> Appeal:
    """Asks for another look at what was removed: a question, an answer or a suggestion, by its token. Once a
    decision; again returns what was made. Publishes RemovalAppealed. Refuses with AppealUnusable."""
    entry = removal_of(token)
    if entry is None or _state(entry) != Shown.REMOVED:
        raise AppealUnusable(_("There is no decision about this that could be contested."))
    known = Appeal.objects.filter(entry=entry).first()
    if known is not None:
        return known
    said = public_text(words, LONGEST)
    try:
        with transaction.atomic():
            appeal = Appeal.objects.create(entry=entry, words=said, made_at=at)
    except IntegrityError:
        return Appeal.objects.get(entry=entry)
    publish(RemovalAppealed(appeal.pk, entry.about_kind), about=_ref(entry), by=by, at=at)
    return appeal


@transaction.atomic
def uphold_removal_appeal(*, appeal: Appeal, by: User, at: datetime) -> Appeal:
    """The author was right: it is public again, and they are told. Publishes RemovalAppealDecided. Refuses
    with AppealDecided, SamePerson and NotAllowed."""
    fresh = _open(appeal, by)
    entry = fresh.entry
    if entry.about_kind == "suggestion":
        put_back_suggestion(suggestion=_suggestion(entry), by=by, at=at)
    else:
        question, answer = _asked(entry)
        put_back(question=question, answer=answer, by=by, at=at)
    return _decide(fresh, Appeal.Decision.UPHELD, "", by, at)


@transaction.atomic
def confirm_removal(*, appeal: Appeal, words: str, by: User, at: datetime) -> Appeal:
    """The decision stands, in words that the author is told. Publishes RemovalAppealDecided. Refuses with
    WordsMissing, AppealDecided, SamePerson and NotAllowed."""
    if not words.strip():
        raise WordsMissing(_("Say why the decision stands: the author reads it."))
    return _decide(_open(appeal, by), Appeal.Decision.CONFIRMED, words, by, at)


def _open(appeal: Appeal, by: User) -> Appeal:
    require(by, DEED)
    fresh = Appeal.objects.select_for_update(of=("self",)).select_related("entry").get(pk=appeal.pk)
    if fresh.decision:
        raise AppealDecided(_("This was decided meanwhile."))
    require_another(by, DEED, first=fresh.entry.by_id)
    return fresh


def _decide(appeal: Appeal, decision: str, words: str, by: User, at: datetime) -> Appeal:
    appeal.decision, appeal.decision_words = decision, words.strip()[:LONGEST_DECISION]
    appeal.decided_at, appeal.decided_by = at, f"person {by.pk}"
    appeal.save(update_fields=["decision", "decision_words", "decided_at", "decided_by"])
    happened = RemovalAppealDecided(appeal.pk, appeal.entry.about_kind, decision)
    publish(happened, about=_ref(appeal.entry), by=Actor.person(by.pk), at=at)
    thing = _thing(appeal.entry)
    if isinstance(thing, Answer):
        tell_buyer_of_appeal(thing, appeal, at=at)
        return appeal
    with override(thing.language):
        told = _(
            "A colleague looked again at what you wrote: you were right, and it is public again."
        )
        if decision == Appeal.Decision.CONFIRMED:
            told = _(
                "A colleague looked again at what you wrote. The decision stands: %(words)s"
            ) % {"words": appeal.decision_words}
    tell_author(thing, told, at=at)
    return appeal


def _thing(entry: Moderation) -> Question | Answer | Suggestion:
    if entry.about_kind == "suggestion":
        return _suggestion(entry)
    question, answer = _asked(entry)
    return answer or question


def _state(entry: Moderation) -> str:
    thing = _thing(entry)
    return thing.shown if isinstance(thing, Suggestion) else thing.state


def _suggestion(entry: Moderation) -> Suggestion:
    return Suggestion.objects.select_related("conversation").get(token=entry.about_token)


def _asked(entry: Moderation) -> tuple[Question, Answer | None]:
    if entry.about_kind == "answer":
        answer = Answer.objects.select_related("question__product").get(token=entry.about_token)
        return answer.question, answer
    rows = Question.objects.select_related("conversation")
    return rows.get(token=entry.about_token), None


def _ref(entry: Moderation) -> Ref:
    return Ref(entry.about_kind, entry.about_token)
