"""The gates through which edges load questions, answers, suggestions and an invited buyer's link."""

from hashlib import sha256

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.kit.errors import NotFound
from pistos.questions.models import Answer, Appeal, Flag, Invitation, Question, Shown, Suggestion
from pistos.questions.rules.tokens import answer_token_of


def question_for(agent: User, question_id: int) -> Question:
    require(agent, "answer_questions")
    rows = Question.objects.select_related("product", "conversation")
    found = rows.filter(pk=question_id).first()
    if found is None:
        raise NotFound
    return found


def answer_for(agent: User, question_id: int, answer_id: int) -> Answer:
    require(agent, "answer_questions")
    found = Answer.objects.filter(pk=answer_id, question_id=question_id).first()
    if found is None:
        raise NotFound
    return found


def flag_for(agent: User, flag_id: int) -> Flag:
    require(agent, "moderate_questions")
    found = Flag.objects.select_related("question", "answer").filter(pk=flag_id).first()
    if found is None:
        raise NotFound
    return found


def appeal_for(agent: User, appeal_id: int) -> Appeal:
    require(agent, "moderate_questions")
    found = Appeal.objects.select_related("entry").filter(pk=appeal_id).first()
    if found is None:
        raise NotFound
    return found


def suggestion_for(agent: User, suggestion_id: int) -> Suggestion:
    require(agent, "see_suggestions")
    rows = Suggestion.objects.select_related("conversation")
    found = rows.filter(pk=suggestion_id).first()
    if found is None:
        raise NotFound
    return found


def invitation_by_link(token: str) -> Invitation:
    """What an invited buyer's link opens; who has it is believed. NotFound for anything else."""
    digest = sha256(token.encode()).hexdigest()
    rows = Invitation.objects.select_related("question__product", "customer")
    found = rows.filter(digest=digest, question__state=Shown.PUBLISHED).first()
    if found is None:
        raise NotFound
    return found


def answer_by_link(own: str) -> Answer:
    """What the signed link in a buyer's mail opens: their own answer. NotFound for anything else, and once
    the buyer was erased."""
    token = answer_token_of(own)
    rows = Answer.objects.select_related("question__product").exclude(customer=None)
    found = rows.filter(token=token).first() if token else None
    if found is None:
        raise NotFound
    return found


def public_question(token: str) -> Question:
    """A question that stands in public, to be flagged."""
    found = Question.objects.filter(token=token, state=Shown.PUBLISHED).first()
    if found is None:
        raise NotFound
    return found


def public_answer(question: Question, token: str) -> Answer:
    found = question.answers.filter(token=token, state=Shown.PUBLISHED).first()
    if found is None:
        raise NotFound
    return found


def public_suggestion(token: str) -> Suggestion:
    found = Suggestion.objects.filter(token=token, shown=Shown.PUBLISHED).first()
    if found is None:
        raise NotFound
    return found
