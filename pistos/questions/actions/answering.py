"""Answers: by the shop, by earlier buyers, by the sheet; and the note that one was given in private."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.accounts.models import User
from pistos.asks.actions.answering import note_answered
from pistos.asks.models import AskKind
from pistos.catalogue.models import SheetTask, TaskKind
from pistos.conversations.actions.touching import tell_by_machine
from pistos.conversations.models import ConversationState
from pistos.conversations.queries.cardless import without_cards
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.questions.actions.inviting import ref_of
from pistos.questions.actions.noting import note_moderation, say_to_author
from pistos.questions.actions.telling import tell_buyer_of_hold
from pistos.questions.events import QuestionAnswered
from pistos.questions.models import Answer, AnswerKind, Invitation, Question, Shown
from pistos.questions.ports import question_link
from pistos.questions.rules.showing import LONGEST_ANSWER, held_for, public_name, public_text

MACHINE = Actor.machine("questions.answering")


class NothingAnswered(Refused):
    """An answer without words, or longer than anybody reads."""


class NotAnswerable(Refused):
    """The question is not public, or nothing was answered in private yet."""


class InvitationOver(Refused):
    """The invited buyer answered already, or the time for it is over."""


@transaction.atomic
def answer_question(*, question: Question, text: str, by: User, at: datetime) -> Answer:
    """The shop answers for everybody; whoever asked hears the same, and with it the promise of an answer
    is kept. Publishes `QuestionAnswered`. Refuses with NothingAnswered and NotAnswerable."""
    fresh = _held(question)
    if fresh.state != Shown.PUBLISHED:
        raise NotAnswerable(_("Publish the question first, then answer it."))
    words = without_cards(text.strip())
    _check(words)
    answer = Answer.objects.create(
        question=fresh,
        kind=AnswerKind.SHOP,
        author=by,
        text=words,
        language=fresh.language,
        display_name=by.name[:60],
        answered_at=at,
    )
    _note_answered(fresh, answer, by=Actor.person(by.pk), at=at)
    say_to_author(fresh.conversation, f"{words}\n\n{_address(fresh)}", by=by, at=at)
    return answer


@transaction.atomic
def note_private_answer(*, question: Question, by: User, at: datetime) -> Answer:
    """The shop answered the asker alone; the public reads that it did, and when. Publishes
    `QuestionAnswered`. Refuses with NotAnswerable where nobody answered them."""
    fresh = _held(question)
    conversation = fresh.conversation
    if fresh.state != Shown.PUBLISHED or conversation is None or not conversation.answer_count:
        raise NotAnswerable(_("Nothing was answered in private yet."))
    known = fresh.answers.filter(kind=AnswerKind.PRIVATE).first()
    if known is not None:
        return known
    answer = Answer.objects.create(
        question=fresh,
        kind=AnswerKind.PRIVATE,
        author=by,
        language=fresh.language,
        answered_at=conversation.first_answer_at or at,
    )
    _note_answered(fresh, answer, by=Actor.person(by.pk), at=at)
    return answer


@transaction.atomic
def answer_as_buyer(
    *, invitation: Invitation, text: str, display_name: str, by: Actor, at: datetime
) -> Answer:
    """An earlier buyer answers, proven by their order line. Publishes `QuestionAnswered`.

    The asker hears of it; the shop's own answer stays promised. Held, its author is told, and why.
    Refuses with InvitationOver and NothingAnswered.
    """
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    question = _held(held.question)
    if held.answered_at or held.expires_at <= at or question.state != Shown.PUBLISHED:
        raise InvitationOver(_("You answered already, or the time for it is over. Thank you."))
    _check(text.strip())
    reason = held_for(text, is_by_program=False)
    answer = Answer.objects.create(
        question=question,
        kind=AnswerKind.BUYER,
        customer_id=held.customer_id,
        line_id=held.line_id,
        text=public_text(text, LONGEST_ANSWER),
        language=question.language,
        display_name=public_name(display_name),
        state=Shown.HELD if reason else Shown.PUBLISHED,
        reason=reason,
        answered_at=at,
    )
    held.answered_at = at
    held.save(update_fields=["answered_at"])
    if reason:
        change = ("", Shown.HELD, reason)
        about = Ref("answer", answer.token)
        entry = note_moderation(about, question.product_id, change, by=MACHINE, at=at)
        tell_buyer_of_hold(answer, entry, at=at)
    if held.customer is not None:
        about = ref_of(question.pk)
        note_answered(kind=AskKind.QUESTION, about=about, customer=held.customer, at=at)
    _note_answered(question, answer, by=by, at=at)
    if not reason:
        tell_of_buyer(question, at=at)
    return answer


@transaction.atomic
def close_by_sheet(*, task: SheetTask, by: User | None, at: datetime) -> int:
    """The sheet was completed by what was asked: every public question of the kind says so, and whoever
    still waits is answered with it. Returns how many. Twice does no harm."""
    if task.kind != TaskKind.COMPLETE or task.closed_at is None or not task.key:
        return 0
    rows = Question.objects.select_for_update(of=("self",)).filter(
        product_id=task.product_id, wish__key=task.key, state=Shown.PUBLISHED, sheet_says_at=None
    )
    count = 0
    for question in rows.select_related("conversation").order_by("pk"):
        question.sheet_says_at = at
        question.save(update_fields=["sheet_says_at"])
        answer = Answer.objects.create(
            question=question,
            kind=AnswerKind.SHEET,
            author=by,
            language=question.language,
            answered_at=at,
        )
        was_open = question.shop_answered_at is None
        actor = Actor.person(by.pk) if by else MACHINE
        _note_answered(question, answer, by=actor, at=at)
        if was_open:
            _say_of_sheet(question, by, at)
        count += 1
    return count


def tell_of_buyer(question: Question, *, at: datetime) -> None:
    """The asker hears that a buyer answered."""
    with override(question.language):
        words = _("A buyer of this product answered your question.")
    _tell(question, words, at=at)


def _say_of_sheet(question: Question, by: User | None, at: datetime) -> None:
    with override(question.language):
        words = _("The product page says it now, because you asked. Thank you.")
    if by is None:
        _tell(question, words, at=at)
    else:
        say_to_author(question.conversation, f"{words}\n\n{_address(question)}", by=by, at=at)


def _held(question: Question) -> Question:
    rows = Question.objects.select_for_update(of=("self",)).select_related("conversation")
    return rows.get(pk=question.pk)


def _check(text: str) -> None:
    if not text:
        raise NothingAnswered(_("Please write an answer."))
    if len(text) > LONGEST_ANSWER:
        most = {"most": LONGEST_ANSWER}
        raise NothingAnswered(_("Please answer in at most %(most)d characters.") % most)


def _note_answered(question: Question, answer: Answer, *, by: Actor, at: datetime) -> None:
    if answer.state == Shown.PUBLISHED:
        question.answered_at = question.answered_at or at
        if answer.kind != AnswerKind.BUYER:
            question.shop_answered_at = question.shop_answered_at or at
        question.save(update_fields=["answered_at", "shop_answered_at"])
    answered = QuestionAnswered(question.pk, answer.pk, answer.kind)
    publish(answered, about=Ref("question", str(question.pk)), by=by, at=at)


def _address(question: Question) -> str:
    return question_link(question.token, question.language)


def _tell(question: Question, words: str, *, at: datetime) -> None:
    """A word of the program, for whoever gave an address."""
    conversation = question.conversation
    if conversation is None or conversation.state == ConversationState.SPAM:
        return
    tell_by_machine(conversation=conversation, text=f"{words}\n\n{_address(question)}", at=at)
